import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { STAFF_ROLES, type StaffRole } from '../../platform/auth/principal';

export class GrantRequest {
  /** @example "UNIT_OFFICER" */
  @IsIn(STAFF_ROLES)
  role: StaffRole;

  /**
   * The unit at which the role is held; left out or null: everywhere. UNIT_OFFICER and UNIT_HEAD need one.
   * @example "SNV"
   */
  @IsOptional()
  @IsString()
  @Length(1, 20)
  unitCode?: string | null;
}
