import {
  createPostgresBackend,
  runMigrations,
  setDefaultBackendFactory,
  type QueueOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import type { ConnectionSettings } from '../database/connection';

/** The queue's store: where BullMQ connects, and how it is let go after the application has closed. */
export interface QueueBackend {
  connection: QueueOptions['connection'];
  close(): Promise<void>;
}

/** The queue's store cannot be reached; the message names the setting, not its content. */
export class QueueUnreachableError extends Error {}

/**
 * Chooses BullMQ's store before Nest starts (ADR 0001): Redis when `REDIS_URL` is set, else the schema `bullmq`
 * of the same PostgreSQL. The rest of the code does not know which.
 */
export async function openQueueBackend(
  database: ConnectionSettings,
  redisUrl: string | undefined,
): Promise<QueueBackend> {
  return redisUrl ? onRedis(redisUrl) : onPostgres(database);
}

async function onPostgres(database: ConnectionSettings): Promise<QueueBackend> {
  setDefaultBackendFactory(createPostgresBackend);
  const pool = new Pool({
    ...database,
    max: 8,
    keepAlive: true,
    options: '-c search_path=bullmq',
    application_name: 'pakn-queue',
  });
  pool.setMaxListeners(0);
  // An idle connection that the server drops is replaced at next use; without a listener it would end node.
  pool.on('error', () => undefined);
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release(true);
  }
  return {
    // BullMQ takes a shared pool; its published type names only Redis connections.
    connection: pool as unknown as QueueOptions['connection'],
    close: () => pool.end(),
  };
}

async function onRedis(url: string): Promise<QueueBackend> {
  setDefaultBackendFactory();
  // BullMQ waits for ever for an unreachable Redis, so it is asked once, with a limit, before anything starts.
  const probe = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 3000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  probe.on('error', () => undefined);
  try {
    await probe.connect();
    await probe.ping();
  } catch {
    throw new QueueUnreachableError('The Redis named by REDIS_URL does not answer.');
  } finally {
    probe.disconnect();
  }
  const address = new URL(url);
  return {
    connection: {
      host: address.hostname,
      port: Number(address.port || 6379),
      maxRetriesPerRequest: null,
      ...(address.username ? { username: decodeURIComponent(address.username) } : {}),
      ...(address.password ? { password: decodeURIComponent(address.password) } : {}),
      ...(address.pathname.length > 1 ? { db: Number(address.pathname.slice(1)) } : {}),
      ...(address.protocol === 'rediss:' ? { tls: {} } : {}),
    },
    close: async () => undefined,
  };
}
