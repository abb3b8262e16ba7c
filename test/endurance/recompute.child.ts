/**
 * A worker of its own, to be killed: computes deadlines again until nothing is left.
 * `node -r test/support/ts-hook.cjs test/endurance/recompute.child.ts <connection as JSON> <now>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../src/calendar/calendar.service';
import { PolicyTakeovers } from '../../src/petitions/deadlines/policy-takeovers';
import { RecomputeDeadlinesSweep } from '../../src/petitions/deadlines/recompute-deadlines.sweep';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database } from '../../src/platform/database/database';
import { SettableClock } from '../../src/platform/clock/clock';
import { SettingsService } from '../../src/platform/settings/settings.service';
import { LaddersService } from '../../src/sla/ladders.service';
import { SlaService } from '../../src/sla/sla.service';
import { UnitsService } from '../../src/units/units.service';

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
  const ladders = new LaddersService(database);
  const units = new UnitsService(database, new SettableClock(new Date(now)));
  const sweep = new RecomputeDeadlinesSweep(database, calendar, sla, takeovers, ladders, units);
  await sweep.run(new Date(now));
  await database.onApplicationShutdown();
  await source.destroy();
}

const [connection = '', now = ''] = process.argv.slice(2);
void main(connection, now);
