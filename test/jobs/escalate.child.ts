/**
 * A worker of its own, to be killed: sweeps a database until nothing is left.
 * `node -r test/support/ts-hook.cjs test/jobs/escalate.child.ts <connection as JSON> <now>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { EscalateSweep } from '../../src/escalation/escalate.sweep';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database } from '../../src/platform/database/database';

async function main(connection: string, now: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(JSON.parse(connection) as ConnectionSettings),
    applicationName: 'escalate-child',
    installExtensions: false,
  });
  await source.initialize();
  const database = new Database(source);
  await new EscalateSweep(database).run(new Date(now));
  await source.destroy();
}

const [connection = '', now = ''] = process.argv.slice(2);
void main(connection, now);
