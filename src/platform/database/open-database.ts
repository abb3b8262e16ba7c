import { Client } from 'pg';
import type { Config } from '../config/config';
import type { ConnectionSettings } from './connection';
import { startEmbeddedPostgres } from './embedded-postgres';

/** The database in use, and how to let go of it when the process ends. */
export interface OpenDatabase {
  connection: ConnectionSettings;
  /** For people: where the data is. */
  description: string;
  close(): Promise<void>;
}

/** The database named by DATABASE_URL cannot be used; the message never repeats the address. */
export class DatabaseUnusableError extends Error {}

const OLDEST_SERVER = 150_000;

/** Opens the database of the settings: the one at DATABASE_URL, else the embedded one in DATA_DIR (ADR 0002). */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.DATABASE_URL) return openExternal(config.DATABASE_URL);
  const embedded = await startEmbeddedPostgres({
    dataDir: config.DATA_DIR,
    database: 'pakn',
    exclusive: true,
  });
  return {
    connection: embedded.connection,
    description: `embedded PostgreSQL in ${config.DATA_DIR}`,
    close: () => embedded.stop(),
  };
}

async function openExternal(url: string): Promise<OpenDatabase> {
  const version = await serverVersion(url).catch((error: unknown) => {
    throw new DatabaseUnusableError(
      `The database named by DATABASE_URL cannot be used: ${reason(error)}.`,
      { cause: error },
    );
  });
  if (version < OLDEST_SERVER) {
    throw new DatabaseUnusableError(
      `The database named by DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`,
    );
  }
  return {
    connection: { connectionString: url },
    description: 'PostgreSQL at DATABASE_URL',
    close: async () => undefined,
  };
}

/** 150004 for version 15.4. */
async function serverVersion(url: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const answer = await client.query<{ server_version_num: string }>('show server_version_num');
    return Number(answer.rows[0]?.server_version_num);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its host cannot be reached',
  ENOENT: 'no server has its socket there',
  ERR_INVALID_URL: 'the address is not understood',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'it has no database of that name',
};

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code && REASONS[code]) return REASONS[code];
  if (message?.includes('timeout')) return 'it does not answer';
  if (message?.includes('SSL')) return 'it does not speak TLS as asked';
  // A server that hangs up, or says what no PostgreSQL says, gives an error without a code.
  return code ? `error ${code}` : 'what answers there is not PostgreSQL';
}
