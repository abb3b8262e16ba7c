/**
 * A worker of its own, to be killed: computes the rungs of running clocks again until nothing is left.
 * `node -r test/support/ts-hook.cjs test/jobs/ladders.child.ts <connection as JSON> <now>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../src/calendar/calendar.service';
import { RecomputeLaddersSweep } from '../../src/petitions/deadlines/ladder-changes/recompute-ladders.sweep';
import { SettableClock } from '../../src/platform/clock/clock';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database } from '../../src/platform/database/database';
import { SettingsService } from '../../src/platform/settings/settings.service';
import { LaddersService } from '../../src/sla/ladders.service';
import { UnitsService } from '../../src/units/units.service';

async function main(connection: string, now: Date): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(JSON.parse(connection) as ConnectionSettings),
    applicationName: 'ladders-child',
    installExtensions: false,
  });
  await source.initialize();
  const database = new Database(source);
  const calendar = new CalendarService(database, new SettingsService(database));
  const units = new UnitsService(database, new SettableClock(now));
  await new RecomputeLaddersSweep(database, calendar, new LaddersService(database), units).run(now);
  await database.onApplicationShutdown();
  await source.destroy();
}

const [connection = '', now = ''] = process.argv.slice(2);
void main(connection, new Date(now));
