import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** That somebody took petitions out as a file: begun before the first trace, completed before the first byte. */
@Entity({ name: 'petition_export' })
export class PetitionExport {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_petition_export' })
  id: string;

  @ForeignKey('Account', { name: 'fk_petition_export_account' })
  @Column('uuid', { name: 'account_id' })
  accountId: string;

  @Column('text')
  format: string;

  @Column('text')
  reason: string;

  /** Never the sender's telephone number. */
  @Column('jsonb')
  filters: Record<string, unknown>;

  @Column('boolean', { name: 'by_phone' })
  byPhone: boolean;

  @Column('integer', { name: 'petition_count' })
  petitionCount: number;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt: Date;

  /** Null: it was broken off, and nothing was sent. */
  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt: Date | null;
}
