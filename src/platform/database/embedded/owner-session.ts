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

/** Whose server it is. `taken` tells whether its owner's process is seen to live. */
export type Claim = { kind: 'ours' } | { kind: 'taken'; holderIsAlive: boolean };

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
  const { rows } = await client.query<{ starter: string }>(
    `select current_setting('cluster_name') as starter`,
  );
  const starter = pidIn(rows[0]?.starter, STARTER_NAME);
  if (!mayAdopt && starter !== process.pid && starter !== undefined && isAlive(starter)) {
    return { kind: 'taken', holderIsAlive: true };
  }
  if (await lock(client)) return { kind: 'ours' };
  return { kind: 'taken', holderIsAlive: await holderIsAlive(client) };
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

async function holderIsAlive(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ holder: string }>(
    `select a.application_name as holder
       from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = $1::int8::oid`,
    [OWNER_LOCK],
  );
  const pid = pidIn(rows[0]?.holder, OWNER_NAME);
  return pid !== undefined && isAlive(pid);
}

function pidIn(text: string | undefined, name: string): number | undefined {
  const digits = new RegExp(`^${name} (\\d+)$`).exec(text ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}
