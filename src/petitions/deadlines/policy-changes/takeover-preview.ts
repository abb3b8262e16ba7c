import { Injectable } from '@nestjs/common';
import type { Calendars } from '../../../calendar/calendar.service';
import { Database } from '../../../platform/database/database';
import { clockDeadline, type ClockLedger } from '../../../sla/clock.rules';
import { replacedBy } from '../../../sla/policy-takeover.rules';
import type { SlaPolicy } from '../../../sla/policy.rules';
import { UnitsService } from '../../../units/units.service';
import type { PolicyPreviewResponse } from './dto/policy-change.response';
import type { ComparedLimit, TakeoverEffect } from './takeover-preview.rules';
import { TakeoverTally } from './takeover-preview.rules';
import { CODES_OF, COMPARED_CLOCKS, OPEN_PETITIONS } from './takeover.statements';

/** A version that is not there yet, and what it would come into. */
export interface ProposedTakeover {
  policy: Omit<SlaPolicy, 'id'>;
  /** The versions there are. */
  policies: readonly SlaPolicy[];
  calendars: Calendars;
  inForceAt: Date;
  /** Whether running limits would follow it. */
  takesOver: boolean;
}

interface ClockRow extends ClockLedger {
  id: string;
  petitionId: string;
  holderId: string;
  dueOn: string;
  dueAt: Date;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Says what a new version of a limit would do to the limits that run. */
@Injectable()
export class TakeoverPreview {
  constructor(
    private readonly database: Database,
    private readonly units: UnitsService,
  ) {}

  /**
   * How many running limits would move, and flip between late and on time as of `now`, by unit, with examples.
   * Reads what would follow the version, 5,000 at a time, each batch a statement of its own, and writes nothing.
   */
  async preview(proposed: ProposedTakeover, now: Date): Promise<PolicyPreviewResponse> {
    const tally = new TakeoverTally(now);
    const replaced = proposed.takesOver ? replacedBy(proposed.policy, proposed.policies) : [];
    for (const former of replaced) {
      for await (const row of this.runningUnder(former.id, proposed)) {
        tally.add(compared(row, proposed));
      }
    }
    const [count] = await this.database.side.rows<{ open: number }>(OPEN_PETITIONS);
    return { openPetitions: count?.open ?? 0, ...(await this.named(tally.effect())) };
  }

  private async *runningUnder(
    formerId: string,
    { policy, inForceAt }: ProposedTakeover,
  ): AsyncGenerator<ClockRow> {
    let last = BEFORE_ALL;
    for (;;) {
      const rows = await this.database.side.rows<ClockRow>(COMPARED_CLOCKS, [
        formerId,
        last,
        inForceAt,
        policy.class,
        policy.channel,
        policy.urgency,
      ]);
      yield* rows;
      const end = rows.at(-1);
      if (!end) return;
      last = end.id;
    }
  }

  /** Units and petitions by their codes, units in the order of them. */
  private async named(effect: TakeoverEffect) {
    const { value: directory } = await this.units.directory();
    const codeOf = (unitId: string) => directory.byId(unitId)?.code ?? unitId;
    const rows = await this.database.side.rows<{ id: string; code: string }>(CODES_OF, [
      effect.examples.map((example) => example.petitionId),
    ]);
    const codes = new Map(rows.map((row) => [row.id, row.code]));
    const byUnit = effect.byUnit.map(({ unitId, ...counts }) => ({
      unitCode: codeOf(unitId),
      ...counts,
    }));
    return {
      ...effect,
      byUnit: byUnit.toSorted((one, other) => (one.unitCode < other.unitCode ? -1 : 1)),
      examples: effect.examples.map(({ unitId, ...example }) => ({
        ...example,
        code: codes.get(example.petitionId) ?? '',
        unitCode: codeOf(unitId),
      })),
    };
  }
}

function compared(row: ClockRow, { policy, calendars }: ProposedTakeover): ComparedLimit {
  const changed = clockDeadline(row, policy, calendars);
  return {
    petitionId: row.petitionId,
    unitId: row.holderId,
    dueOn: row.dueOn,
    dueAt: row.dueAt,
    changedDueOn: changed.dueOn,
    changedDueAt: changed.lateAt,
  };
}
