import { localDateOf } from '../../calendar/local-time.rules';
import type { UnitDirectory } from '../../units/unit-directory';
import type { InterimUpdateResponse } from './dto/interim-update.response';
import type { InterimRow } from './interim.statements';

const OPEN = ['ASKED', 'PROPOSED'];

/** An update as staff read it; who wrote it is in the petition's history. */
export function shapeInterim(
  row: InterimRow,
  units: UnitDirectory,
  now: Date,
): InterimUpdateResponse {
  const unit = units.byId(row.unitId);
  // What was told, or is owed no more, is late no more; what was missed stays so.
  const late = row.owedAt <= (OPEN.includes(row.state) ? now : (row.sentAt ?? row.endedAt ?? now));
  return {
    id: row.id,
    petitionId: row.petitionId,
    petitionCode: row.petitionCode,
    cycle: row.cycle,
    round: row.round,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    state: row.state,
    text: row.text,
    askedAt: row.askedAt.toISOString(),
    dueOn: row.dueOn,
    overdueSinceOn: late ? localDateOf(row.owedAt) : null,
    missedRounds: row.missedRounds,
    proposedAt: row.proposedAt?.toISOString() ?? null,
    returnedReason: row.returnedReason,
    sentAt: row.sentAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
