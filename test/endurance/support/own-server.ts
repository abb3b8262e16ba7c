import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { MIGRATIONS } from '../../../src/migrations';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../../src/platform/database/embedded-postgres';
import { migrate } from '../../../src/platform/database/migrate';
import { openQueueBackend } from '../../../src/platform/queue/queue-backend';
import { seed } from '../../../src/seed/seed';
import { atDatabase, TEMPLATE } from '../../support/databases';
import { SEEDED_AT } from '../../support/global-setup';

/** A server of this file's own, since it is to be ended: what is committed must outlive that, as on a real one. */
export class OwnServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'pakn-restarted-'));
  private readonly others = process.env.PAKN_TEST_SERVER;
  private server: EmbeddedPostgres | undefined;

  async start(): Promise<void> {
    this.server = await startEmbeddedPostgres({
      dataDir: this.folder,
      database: 'postgres',
      fast: true,
      settings: { synchronous_commit: 'on', autovacuum: 'off' },
    });
  }

  /** Makes the template that tests clone, and has the tests of this file clone it here. */
  async prepare(): Promise<void> {
    await this.start();
    const { connection } = this.server!;
    const admin = new Client(connection);
    await admin.connect();
    await admin.query(`create database ${TEMPLATE}`);
    await admin.end();
    const template = atDatabase(connection, TEMPLATE);
    await migrate(template, MIGRATIONS);
    await (await openQueueBackend(template, undefined)).close();
    await seed(template, SEEDED_AT);
    process.env.PAKN_TEST_SERVER = JSON.stringify(connection);
  }

  /** An immediate stop: every session is cut off where it stands, nothing is written down in order. */
  async stopAtOnce(): Promise<void> {
    const { pid } = this.server!;
    process.kill(pid, 'SIGQUIT');
    while (isThere(pid)) await new Promise((wake) => setTimeout(wake, 20));
  }

  async remove(): Promise<void> {
    process.env.PAKN_TEST_SERVER = this.others;
    await this.server?.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
