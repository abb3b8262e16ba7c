import { Inject, Injectable, Logger } from '@nestjs/common';
import { CalendarService } from '../../calendar/calendar.service';
import { channelsOn } from '../../messages/channels-on';
import { MessageSettings } from '../../messages/message-settings.service';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database, type Statement } from '../../platform/database/database';
import { firstIdOf, idPrefix } from '../../platform/database/sql-ids';
import { Isolation, type Item } from '../../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../../platform/queue/sweep';
import { dueSoonUntil, mostDueSoonDays } from '../../sla/due-soon.rules';
import { SlaService } from '../../sla/sla.service';
import { UnitsService } from '../../units/units.service';
import { closedUnits, digestDay, type DigestDay } from './digest.rules';
import { LookedThrough } from './looked-through';
import { OWED_OFFICER_DIGESTS, TAKE_BACK, WRITE_OFFICER_DIGESTS } from './officer-digest.statement';
import { OWED_UNIT_DIGESTS, WRITE_UNIT_DIGESTS } from './unit-digest.statement';

/** The name by which the sweep is scheduled. */
export const WRITE_DIGESTS = 'write-digests';

/** So many digests are written and committed at a time. */
const BATCH = 100;
/** What lay untold for longer, because there was no address to tell it at, is no news any more. */
const NEWS_FOR_DAYS = 30;
const DAY_MS = 86_400_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** A digest of a unit that is to be written: the unit is its subject. */
interface OwedUnitDigest extends Item {
  subjectId: string;
  accountId: string;
}

/** Somebody in whose inbox something was not told: the newest of it, and whether any of it is still so. */
interface OwedDigest extends Item {
  newest: string;
  isNews: boolean;
}

/** One run, and what it did. */
interface Run {
  now: Date;
  day: DigestDay;
  /** The units that keep closed. */
  closed: readonly string[];
  /** Nothing that is due soon at the day's moment is first late after this. */
  dueSoonUntil: Date;
  /** The first id that is news. */
  news: string;
  /** How many statements it has begun, for the ids. */
  begun: number;
  officers: number;
  units: number;
  told: number;
  takenBack: number;
  setAside: number;
}

/**
 * Writes the digests of the day into the outbox, in office hours: one to each person who was told of anything they
 * have not read, and one of each unit to its head. The key of a digest names its reader and day, so that it is
 * written once, whatever number of workers run or die; what a digest told is marked in the same statement. A digest
 * that the database refuses is set aside, and the others are written (ADR 0018).
 */
@SweepJob({
  name: WRITE_DIGESTS,
  everySeconds: 300,
  description: 'Writes the daily digests of what is due soon or late, in working hours',
})
@Injectable()
export class WriteDigestsSweep implements Sweep {
  private readonly logger = new Logger('WriteDigests');
  private readonly looked = new LookedThrough();

  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly units: UnitsService,
    private readonly settings: MessageSettings,
    private readonly sla: SlaService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Counts what it wrote, and the digests it had to set aside, if any. Neither kind holds up the other: what the
   * first that failed threw is thrown after both.
   */
  async run(now: Date): Promise<SweepCounts> {
    const day = await this.dueDay(now);
    if (!day) return { officers: 0, units: 0, told: 0, takenBack: 0 };
    const run = await this.begin(now, day);
    const [back] = await this.database.rows<{ back: number }>(TAKE_BACK, [now, run.news]);
    run.takenBack = back?.back ?? 0;
    if (run.takenBack > 0) this.looked.forget();
    // First the units': what they tell a head is left out of the head's own.
    const failures: unknown[] = [];
    for (const tell of [() => this.tellUnits(run), () => this.tellOfficers(run)]) {
      await tell().catch((error: unknown) => failures.push(error));
    }
    const [first, second] = failures;
    if (second) this.logger.error({ err: second });
    if (first) throw first;
    const { officers, units, told, takenBack, setAside } = run;
    return { officers, units, told, takenBack, ...(setAside > 0 && { setAside }) };
  }

  /** The digests that are due; null while none are, or where no e-mail is sent at all. */
  async dueDay(now: Date): Promise<DigestDay | null> {
    if (!channelsOn(this.config).includes('EMAIL')) return null;
    const { value: hours } = await this.settings.read();
    if (!hours.sendDigests) return null;
    return digestDay(now, hours.digestAt, await this.calendar.newestCalendars());
  }

  private async begin(now: Date, day: DigestDay): Promise<Run> {
    const calendars = await this.calendar.newestCalendars();
    const { value: directory } = await this.units.directory();
    const unitIds = directory.all().map((unit) => unit.id);
    const closed = closedUnits(now, unitIds, calendars);
    const { value: policies } = await this.sla.book();
    const soon = dueSoonUntil(day.at, mostDueSoonDays(policies.all()), calendars.province);
    const news = firstIdOf(new Date(now.getTime() - NEWS_FOR_DAYS * DAY_MS));
    const nothing = { officers: 0, units: 0, told: 0, takenBack: 0, setAside: 0 };
    return { now, day, closed, dueSoonUntil: soon, news, begun: 0, ...nothing };
  }

  private async tellUnits(run: Run): Promise<void> {
    const isolation = await Isolation.begin(this.database, WRITE_DIGESTS, 'unit-digest', run.now);
    let after = { subjectId: BEFORE_ALL, accountId: BEFORE_ALL };
    for (let more = true; more;) {
      const seen = [after.subjectId, after.accountId, BATCH];
      const values = [run.day.on, run.closed, ...seen, run.day.at, run.dueSoonUntil];
      const owed = await this.database.rows<OwedUnitDigest>(OWED_UNIT_DIGESTS, values);
      await isolation.each(owed, async (some) => {
        const whose = [some.map(({ subjectId }) => subjectId), some.map((one) => one.accountId)];
        const row = await this.write(WRITE_UNIT_DIGESTS, run, [...whose, run.dueSoonUntil]);
        run.units += row.written;
      });
      after = owed.at(-1) ?? after;
      more = owed.length === BATCH;
    }
    await isolation.end();
    run.setAside += isolation.found;
  }

  private async tellOfficers(run: Run): Promise<void> {
    const isolation = await Isolation.begin(this.database, WRITE_DIGESTS, 'account', run.now);
    let after = BEFORE_ALL;
    for (let more = true; more;) {
      const { day, closed, news } = run;
      const values = [day.on, closed, day.at, news, ...this.looked.of(day.at), after, BATCH];
      const owed = await this.database.rows<OwedDigest>(OWED_OFFICER_DIGESTS, values);
      const ofNews = owed.filter(({ isNews }) => isNews);
      await isolation.each(ofNews, async (some) => {
        const whose = [some.map(({ id }) => id), run.news];
        const row = await this.write(WRITE_OFFICER_DIGESTS, run, whose);
        run.officers += row.written;
        run.told += row.told ?? 0;
      });
      for (const { id, newest, isNews } of owed) if (!isNews) this.looked.add(id, newest);
      after = owed.at(-1)?.id ?? after;
      more = owed.length === BATCH;
    }
    await isolation.end();
    run.setAside += isolation.found;
  }

  private async write(statement: Statement, run: Run, whose: readonly unknown[]) {
    const { now, day } = run;
    const values = [now, day.at, day.on, day.until, ...whose, idPrefix(now, run.begun++)];
    const [row] = await this.database.rows<{ written: number; told?: number }>(statement, values);
    return row ?? { written: 0 };
  }
}
