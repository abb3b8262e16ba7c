import type { Reader } from '../../../platform/database/database';
import type { LadderResponse } from '../../../sla/dto/ladder.response';
import type { AskedLadder } from '../../../sla/ladder-draft.rules';
import { ladderErrors } from '../../../sla/ladder.errors';
import type { LadderChangeResponse, LadderPreviewResponse } from './dto/ladder-change.response';

/** A row of `ladder_change`, with what became of its ladder. */
export interface LadderChangeRow {
  id: string;
  asked: AskedLadder;
  ladder: LadderResponse;
  reason: string;
  baseLadders: number;
  baseCalendarVersion: number;
  preview: LadderPreviewResponse;
  createdAt: Date;
  appliedAt: Date | null;
  inForceAt: Date | null;
  settledAt: Date | null;
}

/** Reads a change, under lock when asked. LADDER_CHANGE_UNKNOWN when there is none. */
export async function requireLadderChange(
  db: Reader,
  id: string,
  lock: '' | 'for update of c' = '',
): Promise<LadderChangeRow> {
  const [row] = await db.rows<LadderChangeRow>(
    `select c.id, c.asked, c.ladder, c.reason, c.base_ladders as "baseLadders",
            c.base_calendar_version as "baseCalendarVersion", c.preview,
            c.created_at as "createdAt", c.applied_at as "appliedAt",
            l.in_force_at as "inForceAt", l.settled_at as "settledAt"
     from ladder_change c left join ladder l on l.id = c.applied_ladder_id
     where c.id = $1 ${lock}`,
    [id],
  );
  if (!row) throw ladderErrors.LADDER_CHANGE_UNKNOWN();
  return row;
}

/** A change as clients read it. */
export function response(row: LadderChangeRow): LadderChangeResponse {
  return {
    id: row.id,
    ladder: row.ladder,
    reason: row.reason,
    baseLadders: row.baseLadders,
    baseCalendarVersion: row.baseCalendarVersion,
    preview: row.preview,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    inForceAt: row.inForceAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
