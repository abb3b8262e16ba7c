import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Late steps are read from indexes alone: those of open petitions beside many whose answer is overdue too, and those
 * after the answer, of which only what waits for publication is in an index of its own.
 */
export class IndexLateSteps1790000011000 implements MigrationInterface {
  name = 'IndexLateSteps1790000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_petition_step_due`);
    await runner.query(`
      create index ix_petition_step_due on petition (step_due_at, id)
      include (unit_id, class, open, due_at) where step_due_at is not null`);
    await runner.query(`
      create index ix_petition_closed_step_due on petition (step_due_at, id) include (unit_id, class)
      where not open and step_due_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_petition_closed_step_due`);
    await runner.query(`drop index ix_petition_step_due`);
    await runner.query(`
      create index ix_petition_step_due on petition (step_due_at, id) where step_due_at is not null`);
  }
}
