import type { LadderResponse } from './dto/ladder.response';
import type { LadderDraft } from './ladder-draft.rules';

/** A version of a ladder as clients read it. */
export function ladderResponse(ladder: LadderDraft): LadderResponse {
  return {
    key: ladder.key,
    version: ladder.version,
    clockKind: ladder.clockKind,
    class: ladder.class,
    channel: ladder.channel,
    unitKind: ladder.unitKind,
    rungs: ladder.rungs.map((rung) => ({
      level: rung.level,
      offset: rung.offset && { amount: rung.offset.amount, unit: rung.offset.unit },
      target: rung.target,
      deskTarget: rung.deskTarget,
      warnedTarget: rung.warnedTarget,
      fallback: [...rung.fallback],
      repeat: rung.repeat && { everyDays: rung.repeat.everyDays, times: rung.repeat.times },
      stopsWhen: [...rung.stopsWhen],
    })),
    effectiveFrom: ladder.effectiveFrom,
    effectiveTo: ladder.effectiveTo,
    source: ladder.source,
    mark: ladder.mark,
  };
}
