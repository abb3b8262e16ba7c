import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a job's last run ended. */
@Entity({ name: 'job_run' })
export class JobRun {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_job_run' })
  name: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt: Date;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt: Date | null;

  @Column('jsonb', { nullable: true })
  counts: Record<string, number> | null;

  @Column('text', { nullable: true })
  failure: string | null;

  @Column('integer', { name: 'failures_in_a_row', default: 0 })
  failuresInARow: number;
}
