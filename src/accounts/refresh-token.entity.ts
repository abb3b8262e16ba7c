import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Account } from './account.entity';

/** One link of a session's chain; all links of one sign-in share the family. The token itself is kept nowhere. */
@Entity('refresh_token')
@Unique('uq_refresh_token_hash', ['tokenHash'])
export class RefreshToken {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_refresh_token' })
  id: string;

  @Column('uuid', { name: 'account_id' })
  @ForeignKey(() => Account, { name: 'fk_refresh_token_account', onDelete: 'CASCADE' })
  @Index('ix_refresh_token_account')
  accountId: string;

  @Column('uuid', { name: 'family_id' })
  @Index('ix_refresh_token_family')
  familyId: string;

  @Column('bytea', { name: 'token_hash' })
  tokenHash: Buffer;

  @Column('timestamptz', { name: 'issued_at' })
  issuedAt: Date;

  @Column('timestamptz', { name: 'expires_at' })
  @Index('ix_refresh_token_expires')
  expiresAt: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
