/**
 * A worker of its own that kills itself before its n-th statement, and after it where n is a half more: writes the
 * digests of the day.
 * `node -r test/support/ts-hook.cjs test/endurance/write-digests.child.ts <connection as JSON> <now> <n>`
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CalendarService } from '../../src/calendar/calendar.service';
import { WriteDigestsSweep } from '../../src/escalation/digest/write-digests.sweep';
import { MessageSettings } from '../../src/messages/message-settings.service';
import { SettableClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { typeormConnection } from '../../src/platform/database/connection';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { Database, type Statement } from '../../src/platform/database/database';
import { SettingsService } from '../../src/platform/settings/settings.service';
import { SlaService } from '../../src/sla/sla.service';
import { UnitsService } from '../../src/units/units.service';

/** Counts its statements, and ends the process at one of them as the machine's failure would. */
class MortalDatabase extends Database {
  private statements = 0;

  constructor(
    source: DataSource,
    private readonly diesAt: number,
  ) {
    super(source);
  }

  override async rows<T>(statement: Statement | string, values?: readonly unknown[]): Promise<T[]> {
    this.statements += 1;
    if (this.statements === this.diesAt) process.kill(process.pid, 'SIGKILL');
    const rows = await super.rows<T>(statement, values);
    if (this.statements + 0.5 === this.diesAt) process.kill(process.pid, 'SIGKILL');
    return rows;
  }
}

async function main(connection: string, now: string, diesAt: string): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    ...typeormConnection(JSON.parse(connection) as ConnectionSettings),
    applicationName: 'digest-child',
    installExtensions: false,
  });
  await source.initialize();
  const database = new MortalDatabase(source, Number(diesAt));
  const config = loadConfig({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'pakn@dongnai.example' });
  const clock = new SettableClock(new Date(now));
  const settings = new SettingsService(database);
  await new WriteDigestsSweep(
    database,
    new CalendarService(database, settings),
    new UnitsService(database, clock),
    new MessageSettings(settings, clock),
    new SlaService(database),
    config,
  ).run(clock.now());
  await database.onApplicationShutdown();
  await source.destroy();
}

const [connection = '', now = '', diesAt = ''] = process.argv.slice(2);
void main(connection, now, diesAt);
