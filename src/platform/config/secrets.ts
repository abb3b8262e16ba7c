import { createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, type Config } from './config';

/** The keys of the process. `identity` is newest first: the first seals, all of them open. */
export interface Secrets {
  jwt: KeyObject;
  identity: readonly IdentityKey[];
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
    identity: text('IDENTITY_KEYS').split(',').map(identityKey),
    phoneIndex: derived(lookup, 'phone-index'),
    fingerprint: derived(lookup, 'request-fingerprint'),
    tracking: derived(lookup, 'tracking-token'),
  };
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
  const path = join(dataDir, 'secrets.json');
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
  // Written aside and renamed: a process killed in between must not leave half a key file.
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
  return made;
}

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
