import { Inject, Injectable } from '@nestjs/common';
import { CalendarService } from '../../calendar/calendar.service';
import { channelsOn } from '../../messages/channels-on';
import { MessageSettings } from '../../messages/message-settings.service';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database, type Statement } from '../../platform/database/database';
import { firstIdOf, idPrefix } from '../../platform/database/sql-ids';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { UnitsService } from '../../units/units.service';
import { closedUnits, digestDay, type DigestDay } from './digest.rules';
import { TAKE_BACK, WRITE_OFFICER_DIGESTS } from './officer-digest.statement';
import { WRITE_UNIT_DIGESTS } from './unit-digest.statement';

/** The name by which the sweep is scheduled. */
export const WRITE_DIGESTS = 'write-digests';

const BATCH = 100;
/** What lay untold for longer, because there was no address to tell it at, is no news any more. */
const NEWS_FOR_DAYS = 30;
const DAY_MS = 86_400_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface BatchRow {
  written: number;
  told?: number;
  last: string | null;
}

/**
 * Writes the digests of the day into the outbox, in office hours: one to each person who was told of anything they
 * have not read, and one of each unit to its head. The key of a digest names its reader and day, so that it is
 * written once, whatever number of workers run or die; what a digest told is marked in the same statement.
 */
@SweepJob({
  name: WRITE_DIGESTS,
  everySeconds: 300,
  description: 'Writes the daily digests of what is due soon or late, in working hours',
})
@Injectable()
export class WriteDigestsSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly units: UnitsService,
    private readonly settings: MessageSettings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Counts what it wrote. Neither kind holds up the other: what the units' threw is thrown after the officers'. */
  async run(now: Date): Promise<SweepCounts> {
    const counts = { officers: 0, units: 0, told: 0, takenBack: 0 };
    const day = await this.dueDay(now);
    if (!day) return counts;
    const news = firstIdOf(new Date(now.getTime() - NEWS_FOR_DAYS * DAY_MS));
    const [back] = await this.database.rows<{ back: number }>(TAKE_BACK, [now, news]);
    counts.takenBack = back?.back ?? 0;
    const calendars = await this.calendar.newestCalendars();
    const { value: directory } = await this.units.directory();
    const ids = directory.all().map((unit) => unit.id);
    const base = [now, day.at, day.on, day.until, closedUnits(now, ids, calendars)];
    // First the units': what they tell a head is left out of the head's own.
    const [ofUnits] = await Promise.allSettled([
      this.drain(WRITE_UNIT_DIGESTS, base, now, (row) => {
        counts.units += row.written;
      }),
    ]);
    await this.drain(WRITE_OFFICER_DIGESTS, [...base, news], now, (row) => {
      counts.officers += row.written;
      counts.told += row.told ?? 0;
    });
    if (ofUnits.status === 'rejected') throw ofUnits.reason;
    return counts;
  }

  /** The digests that are due; null while none are, or where no e-mail is sent at all. */
  async dueDay(now: Date): Promise<DigestDay | null> {
    if (!channelsOn(this.config).includes('EMAIL')) return null;
    const { value: hours } = await this.settings.read();
    if (!hours.sendDigests) return null;
    return digestDay(now, hours.digestAt, await this.calendar.newestCalendars());
  }

  private async drain(
    statement: Statement,
    values: readonly unknown[],
    now: Date,
    count: (row: BatchRow) => void,
  ): Promise<void> {
    let last: string | null = BEFORE_ALL;
    for (let batch = 0; last !== null; batch += 1) {
      const rest: unknown[] = [last, BATCH, idPrefix(now, batch)];
      const [row] = await this.database.rows<BatchRow>(statement, [...values, ...rest]);
      if (row) count(row);
      last = row?.last ?? null;
    }
  }
}
