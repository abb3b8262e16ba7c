import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** One version of a ladder of escalation. */
@Entity({ name: 'ladder' })
@Unique('uq_ladder_version', ['key', 'version'])
export class LadderRecord {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_ladder' })
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

  @Column('text', { name: 'unit_kind', nullable: true })
  unitKind: string | null;

  @Column('date', { name: 'effective_from' })
  effectiveFrom: string;

  @Column('date', { name: 'effective_to', nullable: true })
  effectiveTo: string | null;

  /** The count of changes of all ladders when it came into force; null until then. */
  @Column('integer', { nullable: true })
  edition: number | null;

  @Column('timestamptz', { name: 'in_force_at', nullable: true })
  inForceAt: Date | null;

  /** When no running clock was left to be carried over to it. */
  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt: Date | null;

  @Column('text')
  source: string;

  @Column('text')
  mark: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @ForeignKey('Account', { name: 'fk_ladder_account' })
  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy: string | null;
}
