import { Injectable } from '@nestjs/common';
import { isoDateOf, localDayOf } from '../calendar/local-time.rules';
import { References } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { platformErrors } from '../platform/errors/platform.errors';
import { unitErrors } from '../units/units.errors';
import type { UnitLateRequest } from './dto/unit-late.request';
import type { UnitLatePetition, UnitLateResponse } from './dto/unit-late.response';
import { lateAtUnit, type LateRow } from './late-petitions';
import { noticeScope } from './notice-visibility';
import { reminderRow } from './reminder-row.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';

const USUAL_LIMIT = 50;

/** Shows a unit what is late with it, as the next letter would list it. */
@Injectable()
export class UnitLate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
  ) {}

  /** A page of them, the longest overdue first. UNIT_UNKNOWN; FORBIDDEN for the people of other units. */
  async page(
    code: string,
    query: UnitLateRequest,
    principal: Principal,
  ): Promise<UnitLateResponse> {
    const { units, calendars } = await this.references.read();
    const unit = units.byCode(code);
    if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
    const scope = noticeScope(principal, units);
    if (scope.units !== 'ALL' && !scope.units.includes(unit.id)) throw platformErrors.FORBIDDEN();
    const limit = query.limit ?? USUAL_LIMIT;
    const place = decodeCursor(query.cursor, ['instant', 'uuid']);
    const at = this.clock.now();
    const rows = await lateAtUnit(this.database, {
      at,
      unitId: unit.id,
      after: place && { dueAt: String(place[0]), id: String(place[1]) },
      limit: limit + 1,
    });
    return toPage(
      rows,
      limit,
      (row) => [row.dueAt, row.id],
      (row) => shape(row, calendars.province, at),
    );
  }
}

function shape(petition: LateRow, province: WorkingCalendar, at: Date): UnitLatePetition {
  const row = reminderRow(petition, province, at);
  return {
    petitionId: petition.id,
    code: row.code,
    externalCode: row.externalCode,
    submittedOn: row.submittedOn,
    assignedOn: row.assignedOn,
    fieldLabel: row.fieldLabel,
    summary: row.summary,
    dueOn: row.dueOn,
    workingDaysOverdue: row.workingDaysOverdue,
    stateLabel: row.stateLabel,
    lateness: petition.lateness,
    timesReminded: row.timesReminded,
    reasonGiven: petition.reasonGiven,
    promisedOn: petition.promisedOn,
    promiseBroken: petition.promisedOn !== null && petition.promisedOn < isoDateOf(localDayOf(at)),
  };
}
