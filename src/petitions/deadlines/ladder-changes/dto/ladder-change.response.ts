import { LadderResponse } from '../../../../sla/dto/ladder.response';

export class UnitLadderPreviewResponse {
  /** @example "26041" */
  unitCode: string;

  /** @example 12 */
  changed: number;

  /** @example 3 */
  raisedAtOnce: number;
}

export class LadderPreviewResponse {
  /**
   * Running clocks that get other rungs, or the same at other instants.
   * @example 37
   */
  changed: number;

  /**
   * Clocks on which a level would be raised at once, because it is reached already.
   * @example 3
   */
  raisedAtOnce: number;

  /** By the unit that holds the petition, or was asked; only units with a clock that changes. */
  byUnit: UnitLadderPreviewResponse[];
}

export class LadderChangeResponse {
  id: string;

  /** The version that was asked for. */
  ladder: LadderResponse;

  /** @example "Lãnh đạo đơn vị phải biết sớm hơn" */
  reason: string;

  /**
   * How many versions of ladders there were at the preview; the change applies to no other number.
   * @example 10
   */
  baseLadders: number;

  /**
   * The calendar version at the preview; the change applies to no other.
   * @example 1
   */
  baseCalendarVersion: number;

  preview: LadderPreviewResponse;

  createdAt: string;

  /** Null while it is only a preview. */
  appliedAt: string | null;

  /** When it came into force; null until its day. */
  inForceAt: string | null;

  /** When no running clock was left to be carried over; null before. */
  settledAt: string | null;
}
