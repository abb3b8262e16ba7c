import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sender of a merged petition rates the answer of another: which one it was, when that petition is answered anew.
 */
export class RateMergedAnswers1790000024000 implements MigrationInterface {
  name = 'RateMergedAnswers1790000024000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table petition add column rated_answer_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table petition drop column rated_answer_at`);
  }
}
