import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Likely duplicates are looked for among what one place has sent lately: a few hundred rows, however many there are. */
export class IndexDuplicates1790000018000 implements MigrationInterface {
  name = 'IndexDuplicates1790000018000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_petition_place_time on petition (commune_code, submitted_at)
      where commune_code is not null`);
    // The few that answer for others: a sweep looks among them for those that will not.
    await runner.query(`
      create index ix_petition_answering on petition (state, id) where merged_count > 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_petition_answering`);
    await runner.query(`drop index ix_petition_place_time`);
  }
}
