import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A level that a clock reached: told once, for ever. */
@Entity({ name: 'escalation' })
@Unique('uq_escalation_once', ['clockId', 'cycle', 'level', 'repetition'])
export class Escalation {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_escalation' })
  id: string;

  @ForeignKey('Petition', { name: 'fk_escalation_petition' })
  @Column('uuid', { name: 'petition_id' })
  petitionId: string;

  @ForeignKey('SlaClock', { name: 'fk_escalation_clock' })
  @Column('uuid', { name: 'clock_id' })
  clockId: string;

  @Column('text', { name: 'clock_kind' })
  clockKind: string;

  @Column('integer')
  cycle: number;

  @Column('text')
  level: string;

  /** 0, and one more each time that the level is said again. */
  @Column('integer', { default: 0 })
  repetition: number;

  /** Who held the petition when the level was raised. */
  @ForeignKey('Unit', { name: 'fk_escalation_unit' })
  @Column('uuid', { name: 'unit_id' })
  unitId: string;

  @Column('text', { name: 'target_role' })
  targetRole: string;

  /** Who was told in its place where nobody held that role; null when nobody was there at all. */
  @Column('text', { name: 'told_role', nullable: true })
  toldRole: string | null;

  /** The instant from which the level was due. */
  @Column('timestamptz', { name: 'due_at' })
  dueAt: Date;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;
}
