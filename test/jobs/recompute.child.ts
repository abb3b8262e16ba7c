/**
 * A worker of its own, to be killed: computes deadlines again until nothing is left.
 * `node -r test/support/ts-hook.cjs test/jobs/recompute.child.ts <connection as JSON> <now>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../src/calendar/calendar.service';
import { PolicyTakeovers } from '../../src/petitions/deadlines/policy-takeovers';
import { RecomputeDeadlinesSweep } from '../../src/petitions/deadlines/recompute-deadlines.sweep';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database } from '../../src/platform/database/database';
import { SettingsService } from '../../src/platform/settings/settings.service';
import { SlaService } from '../../src/sla/sla.service';

async function main(connection: string, now: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(JSON.parse(connection) as ConnectionSettings),
    applicationName: 'recompute-child',
    installExtensions: false,
  });
  await source.initialize();
  const database = new Database(source);
  const sla = new SlaService(database);
  const calendar = new CalendarService(database, new SettingsService(database));
  const takeovers = new PolicyTakeovers(database, sla);
  await new RecomputeDeadlinesSweep(database, calendar, sla, takeovers).run(new Date(now));
  await database.onApplicationShutdown();
  await source.destroy();
}

const [connection = '', now = ''] = process.argv.slice(2);
void main(connection, now);
