export class IntakePolicyResponse {
  /** @example "HIEN_TRUONG" */
  class: string;

  /** @example "WEB" */
  channel: string;

  /** @example true */
  autoReceive: boolean;

  /** @example false */
  autoAssign: boolean;

  /** @example "Thông báo phân công 12/TB-VPUB" */
  source: string;
}

export class IntakePoliciesResponse {
  items: IntakePolicyResponse[];
}
