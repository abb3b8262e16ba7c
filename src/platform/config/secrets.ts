import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { chownSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, type Config } from './config';

/** The keys of the process. `identity` is newest first: the first seals, all of them open. */
export interface Secrets {
  jwt: KeyObject;
  identity: readonly IdentityKey[];
  /** Reads `identity` again from where it is kept, for a key that was added meanwhile; absent when set from outside. */
  rereadIdentity?: () => readonly IdentityKey[];
  /** Keys the blind index of telephone numbers. */
  phoneIndex: KeyObject;
  /** Keys the fingerprints of requests that may be retried. */
  fingerprint: KeyObject;
  /** Derives tracking tokens, so that a retried submission is given the same one. */
  tracking: KeyObject;
}

export interface IdentityKey {
  id: string;
  key: KeyObject;
}

const fileSchema = z.object({
  JWT_SECRET: z.string(),
  LOOKUP_SECRET: z.string(),
  IDENTITY_KEYS: z.string(),
});
type SecretTexts = z.infer<typeof fileSchema>;
const NAMES = ['JWT_SECRET', 'LOOKUP_SECRET', 'IDENTITY_KEYS'] as const;

/**
 * Returns the keys from the settings. With the embedded database, those that are absent are made at the first
 * start and kept beside the data; with any other database a missing one is refused by name. On a later start keys
 * that are gone are refused too: new ones could not open what the old ones sealed. Throws ConfigError.
 */
export function loadSecrets(config: Config, isFirstStart = true): Secrets {
  refuseMissingSecrets(config);
  const needsFile = missingSecrets(config).length > 0;
  const kept = needsFile ? keptSecrets(config.DATA_DIR, isFirstStart) : undefined;
  const text = (name: (typeof NAMES)[number]): string => config[name] ?? kept?.[name] ?? '';
  const lookup = text('LOOKUP_SECRET');
  return {
    jwt: createSecretKey(Buffer.from(text('JWT_SECRET'))),
    identity: identityKeys(text('IDENTITY_KEYS')),
    ...(config.IDENTITY_KEYS === undefined && {
      rereadIdentity: () => identityKeys(keptSecrets(config.DATA_DIR, false).IDENTITY_KEYS),
    }),
    phoneIndex: derived(lookup, 'phone-index'),
    fingerprint: derived(lookup, 'request-fingerprint'),
    tracking: derived(lookup, 'tracking-token'),
  };
}

/**
 * Puts a new identity key in front of those kept in DATA_DIR and returns its id; the old ones stay, for they still
 * open what they sealed. Throws ConfigError when the keys are set from outside. Only one process at a time may.
 */
export function addKeptIdentityKey(config: Config): string {
  if (config.IDENTITY_KEYS !== undefined || config.DATABASE_URL) {
    throw new ConfigError(
      'The identity keys are set in the environment: put a new one in front there (IDENTITY_KEYS=k2:KEY,k1:…, with ' +
        '32 random bytes in base64 for KEY), restart PAKN, and run npm run keys:rotate without --new-key.',
    );
  }
  const kept = keptSecrets(config.DATA_DIR, false);
  const ids = identityKeys(kept.IDENTITY_KEYS).map((key) => key.id);
  const numbers = ids.map((id) => Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0));
  const id = `k${Math.max(...numbers) + 1}`;
  const keys = `${id}:${randomBytes(32).toString('base64')},${kept.IDENTITY_KEYS}`;
  keep(config.DATA_DIR, { ...kept, IDENTITY_KEYS: keys });
  return id;
}

/** Refuses by name what a database of one's own needs, before anything is opened. Throws ConfigError. */
export function refuseMissingSecrets(config: Config): void {
  const missing = missingSecrets(config);
  if (missing.length === 0 || !config.DATABASE_URL) return;
  throw new ConfigError(
    `With DATABASE_URL set, ${missing.join(', ')} must be set too: see .env.example.`,
  );
}

const missingSecrets = (config: Config) => NAMES.filter((name) => config[name] === undefined);

const identityKeys = (text: string): IdentityKey[] => text.split(',').map(identityKey);

function identityKey(pair: string): IdentityKey {
  const [id = '', key = ''] = pair.split(':');
  return { id, key: createSecretKey(Buffer.from(key, 'base64')) };
}

function derived(secret: string, purpose: string): KeyObject {
  return createSecretKey(
    Buffer.from(hkdfSync('sha256', secret, 'pakn', purpose, 32) as ArrayBuffer),
  );
}

function keptSecrets(dataDir: string, mayMake: boolean): SecretTexts {
  const path = pathIn(dataDir);
  const existing = readText(path);
  if (existing !== undefined) return parseKept(path, existing);
  if (!mayMake) {
    throw new ConfigError(
      `The key file ${path} is missing, though the database was used before: put it back from a backup, ` +
        `or set ${NAMES.join(', ')}.`,
    );
  }
  const made: SecretTexts = {
    JWT_SECRET: randomBytes(48).toString('base64'),
    LOOKUP_SECRET: randomBytes(48).toString('base64'),
    IDENTITY_KEYS: `k1:${randomBytes(32).toString('base64')}`,
  };
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  keep(dataDir, made);
  return made;
}

/** Written aside and renamed: a process killed in between must not leave half a key file. */
function keep(dataDir: string, texts: SecretTexts): void {
  const path = pathIn(dataDir);
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(texts, null, 2)}\n`, { mode: 0o600, flush: true });
  const owner = statSync(path, { throwIfNoEntry: false });
  // Root may do this for another user, who must be able to read the file at the next start.
  if (owner && process.getuid?.() === 0) chownSync(draft, owner.uid, owner.gid);
  renameSync(draft, path);
}

const pathIn = (dataDir: string): string => join(dataDir, 'secrets.json');

/** New keys in place of lost ones would make every sealed identity unreadable, so a damaged file is refused. */
function parseKept(path: string, text: string): SecretTexts {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(`The key file ${path} is damaged: put it back from a backup.`);
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
