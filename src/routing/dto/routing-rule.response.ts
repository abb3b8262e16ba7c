import type { TargetKind } from '../routing.rules';

export class RoutingRuleResponse {
  /** @example "fallen-trees" */
  key: string;

  /**
   * Send it as `If-Match: "1"` to change exactly this version.
   * @example 1
   */
  version: number;

  /** @example 85 */
  position: number;

  /** @example "Cây xanh đô thị gãy đổ" */
  name: string;

  /** @example ["HIEN_TRUONG"] */
  classes: string[];

  /** @example ["XAY_DUNG"] */
  fields: string[];

  /** @example [] */
  communeCodes: string[];

  /** @example ["WEB", "APP"] */
  channels: string[];

  /** @example ["cây đổ", "cây gãy"] */
  keywords: string[];

  /** @example "UNIT" */
  targetKind: TargetKind;

  /** @example "SXD" */
  targetUnitCode: string | null;

  /** @example "Thông báo phân công 12/TB-VPUB" */
  source: string;

  /** @example "2026-04-06T01:00:00.000Z" */
  createdAt: string;

  /** The account that entered it; null for the rules the product came with. */
  createdBy: string | null;

  /**
   * Since when it is no longer in force.
   * @example null
   */
  retiredAt: string | null;
}

export class RoutingRulesResponse {
  items: RoutingRuleResponse[];
}

export class RoutingRuleVersionsResponse {
  /** The newest first. */
  items: RoutingRuleResponse[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
