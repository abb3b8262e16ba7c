import { DataSource } from 'typeorm';
import {
  typeormConnection,
  type ConnectionSettings,
} from '../../../src/platform/database/connection';
import { Database } from '../../../src/platform/database/database';

/** What a worker that may be killed is told: where the work lies, when it is, and what else the work needs. */
export interface WorkOrder {
  connection: ConnectionSettings;
  /** The database's name. */
  database: string;
  /** The present, as it stands on the worker's clock. */
  now: string;
  /** How its sessions are called in the database. */
  applicationName: string;
  details: Readonly<Record<string, string>>;
}

/** An order that is not to be outlived: the worker dies at this boundary of its statements. */
export interface FatalOrder extends WorkOrder {
  dieAt: number;
}

/** A worker that has started, and has not begun. */
export interface Work {
  /** Does all of it once, as a sweep or a request would. */
  run(): Promise<unknown>;
  close(): Promise<void>;
}

/** How a worker is started: the same in a process that will be killed and in one that takes its place. */
export type OpenWork = (order: WorkOrder) => Promise<Work>;

/** The database of an order, and how to leave it. */
export async function openDatabaseOf({
  connection,
  applicationName,
}: WorkOrder): Promise<{ database: Database; close: () => Promise<void> }> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(connection),
    applicationName,
    installExtensions: false,
  });
  await source.initialize();
  const database = new Database(source);
  const close = async (): Promise<void> => {
    await database.onApplicationShutdown();
    await source.destroy();
  };
  return { database, close };
}
