import { UnitPreviewResponse } from '../../../../sla/dto/calendar-change.response';
import { PolicyResponse } from '../../../../sla/dto/policy.response';
import type { AppliesTo } from './policy-change.request';

export class MovedExampleResponse {
  petitionId: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "26041" */
  unitCode: string;

  /**
   * The due date it has now.
   * @example "2026-04-28"
   */
  dueOn: string;

  /**
   * The due date it would have.
   * @example "2026-04-23"
   */
  changedDueOn: string;

  /**
   * ON_TIME: late now and would not be. LATE: in time now and would be late. Null: neither.
   * @example null
   */
  becomes: 'ON_TIME' | 'LATE' | null;
}

export class PolicyPreviewResponse {
  /**
   * Petitions whose answer is still owed.
   * @example 480
   */
  openPetitions: number;

  /**
   * Running limits that follow this version and get another due date: one of a petition, or one for each unit that
   * was asked to contribute.
   * @example 37
   */
  moved: number;

  /**
   * Of these, late now and would not be.
   * @example 3
   */
  becomesOnTime: number;

  /**
   * Of these, in time now and would be late.
   * @example 0
   */
  becomesLate: number;

  /** By the unit that holds the petition, or must take the step; only units with something that moves. */
  byUnit: UnitPreviewResponse[];

  /** Some that move, at most 20: first those that would be late, then those that would not be any more. */
  examples: MovedExampleResponse[];
}

export class PolicyChangeResponse {
  id: string;

  /** The version that was asked for. */
  policy: PolicyResponse;

  /** @example "RUNNING" */
  appliesTo: AppliesTo;

  /** @example "Quyết định 31/2026/QĐ-UBND rút ngắn thời hạn trả lời" */
  reason: string;

  /**
   * How many versions of limits of this clock there were at the preview; the change applies to no other number.
   * @example 7
   */
  basePolicies: number;

  /**
   * The calendar version at the preview; the change applies to no other.
   * @example 1
   */
  baseCalendarVersion: number;

  preview: PolicyPreviewResponse;

  createdAt: string;

  /** Null while it is only a preview. */
  appliedAt: string | null;

  /** From when on it is chosen, and running limits move; null while it is only a preview. */
  inForceAt: string | null;

  /** When no running limit was left to be moved; null before, and where only new limits follow it. */
  settledAt: string | null;
}
