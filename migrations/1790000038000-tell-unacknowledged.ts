import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the office was told who had not acknowledged a letter in time: once for each letter. */
export class TellUnacknowledged1790000038000 implements MigrationInterface {
  name = 'TellUnacknowledged1790000038000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice add column unacknowledged_told_at timestamptz`);
    // What lay there unacknowledged before anybody was told of it is no news: the office has its list.
    await runner.query(`
      update notice set unacknowledged_told_at = now()
      where state = 'ISSUED' and issued_at < now() - interval '14 days'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice drop column unacknowledged_told_at`);
  }
}
