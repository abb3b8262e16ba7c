import type { LimitUnit } from '../deadline.rules';

export class PolicyResponse {
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
  urgency: string | null;

  /** @example 15 */
  amount: number;

  /** @example "WORKING_DAY" */
  unit: LimitUnit;

  /**
   * Working days left at which it is due soon; null warns nobody.
   * @example 2
   */
  dueSoonDays: number | null;

  /** @example "SUBMITTED" */
  countedFrom: string;

  /** @example "2025-07-01" */
  effectiveFrom: string;

  /** The last day on which it is chosen; null is without end. */
  effectiveTo: string | null;

  /** @example "Quyết định 29/2026/QĐ-TTg Điều 12" */
  source: string;

  /**
   * law, spec, practice or ours.
   * @example "spec"
   */
  mark: string;
}

export class PoliciesResponse {
  /** By key, then version. */
  items: PolicyResponse[];
}
