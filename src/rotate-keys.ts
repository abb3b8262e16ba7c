import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { MaintenanceError, runMaintenance, type MaintenanceTask } from './maintenance';
import { IdentityVault } from './petitions/identity/identity-vault';
import {
  ROTATION_BATCH,
  rotateIdentities,
  rowsOfKeys,
  type RotationReport,
} from './petitions/identity/key-rotation';
import { rotateWebhookSecrets, type SecretRotation } from './messages/webhooks/secret-rotation';
import { KeyRing } from './platform/sealing/key-ring';
import { addKeptIdentityKey, loadSecrets, type Secrets } from './platform/config/secrets';

/** One rotation at a time: two that each make a key would each lose the other's. */
const ROTATION_LOCK = 0x50414b45;
const SHOWN_EVERY = 25 * ROTATION_BATCH;

/**
 * Seals every identity, and every webhook's secret, with the newest key, which `--new-key` makes first where the keys
 * are kept in DATA_DIR. Exit code 0 when all are, 1 when some open with none of the keys, 2 when it could not be
 * done.
 */
async function rotate(task: MaintenanceTask): Promise<number> {
  const { values } = parseArgs({ options: { 'new-key': { type: 'boolean' } } });
  await refuseSecondRun(task);
  if (values['new-key']) say(`Made key ${addKeptIdentityKey(task.config)}.`);
  const secrets = loadSecrets(task.config, false);
  const vault = new IdentityVault(secrets);
  const total = toRotate(await rowsOfKeys(task.client), vault.newestKeyId);
  say(`${identities(total)} to seal anew with key ${vault.newestKeyId}.`);
  let shown = 0;
  const report = await rotateIdentities(task.client, vault, (rotated) => {
    if (rotated - shown < SHOWN_EVERY) return;
    shown = rotated;
    say(`${rotated} of ${total}`);
  });
  const webhooks = await rotateWebhookSecrets(task.client, new KeyRing(secrets));
  say(...outcome(report, webhooks, secrets));
  if (values['new-key'] && task.isInUse) {
    say(
      `PAKN is running: restart it, so that it seals with ${vault.newestKeyId}; then run this once more.`,
    );
  }
  return report.unreadableCount === 0 && webhooks.unreadable.length === 0 ? 0 : 1;
}

async function refuseSecondRun({ client }: MaintenanceTask): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    ROTATION_LOCK,
  ]);
  if (!rows[0]?.got) throw new MaintenanceError('Another run is at it: wait for its end.');
}

function outcome(
  report: RotationReport,
  webhooks: SecretRotation,
  { identity }: Secrets,
): string[] {
  const [newest, ...old] = identity.map((key) => key.id);
  const left = toRotate(report.rowsByKey, newest ?? '') - report.unreadableCount;
  const unused = old.filter((id) => !report.rowsByKey.has(id) && !webhooks.keyIds.has(id));
  return [
    `Sealed anew: ${identities(report.rotated)}.`,
    ...(left > 0 ? [`Still sealed with an old key: ${identities(left)}; run this once more.`] : []),
    ...unreadableLines(report),
    ...webhookLines(webhooks),
    ...(unused.length > 0
      ? [
          `No identity needs ${unused.join(', ')} any more. Drop old keys once every copy of PAKN runs with ` +
            `${newest}, and keep them with the backups made before.`,
        ]
      : []),
  ];
}

function unreadableLines({ unreadable, unreadableCount }: RotationReport): string[] {
  if (unreadableCount === 0) return [];
  const rest = unreadableCount - unreadable.length;
  return [
    `Opened with none of the keys, and left as they are: ${identities(unreadableCount)}, of the petitions ` +
      `${unreadable.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
  ];
}

function webhookLines({ rotated, unreadable }: SecretRotation): string[] {
  return [
    ...(rotated > 0 ? [`Secrets of webhooks sealed anew: ${rotated}.`] : []),
    ...(unreadable.length > 0
      ? [`Webhooks whose secret opens with none of the keys: ${unreadable.join(', ')}.`]
      : []),
  ];
}

const toRotate = (rowsByKey: ReadonlyMap<string, number>, newest: string): number =>
  [...rowsByKey].reduce((sum, [id, count]) => (id === newest ? sum : sum + count), 0);

const identities = (count: number): string => `${count} ${count === 1 ? 'identity' : 'identities'}`;

function say(...lines: string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

void runMaintenance('The rotation of keys', rotate);
