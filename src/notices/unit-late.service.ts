import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import { References } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import type { PageRequest } from '../platform/database/page.request';
import { platformErrors } from '../platform/errors/platform.errors';
import { unitErrors } from '../units/units.errors';
import type { LatePetitionResponse } from './dto/late-petition.response';
import type { UnitLateResponse } from './dto/unit-late.response';
import { lateAtUnit, type LateRow } from './late-petitions';
import { latePetition } from './notice-shape';
import { noticeScope } from './notice-visibility';
import { reminderRow } from './reminder-row.rules';

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
  async page(code: string, query: PageRequest, principal: Principal): Promise<UnitLateResponse> {
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

function shape(petition: LateRow, province: WorkingCalendar, at: Date): LatePetitionResponse {
  const facts = { ...petition, petitionId: petition.id, isOpen: true };
  return latePetition(reminderRow(petition, province, at), facts, localDateOf(at));
}
