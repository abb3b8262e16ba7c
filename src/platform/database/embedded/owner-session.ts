import { Client, type ClientConfig } from 'pg';
import type { Address } from './lock-files';
import { errorCode, isAlive, pause } from './processes';
import { SUPERUSER } from './cluster';

/**
 * Whoever holds this advisory lock, in a session of the database `postgres`, owns the server. The server frees it by
 * itself when the owner's process dies, so no `kill -9` can leave it behind.
 */
const OWNER_LOCK = 0x504b4e31;
const OWNER_NAME = 'embedded-owner';
const STARTER_NAME = 'embedded-starter';
const CONNECT_LIMIT_MS = 3000;
const RECLAIM_PAUSE_MS = 250;

/** What an attempt to connect met: an open door, nobody, or a server that does not let us in at the moment. */
export type Knock =
  | { kind: 'open'; client: Client }
  | { kind: 'absent'; reason: string }
  | { kind: 'busy'; reason: string };

/** Whose server it is: ours, somebody's whose process is seen to live or not, or as yet its starter's to claim. */
export type Claim =
  { kind: 'ours' } | { kind: 'taken'; holderIsAlive: boolean } | { kind: 'unclaimed' };

/** The setting that tells later starts which process started a server. */
export function starterSetting(): string {
  return `${STARTER_NAME} ${process.pid}`;
}

/** The address and credentials of the server's own maintenance database. */
export function maintenance(address: Address, password: string): ClientConfig {
  return {
    ...address,
    user: SUPERUSER,
    password,
    database: 'postgres',
    ssl: false,
    application_name: `${OWNER_NAME} ${process.pid}`,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
  };
}

/** Tries to connect once. Errors that waiting cannot cure (a wrong password) are thrown. */
export async function knock(config: ClientConfig): Promise<Knock> {
  const client = new Client(config);
  client.on('error', () => undefined); // a lost session is seen by the query that follows, or by keepOwnership
  try {
    await client.connect();
    return { kind: 'open', client };
  } catch (error) {
    await client.end().catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    const code = errorCode(error);
    if (['ENOENT', 'ECONNREFUSED', 'ENOTDIR'].includes(code)) return { kind: 'absent', reason };
    // 28: not let in; 3D: no such database. Everything else is a server that starts, stops or is full.
    if (/^(28|3D)/.test(code)) throw error;
    return { kind: 'busy', reason };
  }
}

/**
 * Asks for ownership. A server whose starter lives is left to the starter for a while (`mayAdopt` false), because a
 * server dies with its starter and must not be owned by anybody else.
 */
export async function claim(client: Client, mayAdopt: boolean): Promise<Claim> {
  const { starter, holder } = await look(client);
  if (holder !== null) {
    const pid = pidIn(holder, OWNER_NAME);
    return { kind: 'taken', holderIsAlive: pid !== undefined && isAlive(pid) };
  }
  const startedBy = pidIn(starter, STARTER_NAME);
  const isStartersTurn = startedBy !== undefined && startedBy !== process.pid && isAlive(startedBy);
  if (isStartersTurn && !mayAdopt) return { kind: 'unclaimed' };
  return (await lock(client)) ? { kind: 'ours' } : { kind: 'unclaimed' };
}

/**
 * Keeps ownership for as long as the process lives: when the session is lost though the server is there (it restarts
 * its sessions after one of them crashed), it connects and locks again.
 * @returns ends the session and gives the ownership up
 */
export function keepOwnership(first: Client, config: ClientConfig): () => Promise<void> {
  let current = first;
  const released = new AbortController();
  const watch = (client: Client): void => {
    client.once('end', () => {
      if (!released.signal.aborted) void reclaim();
    });
  };
  const reclaim = async (): Promise<void> => {
    while (!released.signal.aborted) {
      await pause(RECLAIM_PAUSE_MS, { unref: true });
      const answer = await knock(config).catch(() => undefined);
      if (answer?.kind !== 'open') continue;
      current = answer.client;
      watch(current);
      await lock(current).catch(() => undefined); // a session that broke again comes back through `end`
      if (released.signal.aborted) await current.end().catch(() => undefined);
      return;
    }
  };
  watch(first);
  return async () => {
    released.abort();
    await current.end().catch(() => undefined);
  };
}

async function lock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1) as locked',
    [OWNER_LOCK],
  );
  return rows[0]?.locked ?? false;
}

/** Who started the server, and who holds the lock (null when nobody does), by the names their sessions bear. */
async function look(client: Client): Promise<{ starter: string; holder: string | null }> {
  const { rows } = await client.query<{ starter: string; holder: string | null }>(
    `select current_setting('cluster_name') as starter,
            (select coalesce(a.application_name, '')
               from pg_locks l left join pg_stat_activity a on a.pid = l.pid
              where l.locktype = 'advisory' and l.granted
                and l.classid = 0 and l.objid = $1::int8::oid and l.objsubid = 1
              limit 1) as holder`,
    [OWNER_LOCK],
  );
  const [row] = rows;
  if (!row) throw new Error('a query without FROM returned no row');
  return row;
}

function pidIn(text: string, name: string): number | undefined {
  const digits = new RegExp(`^${name} (\\d+)$`).exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
