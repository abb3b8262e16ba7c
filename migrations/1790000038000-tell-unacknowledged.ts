import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the office was told who had not acknowledged a letter in time: once for each letter. */
export class TellUnacknowledged1790000038000 implements MigrationInterface {
  name = 'TellUnacknowledged1790000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice add column unacknowledged_told_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice drop column unacknowledged_told_at`);
  }
}
