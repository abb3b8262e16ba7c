import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A unit's late steps are read by their own range, so that its daily digest reads no other unit's and nothing on time. */
export class IndexUnitLateSteps1790000036000 implements MigrationInterface {
  name = 'IndexUnitLateSteps1790000036000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_petition_unit_step_due on petition (unit_id, step_due_at, id)
      include (due_at) where open and step_due_at is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_petition_unit_step_due`);
  }
}
