import { Injectable } from '@nestjs/common';
import { calendarErrors } from '../calendar/calendar.errors';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { answeredBefore, once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { Nudger, type Nudge } from '../platform/queue/nudger';
import { ChangePlanner, type AskedChange } from './change-planner';
import type { CalendarChangeRequest, DayChangeRequest } from './dto/calendar-change.request';
import type {
  CalendarChangeResponse,
  ChangedDayResponse,
  ChangePreviewResponse,
} from './dto/calendar-change.response';

/** The sweep that carries a new calendar into the clocks that run. */
export const RECOMPUTE_DEADLINES = 'recompute-deadlines';

interface ChangeRow {
  id: string;
  days: ChangedDayResponse[];
  confirmed_years: number[];
  unconfirmed_years: number[];
  reason: string;
  base_version: number;
  preview: ChangePreviewResponse;
  created_at: Date;
  applied_version: number | null;
  applied_at: Date | null;
}

/** A change of the calendar is first previewed, then applied as the next version (lesson 6). */
@Injectable()
export class CalendarChangesService {
  private readonly nudgeRecompute: Nudge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly planner: ChangePlanner,
    nudger: Nudger,
  ) {
    this.nudgeRecompute = nudger.toward(RECOMPUTE_DEADLINES);
  }

  /**
   * Keeps a change with what it would do to open petitions; nothing moves yet. Refusals name the day:
   * CALENDAR_DAY_CONTRADICTED, CALENDAR_DAY_MISPLACED, CALENDAR_DAY_NOT_SET and the others of
   * `changedSnapshot`; UNIT_UNKNOWN for a closure's unit.
   */
  async propose(
    input: CalendarChangeRequest,
    by: string,
    request: IdempotentRequest | null,
  ): Promise<CalendarChangeResponse> {
    const asked: AskedChange = {
      days: input.days.map(changedDay),
      confirmedYears: input.confirmedYears ?? [],
      unconfirmedYears: input.unconfirmedYears ?? [],
    };
    const now = this.clock.now();
    const before = await answeredBefore<CalendarChangeResponse>(this.database, request);
    if (before) return before;
    // It reads every running clock, so no transaction is held open for it.
    const { base, preview } = await this.planner.preview(asked, now);
    return this.database.transaction((tx) =>
      once(tx, request, now, async () => {
        const id = newId();
        await tx.rows(
          `insert into calendar_change (id, days, confirmed_years, unconfirmed_years, reason,
             base_version, preview, created_at, created_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            id,
            JSON.stringify(asked.days),
            asked.confirmedYears,
            asked.unconfirmedYears,
            input.reason,
            base,
            JSON.stringify(preview),
            now,
            by,
          ],
        );
        return response(await requireChange(tx, id));
      }),
    );
  }

  /** A change and its preview. CALENDAR_CHANGE_UNKNOWN when there is none. */
  async get(id: string): Promise<CalendarChangeResponse> {
    return response(await requireChange(this.database, id));
  }

  /**
   * Makes the next calendar version of a change and asks for the deadlines to be computed again. A change that
   * was applied already is answered as it stands. CALENDAR_CHANGE_UNKNOWN; CALENDAR_CHANGED when the calendar
   * has moved since the preview, which then no longer says what would happen.
   */
  async apply(id: string, by: string): Promise<CalendarChangeResponse> {
    const at = this.clock.now();
    const applied = await this.database.transaction(async (tx) => {
      const change = await requireChange(tx, id, 'for update');
      if (change.applied_version !== null) return change;
      const note = { base: change.base_version, reason: change.reason, at, by };
      const version = await this.planner.openVersion(tx, askedIn(change), note);
      await tx.rows(
        `update calendar_change set applied_version = $2, applied_at = $3 where id = $1`,
        [id, version, at],
      );
      return { ...change, applied_version: version, applied_at: at };
    });
    this.planner.invalidate();
    await this.nudgeRecompute();
    return response(applied);
  }
}

async function requireChange(
  db: Database | Transaction,
  id: string,
  lock: '' | 'for update' = '',
): Promise<ChangeRow> {
  const [row] = await db.rows<ChangeRow>(
    `select id, days, confirmed_years, unconfirmed_years, reason, base_version, preview, created_at,
            applied_version, applied_at
     from calendar_change where id = $1 ${lock}`,
    [id],
  );
  if (!row) throw calendarErrors.CALENDAR_CHANGE_UNKNOWN();
  return row;
}

const askedIn = (row: ChangeRow): AskedChange => ({
  days: row.days,
  confirmedYears: row.confirmed_years,
  unconfirmedYears: row.unconfirmed_years,
});

function changedDay(input: DayChangeRequest): ChangedDayResponse {
  const removed = input.kind === null;
  return {
    day: input.day,
    kind: input.kind,
    name: removed ? null : (input.name ?? null),
    source: removed ? null : (input.source ?? null),
    confirmed: removed ? null : (input.confirmed ?? null),
    unitCode: input.unitCode ?? null,
  };
}

function response(row: ChangeRow): CalendarChangeResponse {
  return {
    id: row.id,
    baseVersion: row.base_version,
    days: row.days,
    confirmedYears: row.confirmed_years,
    unconfirmedYears: row.unconfirmed_years,
    reason: row.reason,
    preview: row.preview,
    createdAt: row.created_at.toISOString(),
    appliedVersion: row.applied_version,
    appliedAt: row.applied_at?.toISOString() ?? null,
  };
}
