export class RevealedIdentityResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  petitionId: string;

  /**
   * The petition's version after this look, which is in its history.
   * @example 4
   */
  version: number;

  /** @example "INDIVIDUAL" */
  kind: 'INDIVIDUAL' | 'ORGANISATION';

  /** @example "Nguyễn Thị Hạnh" */
  name: string;

  /** @example "+84912000123" */
  phone: string | null;

  /** @example "hanh.nguyen@example.vn" */
  email: string | null;

  /** @example "12/3 đường Phan Trung" */
  address: string | null;
}

export class IdentityGrantItem {
  /** @example "019d6a7e-3c00-7000-8000-000000000002" */
  id: string;

  /** @example "SXD" */
  unitCode: string;

  /** Given by the provincial office although the sender is secret by default. */
  override: boolean;

  /** @example "Đơn vị cần hẹn người gửi đến hiện trường" */
  reason: string;

  /** @example "019d6a7e-3c00-7000-8000-000000000003" */
  grantedBy: string;

  /** @example "2026-04-06T01:00:00.000Z" */
  grantedAt: string;

  /** @example "2026-05-15T10:00:00.000Z" */
  until: string | null;

  /** @example null */
  revokedAt: string | null;

  /** Whether it holds at this moment. */
  holds: boolean;
}

/** Who may see the sender; who did is in the petition's events. */
export class IdentityAccessResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  petitionId: string;

  /** @example 4 */
  version: number;

  /** Whether there is a sender to show. */
  anonymous: boolean;

  /** Secret from handling units by default: conduct of officials, complaints, denunciations, diverted ones. */
  identitySecret: boolean;

  /**
   * The unit whose official is complained about.
   * @example "SXD"
   */
  aboutUnitCode: string | null;

  /** Whether this account may see the sender now, giving a reason. */
  mayReveal: boolean;

  /**
   * Why not, as the code with which a reveal would be refused.
   * @example "IDENTITY_NOT_GRANTED"
   */
  refusal: string | null;

  /** Permissions for units, the newest first, a hundred at most. */
  grants: IdentityGrantItem[];
}

/** What was decided about who may see the sender. */
export class IdentityDecisionResponse {
  /**
   * The permission given or taken back; null when the unit complained about was named.
   * @example "019d6a7e-3c00-7000-8000-000000000002"
   */
  grantId: string | null;

  /**
   * The petition's version with the decision in its history.
   * @example 4
   */
  version: number;
}
