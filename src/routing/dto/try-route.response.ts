import type { RouteReason, RuleOutcome } from '../routing.rules';

export class RoutingMessages {
  /** @example "Chuyển theo quy tắc đã khớp." */
  vi: string;

  /** @example "It goes where the rule that matched says." */
  en: string;
}

export class RouteRuleResponse {
  /** @example "power-by-keyword" */
  key: string;

  /** @example 1 */
  version: number;

  /** @example "Mất điện, cột điện, trạm biến áp" */
  name: string;
}

export class RouteStepResponse {
  /** @example "crime" */
  key: string;

  /** @example 1 */
  version: number;

  /** @example false */
  matched: boolean;

  /** @example "NO_KEYWORD" */
  why: RuleOutcome;

  messages: RoutingMessages;
}

export class TryRouteResponse {
  /** @example "DIENLUC" */
  unitCode: string;

  /** @example "Công ty Điện lực Đồng Nai" */
  unitName: string;

  /** The rule that decided; null when none did. */
  rule: RouteRuleResponse | null;

  /** @example "RULE" */
  reason: RouteReason;

  messages: RoutingMessages;

  /** Whether it waits for an officer of the intake desk. */
  viaIntakeDesk: boolean;

  /** Whether it would be received without an officer. */
  autoReceive: boolean;

  /** Whether it would be assigned to the unit without an officer. */
  autoAssign: boolean;

  /** @example "cột điện" */
  matchedKeyword: string | null;

  /**
   * Ended units that were passed on the way to this one.
   * @example []
   */
  succeededFrom: string[];

  /** Every rule that was read, in order. */
  trace: RouteStepResponse[];
}
