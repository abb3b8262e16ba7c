import type { StaffRole } from '../../platform/auth/principal';

export class GrantResponse {
  /** @example "UNIT_OFFICER" */
  role: StaffRole;

  /**
   * The unit at which the role is held; null: everywhere.
   * @example "SNV"
   */
  unitCode: string | null;
}
