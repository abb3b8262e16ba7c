import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

@Entity({ name: 'sla_policy' })
@Unique('uq_sla_policy_version', ['key', 'version'])
export class SlaPolicyRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sla_policy' })
  id: string;

  @Column('text')
  key: string;

  @Column('integer')
  version: number;

  @Column('text', { name: 'clock_kind' })
  clockKind: string;

  @Column('text', { nullable: true })
  class: string | null;

  @Column('text', { nullable: true })
  channel: string | null;

  @Column('text', { nullable: true })
  urgency: string | null;

  @Column('integer')
  amount: number;

  @Column('text')
  unit: string;

  @Column('integer', { name: 'due_soon_days', nullable: true })
  dueSoonDays: number | null;

  @Column('text', { name: 'counted_from' })
  countedFrom: string;

  @Column('date', { name: 'effective_from' })
  effectiveFrom: string;

  @Column('date', { name: 'effective_to', nullable: true })
  effectiveTo: string | null;

  /** When it took over limits that ran; null for a version that only new ones follow. */
  @Column('timestamptz', { name: 'took_over_at', nullable: true })
  tookOverAt: Date | null;

  @Column('text')
  source: string;

  @Column('text')
  mark: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_sla_policy_account' })
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
}
