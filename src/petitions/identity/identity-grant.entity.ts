import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Petition } from '../petition.entity';

/** A permission for the handling unit to see who sent one petition. */
@Entity({ name: 'identity_grant' })
@Index('ix_identity_grant_petition', ['petitionId', 'id'])
export class IdentityGrant {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_identity_grant' })
  id: string;

  @ForeignKey(() => Petition, { name: 'fk_identity_grant_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @ForeignKey('Unit', { name: 'fk_identity_grant_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  /** Given by the provincial office in spite of secrecy. */
  @Column('boolean')
  override: boolean;

  @Column('text')
  reason: string;

  @ForeignKey('Account', { name: 'fk_identity_grant_granter' })
  @Column('uuid', { name: 'granted_by' })
  grantedBy: string;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt: Date;

  @Column('timestamptz', { nullable: true })
  until: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  @ForeignKey('Account', { name: 'fk_identity_grant_revoker' })
  @Column('uuid', { name: 'revoked_by', nullable: true })
  revokedBy: string | null;
}
