import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import type { Launcher } from './launcher';
import { readServerRecord, type Address } from './lock-files';
import { errorCode } from './processes';

/** Only names the socket file: nothing listens on the network. */
const SOCKET_PORT = 5432;
/** The shortest limit among the systems (macOS: 104 bytes with the closing zero). */
const SOCKET_PATH_LIMIT_BYTES = 103;

/**
 * Where the cluster's server listens, or shall listen: a Unix socket in the cluster itself or, when that path is too
 * long for one, in a private folder under the system's temporary one whose name follows from the cluster's path. On
 * Windows a free port of the loopback interface.
 * @throws EmbeddedPostgresError START_FAILED when somebody else holds that private folder
 */
export async function chooseAddress(cluster: string, launcher: Launcher): Promise<Address> {
  const recorded = readServerRecord(cluster)?.address;
  if (process.platform === 'win32') {
    return recorded ?? { host: '127.0.0.1', port: await freePort() };
  }
  if (fits(cluster)) return { host: cluster, port: SOCKET_PORT };
  const owner = launcher.uid ?? process.getuid?.() ?? 0;
  const name = `pg-${owner}-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
  // A server started under another TMPDIR is found where it says it listens.
  const known = recorded && basename(recorded.host) === name ? [recorded.host] : [];
  const places = [...known, join(tmpdir(), name)];
  const folder = places.find(fits) ?? join('/tmp', name);
  makePrivateFolder(folder, owner, launcher);
  return { host: folder, port: SOCKET_PORT };
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}`)) <= SOCKET_PATH_LIMIT_BYTES;
}

/** Anybody may create names in the temporary folder, so an existing one is used only when it is ours and closed. */
function makePrivateFolder(folder: string, owner: number, { uid, gid }: Launcher): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const stat = lstatSync(folder);
  if (stat.isDirectory() && stat.uid === owner && (stat.mode & 0o077) === 0) return;
  throw new EmbeddedPostgresError(
    'START_FAILED',
    `The folder ${folder}, needed for the database's socket, belongs to somebody else: remove it.`,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
