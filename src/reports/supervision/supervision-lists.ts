import { Injectable } from '@nestjs/common';
import { DAY_MS, localDateOf } from '../../calendar/local-time.rules';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import { decodeCursor, toPage, type Page } from '../../platform/database/keyset';
import { workingDaysLeft, workingDaysOverdue } from '../../sla/deadline.rules';
import { dueSoonUntil } from '../../sla/due-soon.rules';
import type { SupervisionRequest } from './dto/supervision.request';
import type {
  DueSoonResponse,
  LateStepsResponse,
  OverdueResponse,
  SupervisedPetition,
} from './dto/supervision.response';
import { lateSince, stepsLateFrom } from './due-bounds.rules';
import { SupervisionScope, type Scope } from './supervision-scope';
import { pageStatement, type SupervisionList } from './supervision.statements';

interface SupervisedRow {
  id: string;
  code: string;
  title: string;
  class: string | null;
  state: string;
  unitId: string;
  submittedAt: Date;
  dueOn: string;
  stepKind: string | null;
  stepDueOn: string | null;
  /** What the list is ordered by. */
  at: Date;
  timesReminded: number;
}

type Listed<T> = Page<T> & { asOf: string };

/** How the days of a row are counted: the province's calendar, from the list's own day. */
interface Count {
  late: (dueOn: string) => number;
  left: (dueOn: string) => number;
}

const USUAL_LIMIT = 50;
const OLDEST_CURSOR_DAYS = 31;
const FIRST = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const;

/** Lists what is late or soon will be. Every page of a list compares with the instant of its first. */
@Injectable()
export class SupervisionLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scope: SupervisionScope,
  ) {}

  /** What is overdue, the oldest due first. UNIT_UNKNOWN, CURSOR_INVALID. */
  overdue(query: SupervisionRequest, principal: Principal): Promise<OverdueResponse> {
    return this.page('OVERDUE', query, principal, (row, item, count) => ({
      ...item,
      workingDaysOverdue: count.late(row.dueOn),
    }));
  }

  /** What is due soon, the next due first; nothing at all when asked for days overdue. */
  dueSoon(query: SupervisionRequest, principal: Principal): Promise<DueSoonResponse> {
    return this.page('DUE_SOON', query, principal, (row, item, count) => ({
      ...item,
      workingDaysLeft: count.left(row.dueOn),
    }));
  }

  /** Missed steps, the oldest first, of petitions whose answer is not overdue. */
  lateSteps(query: SupervisionRequest, principal: Principal): Promise<LateStepsResponse> {
    return this.page('LATE_STEP', query, principal, (row, item, count) => ({
      ...item,
      stepKind: row.stepKind ?? '',
      stepDueOn: row.stepDueOn ?? '',
      workingDaysOverdue: count.late(row.stepDueOn ?? row.dueOn),
    }));
  }

  private async page<T>(
    list: SupervisionList,
    query: SupervisionRequest,
    principal: Principal,
    shape: (row: SupervisedRow, item: SupervisedPetition, count: Count) => T,
  ): Promise<Listed<T>> {
    const scope = await this.scope.of(principal, query.unitCode);
    const key = decodeCursor(query.cursor, ['instant', 'instant', 'uuid']);
    const now = this.clock.now();
    const asOf = key ? new Date(key[0]!) : now;
    // No page was ever sent from the future, and nobody pages for a month: the calendar ends at both sides.
    const age = now.getTime() - asOf.getTime();
    if (age < 0 || age > OLDEST_CURSOR_DAYS * DAY_MS) throw platformErrors.CURSOR_INVALID();
    const limit = query.limit ?? USUAL_LIMIT;
    const rows = await this.database.rows<SupervisedRow>(
      pageStatement(list, scope.unitIds !== null, limit + 1),
      [
        asOf,
        ...rangeOf(list, asOf, query.minWorkingDaysOverdue ?? 0, scope),
        query.class ?? null,
        ...(key?.slice(1) ?? FIRST),
        ...(scope.unitIds === null ? [] : [scope.unitIds]),
      ],
    );
    const count = countOn(asOf, scope);
    const page = toPage(
      rows,
      limit,
      (row) => [asOf.toISOString(), row.at.toISOString(), row.id],
      (row) => shape(row, supervised(row, scope), count),
    );
    return { ...page, asOf: asOf.toISOString() };
  }
}

/** The range of the list's column: after the first, up to the second. */
function rangeOf(
  list: SupervisionList,
  asOf: Date,
  minDays: number,
  { calendar, dueSoonDays, longestLimit }: Scope,
): [Date | '-infinity', Date] {
  const until = lateSince(asOf, minDays, calendar);
  switch (list) {
    case 'OVERDUE':
      return ['-infinity', until];
    case 'DUE_SOON':
      return [asOf, minDays > 0 ? asOf : dueSoonUntil(asOf, dueSoonDays, calendar)];
    case 'LATE_STEP':
      return [stepsLateFrom(asOf, longestLimit, calendar), until];
  }
}

function countOn(asOf: Date, { calendar }: Scope): Count {
  const on = localDateOf(asOf);
  return {
    late: (dueOn) => workingDaysOverdue(dueOn, on, calendar),
    left: (dueOn) => workingDaysLeft(dueOn, on, calendar),
  };
}

function supervised(row: SupervisedRow, { units }: Scope): SupervisedPetition {
  const unit = units.byId(row.unitId);
  return {
    id: row.id,
    code: row.code,
    title: row.title,
    class: row.class,
    state: row.state,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    submittedAt: row.submittedAt.toISOString(),
    dueOn: row.dueOn,
    timesReminded: row.timesReminded,
  };
}
