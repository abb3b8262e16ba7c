import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, types, type PoolClient, type PoolConfig, type QueryResult } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

// A calendar day stays the text PostgreSQL sends: a Date would drag a time zone into it.
types.setTypeParser(types.builtins.DATE, (text) => text);
// Counts and versions fit a double exactly up to 2^53.
types.setTypeParser(types.builtins.INT8, Number);

/** A statement with a name is planned once per connection. */
export interface Statement {
  name?: string;
  text: string;
}

/** Whatever can be asked for rows. */
export interface Reader {
  rows<T>(statement: Statement | string, values?: readonly unknown[]): Promise<T[]>;
}

/** What a transaction offers: statements, and TypeORM's manager on the same connection. */
export interface Transaction extends Reader {
  manager: EntityManager;
}

/**
 * The one way to the database. Hot paths send one named statement on TypeORM's own pool; the rest uses
 * repositories. A transaction is passed on explicitly, never found by magic.
 */
@Injectable()
export class Database implements Reader, OnApplicationShutdown {
  private sidePool: Pool | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Reads on a few connections apart from the pool. Whatever may be asked in the middle of a transaction goes here:
   * if it waited for the pool, as many transactions as the pool has connections could wait for each other for ever.
   */
  readonly side: Reader = {
    rows: async <T>(statement: Statement | string, values: readonly unknown[] = []) => {
      this.sidePool ??= sidePoolOf(this.dataSource);
      return (await this.sidePool.query(asQuery(statement, values))).rows as T[];
    },
  };

  async onApplicationShutdown(): Promise<void> {
    await this.sidePool?.end();
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** Sends one statement outside any transaction and returns its rows. */
  async rows<T>(statement: Statement | string, values: readonly unknown[] = []): Promise<T[]> {
    const result: QueryResult = await this.pool.query(asQuery(statement, values));
    return result.rows as T[];
  }

  /** Runs the work in one transaction: committed when it returns, rolled back when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const tx: Transaction = {
        rows: async <R>(statement: Statement | string, values: readonly unknown[] = []) =>
          (await client.query(asQuery(statement, values))).rows as R[],
        manager: runner.manager,
      };
      try {
        const result = await work(tx);
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
        throw error;
      }
    } finally {
      await runner.release();
    }
  }

  /** TypeORM's manager outside a transaction, for plain reads through repositories. */
  get manager(): EntityManager {
    return this.dataSource.manager;
  }
}

function asQuery(statement: Statement | string, values: readonly unknown[]) {
  return typeof statement === 'string'
    ? { text: statement, values: [...values] }
    : { name: statement.name, text: statement.text, values: [...values] };
}

/** What TypeORM was told about where the database is. */
interface SideAddress {
  url?: string;
  host?: string;
  port?: number;
  username?: string;
  password?: string;
  database?: string;
}

function sidePoolOf(dataSource: DataSource): Pool {
  const { url, host, port, username, password, database } =
    dataSource.options as unknown as SideAddress;
  const address = url
    ? { connectionString: url }
    : { host, port, user: username, password, database };
  const config = {
    ...address,
    max: 2,
    connectionTimeoutMillis: 10_000,
    application_name: 'pakn-side',
  };
  const pool = new Pool(config as PoolConfig);
  // An idle connection that the server drops is replaced at next use; without a listener it would end node.
  pool.on('error', () => undefined);
  return pool;
}
