import type { Target } from '../../sla/ladder.rules';
import type { ClockKind, Level } from '../../sla/level.rules';

/** A level that a limit of a petition reached, and who was told. */
export class EscalationResponse {
  /** @example "019d9f1c-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  petitionId: string;

  /** @example "H19.PA.2026.000123" */
  petitionCode: string;

  /** @example "HOLDING" */
  clockKind: ClockKind;

  /**
   * 1, and one more after each reopening.
   * @example 1
   */
  cycle: number;

  /** @example "OVERDUE" */
  level: Level;

  /**
   * 0, and one more each time that the level is said again.
   * @example 0
   */
  repetition: number;

  /** Who held the petition then. @example "SXD" */
  unitCode: string;

  /** @example "Sở Xây dựng" */
  unitName: string;

  /**
   * Who was to be told.
   * @example "UNIT_HEAD"
   */
  targetRole: Target;

  /**
   * Who was told, when nobody holds that role: the ladder's fallback; null when nobody was there at all.
   * @example "UNIT_HEAD"
   */
  toldRole: Target | null;

  /** The instant from which the level was due. */
  dueAt: string;

  raisedAt: string;
}

/** The escalations of one petition, the oldest first. */
export class PetitionEscalationsResponse {
  items: EscalationResponse[];
}

/** One page of escalations, the newest first. */
export class EscalationListResponse {
  items: EscalationResponse[];

  nextCursor: string | null;
}
