import type { OffsetUnit, StoppingState, Target } from '../ladder.rules';

export class OffsetResponse {
  /**
   * Before the due date when negative; 0 is the first late instant.
   * @example 10
   */
  amount: number;

  /** @example "WORKING_DAY" */
  unit: OffsetUnit;
}

export class RepeatResponse {
  /**
   * On every n-th working day after the last time.
   * @example 5
   */
  everyDays: number;

  /**
   * At most so many times more.
   * @example 3
   */
  times: number;
}

export class RungResponse {
  /** @example "OVERDUE_CHAIRMAN" */
  level: string;

  /** Null: as the limit’s own policy warns, or never where that warns nobody. */
  offset: OffsetResponse | null;

  /** @example "CHAIRMAN_LIST" */
  target: Target;

  /** Who is told while nobody has taken the petition; null is the target itself. */
  deskTarget: Target | null;

  /** Who is told when the holding unit’s own clock warns it as early; null is the target itself. */
  warnedTarget: Target | null;

  /** Who is told in turn when nobody holds the target. */
  fallback: Target[];

  repeat: RepeatResponse | null;

  /** States of the petition in which it keeps silent. */
  stopsWhen: StoppingState[];
}

export class LadderResponse {
  /** @example "outer.default" */
  key: string;

  /** @example 1 */
  version: number;

  /** @example "OUTER" */
  clockKind: string;

  /** Null is any. */
  class: string | null;

  /** Null is any. */
  channel: string | null;

  /** Null is any. */
  unitKind: string | null;

  /** The lowest first. */
  rungs: RungResponse[];

  /** @example "2025-07-01" */
  effectiveFrom: string;

  /** The last day before the next version; null is without end. */
  effectiveTo: string | null;

  /** @example "Quy chế phối hợp 31/2026/QĐ-UBND" */
  source: string;

  /**
   * law, spec, practice or ours.
   * @example "ours"
   */
  mark: string;
}

export class LaddersResponse {
  /** By key, then version. */
  items: LadderResponse[];
}
