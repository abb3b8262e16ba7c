import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import { rungColumns, type LadderReading } from '../../../sla/clock-rungs.rules';
import type { LadderBook } from '../../../sla/ladder-book';
import type { LadderDraft } from '../../../sla/ladder-draft.rules';
import type { ClockKind } from '../../../sla/level.rules';
import { UnitsService } from '../../../units/units.service';
import type { LadderPreviewResponse } from './dto/ladder-change.response';
import { LadderTally, type ComparedStanding } from './ladder-preview.rules';
import { COMPARED_CLOCKS } from './ladder.statements';

/** A running clock with what its rungs are computed from. */
export interface ClimbingRow {
  id: string;
  petitionId: string;
  kind: ClockKind;
  unitId: string;
  startedAt: Date;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  ladderId: string | null;
  rungs: number[];
  rungAts: Date[];
  class: string | null;
  channel: string;
}

interface ComparedRow extends ClimbingRow {
  calendarVersion: number;
  state: string;
  holderId: string;
}

/** Before the first clock of the walk. */
export const BEFORE_ALL = { calendarVersion: -1, id: '00000000-0000-0000-0000-000000000000' };

/** Says what a changed ladder would do to the clocks that run. */
@Injectable()
export class LadderPreview {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsService,
  ) {}

  /**
   * How many running clocks would get other rungs, and how many levels would be raised at once as of `now`, by unit.
   * Reads the running clocks of the ladder's kind, 5,000 at a time, each batch a statement of its own, and writes
   * nothing.
   */
  async preview(
    draft: LadderDraft,
    { ladders, calendars }: Pick<LadderReading, 'ladders' | 'calendars'>,
    now: Date,
  ): Promise<LadderPreviewResponse> {
    const { value: units } = await this.units.directory();
    const changed = ladders.with({ ...draft, id: PROPOSED, edition: null });
    const reading = { ladders: changed, calendars, units };
    const tally = new LadderTally(now);
    for await (const row of this.running(draft.clockKind)) {
      const compared = comparedWith(row, ladders, reading);
      if (compared) tally.add(compared);
    }
    const { byUnit, ...counts } = tally.effect();
    const named = byUnit.map(({ unitId, ...each }) => ({
      unitCode: units.byId(unitId)?.code ?? unitId,
      ...each,
    }));
    const sorted = named.toSorted((one, other) => (one.unitCode < other.unitCode ? -1 : 1));
    return { ...counts, byUnit: sorted };
  }

  private async *running(kind: ClockKind): AsyncGenerator<ComparedRow> {
    let last: Pick<ComparedRow, 'calendarVersion' | 'id'> = BEFORE_ALL;
    for (;;) {
      const values = [last.calendarVersion, last.id, kind];
      const rows = await this.database.side.rows<ComparedRow>(COMPARED_CLOCKS, values);
      yield* rows;
      const end = rows.at(-1);
      if (!end) return;
      last = end;
    }
  }
}

/** The name of a version that is not there yet. */
const PROPOSED = 'proposed';

/** Null for a clock that stays on the ladder it is on. */
function comparedWith(
  row: ComparedRow,
  present: LadderBook,
  reading: LadderReading,
): ComparedStanding | null {
  const after = rungsOf(row, reading);
  if (after.ladderId === row.ladderId) return null;
  return {
    unitId: row.holderId,
    dueAt: row.dueAt,
    state: row.state,
    before: { ladder: (row.ladderId && present.byId(row.ladderId)) || null, columns: row },
    after: {
      ladder: (after.ladderId && reading.ladders.byId(after.ladderId)) || null,
      columns: after,
    },
  };
}

/** The rungs of a clock as stored, on the ladders of a reading; its due date stays. */
export function rungsOf(row: ClimbingRow, reading: LadderReading) {
  const due = { dueOn: row.dueOn, lateAt: row.dueAt, dueSoonAt: row.dueSoonAt };
  return rungColumns({ ...row, before: row }, due, row, reading);
}
