import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Steps that are late after the answer, read without walking over the many that are late before it. Only what waits
 * for publication is in it, so it costs a submission nothing.
 */
export class IndexLatePublications1790000011000 implements MigrationInterface {
  name = 'IndexLatePublications1790000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_petition_closed_step_due on petition (step_due_at, id) include (unit_id, class)
      where not open and step_due_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_petition_closed_step_due`);
  }
}
