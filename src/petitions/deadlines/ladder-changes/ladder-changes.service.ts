import { Injectable } from '@nestjs/common';
import { CalendarService } from '../../../calendar/calendar.service';
import { newId } from '../../../platform/auth/ids';
import { Clock } from '../../../platform/clock/clock';
import { Database } from '../../../platform/database/database';
import {
  answeredBefore,
  once,
  type IdempotentRequest,
} from '../../../platform/idempotency/idempotency';
import { Nudger, type Nudge } from '../../../platform/queue/nudger';
import type { AskedLadder } from '../../../sla/ladder-draft.rules';
import { ladderErrors } from '../../../sla/ladder.errors';
import { ladderResponse } from '../../../sla/ladder-response';
import { LaddersService, readLadders } from '../../../sla/ladders.service';
import type { LadderChangeRequest } from './dto/ladder-change.request';
import type { LadderChangeResponse } from './dto/ladder-change.response';
import { requireLadderChange, response } from './ladder-change-row';
import { LadderPreview } from './ladder-preview';
import { APPLY_CHANGE, ENTER_CHANGE } from './ladder.statements';
import { RECOMPUTE_LADDERS } from './recompute-ladders.sweep';

/** A change of a ladder is first previewed, then applied as its next version (lesson 6). */
@Injectable()
export class LadderChangesService {
  private readonly nudgeRecompute: Nudge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly ladders: LaddersService,
    private readonly previews: LadderPreview,
    nudger: Nudger,
  ) {
    this.nudgeRecompute = nudger.toward(RECOMPUTE_LADDERS);
  }

  /** Keeps a change with what it would do to running clocks; nothing moves yet. Refusals as in `draftLadder`. */
  async propose(
    input: LadderChangeRequest,
    by: string,
    request: IdempotentRequest | null,
  ): Promise<LadderChangeResponse> {
    const before = await answeredBefore<LadderChangeResponse>(this.database, request);
    if (before) return before;
    const now = this.clock.now();
    const asked = askedLadder(input);
    const { ladder, ladders } = await this.ladders.draft(asked, now);
    const calendars = await this.calendar.newestCalendars();
    const reading = { ladders: await this.ladders.newestBook(), calendars };
    // It reads every running clock of the kind, so no transaction is held open for it.
    const preview = await this.previews.preview(ladder, reading, now);
    const id = newId();
    const values = [
      id,
      JSON.stringify(asked),
      JSON.stringify(ladderResponse(ladder)),
      input.reason,
      ladders.length,
      calendars.calendarVersion,
      JSON.stringify(preview),
      now,
      by,
    ];
    return this.database.transaction((tx) =>
      once(tx, request, now, async () => {
        await tx.rows(ENTER_CHANGE, values);
        return response(await requireLadderChange(tx, id));
      }),
    );
  }

  /** A change and its preview. LADDER_CHANGE_UNKNOWN when there is none. */
  async get(id: string): Promise<LadderChangeResponse> {
    return response(await requireLadderChange(this.database, id));
  }

  /**
   * Enters the version of a change and asks for running clocks to be carried over. A change that was applied already is
   * answered as it stands. LADDER_CHANGE_UNKNOWN; LADDER_CHANGED when ladders or the calendar moved since the preview,
   * which then no longer says what would happen; LADDER_TOO_EARLY when its day has passed meanwhile.
   */
  async apply(id: string, by: string): Promise<LadderChangeResponse> {
    const now = this.clock.now();
    const { calendarVersion } = await this.calendar.newestCalendars();
    const applied = await this.ladders.change(async (tx) => {
      const change = await requireLadderChange(tx, id, 'for update of c');
      if (change.appliedAt) return change;
      const ladders = (await readLadders(tx)).length;
      const { baseLadders, baseCalendarVersion } = change;
      if (ladders !== baseLadders || calendarVersion !== baseCalendarVersion) {
        throw ladderErrors.LADDER_CHANGED();
      }
      const ladderId = await this.ladders.enter(tx, change.asked, by, now);
      await tx.rows(APPLY_CHANGE, [id, ladderId, now]);
      return requireLadderChange(tx, id);
    });
    await this.nudgeRecompute();
    return response(applied);
  }
}

/** The ladder that a request asks for. */
function askedLadder(input: LadderChangeRequest): AskedLadder {
  const { reason: _reason, rungs, ...rest } = input;
  return {
    ...rest,
    rungs: rungs.map((rung) => ({
      level: rung.level,
      offset: rung.offset ?? null,
      target: rung.target,
      deskTarget: rung.deskTarget ?? null,
      warnedTarget: rung.warnedTarget ?? null,
      fallback: rung.fallback,
      repeat: rung.repeat ?? null,
      stopsWhen: rung.stopsWhen ?? [],
    })),
  };
}
