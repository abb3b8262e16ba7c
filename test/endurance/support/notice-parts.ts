import { CalendarService } from '../../../src/calendar/calendar.service';
import { ReminderSettingsService } from '../../../src/notices/reminder-settings.service';
import { References } from '../../../src/petitions/references';
import type { AccountPrincipal } from '../../../src/platform/auth/principal';
import { SettableClock } from '../../../src/platform/clock/clock';
import type { Database } from '../../../src/platform/database/database';
import type { IdempotentRequest } from '../../../src/platform/idempotency/idempotency';
import { SettingsService } from '../../../src/platform/settings/settings.service';
import { RoutingService } from '../../../src/routing/routing.service';
import { LaddersService } from '../../../src/sla/ladders.service';
import { SlaService } from '../../../src/sla/sla.service';
import { UnitsService } from '../../../src/units/units.service';
import { openDatabaseOf, type WorkOrder } from './work';

/** What all work on letters rests on. */
export interface NoticeParts {
  database: Database;
  clock: SettableClock;
  references: References;
  settings: SettingsService;
  reminders: ReminderSettingsService;
  close: () => Promise<void>;
}

/** With units, calendar and policies read, as a process has them that has run for a while. */
export async function openNoticeParts(order: WorkOrder): Promise<NoticeParts> {
  const { database, close } = await openDatabaseOf(order);
  const clock = new SettableClock(new Date(order.now));
  const settings = new SettingsService(database);
  const references = new References(
    new UnitsService(database, clock),
    new CalendarService(database, settings),
    new SlaService(database),
    new LaddersService(database),
    new RoutingService(database),
  );
  await references.read();
  const reminders = new ReminderSettingsService(settings, clock);
  return { database, clock, references, settings, reminders, close };
}

/** Somebody of the provincial office, whose account the order names. */
export const officeOf = ({ details }: WorkOrder): AccountPrincipal => ({
  kind: 'ACCOUNT',
  id: details.officeId ?? '',
  username: 'office',
  grants: [{ role: 'PROVINCIAL_OFFICE', unitId: null }],
});

/** A request that its sender repeats until it is answered, under the same key. */
export const repeatable = (key: string): IdempotentRequest => ({
  scope: 'account:office',
  key,
  fingerprint: Buffer.from(key),
});
