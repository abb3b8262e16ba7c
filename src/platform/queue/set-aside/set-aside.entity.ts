import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row that a job leaves alone for a while, because it made the job fail. */
@Entity({ name: 'set_aside' })
export class SetAsideRecord {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_set_aside' })
  job: string;

  @PrimaryColumn('uuid', { name: 'item_id', primaryKeyConstraintName: 'pk_set_aside' })
  itemId: string;

  /** What the row is: `clock`, `petition`. */
  @Column('text', { name: 'item_kind' })
  itemKind: string;

  /** What it belongs to and people can look up, where that is something else. */
  @Column('uuid', { name: 'subject_id', nullable: true })
  subjectId: string | null;

  /** A SQLSTATE, or the code or name of our own error; never its message. */
  @Column('text')
  code: string;

  @Column('text', { name: 'constraint_name', nullable: true })
  constraintName: string | null;

  /** How often it failed, with all that is between. */
  @Column('integer')
  times: number;

  @Column('timestamptz', { name: 'first_at' })
  firstAt: Date;

  @Column('timestamptz', { name: 'last_at' })
  lastAt: Date;

  /** When it is tried again by itself. */
  @Column('timestamptz', { name: 'retry_at' })
  retryAt: Date;
}
