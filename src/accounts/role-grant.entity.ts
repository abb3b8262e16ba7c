import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StaffRole } from '../platform/auth/principal';
import { Account } from './account.entity';

@Entity('role_grant')
@Unique('uq_role_grant', ['accountId', 'role', 'unitId'])
@Index('ix_role_grant_role', ['role', 'unitId'])
export class RoleGrant {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_role_grant' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey(() => Account, { name: 'fk_role_grant_account', onDelete: 'CASCADE' })
  accountId: string;

  @Column('text')
  role: StaffRole;

  /** Null: everywhere. */
  @Column('uuid', { name: 'unit_id', nullable: true })
  @ForeignKey('Unit', { name: 'fk_role_grant_unit' })
  unitId: string | null;
}
