import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which units' letters of a week the schedule has seen to; a letter it drafts has no person behind it. */
export class DraftNoticesWeekly1790000025000 implements MigrationInterface {
  name = 'DraftNoticesWeekly1790000025000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice alter column drafted_by drop not null`);
    // The key that makes a second run, a second worker and a killed one harmless.
    await runner.query(`
      create table notice_week (
        unit_id uuid not null,
        week_on date not null,
        notice_id uuid,
        drafted_at timestamptz not null,
        constraint pk_notice_week primary key (unit_id, week_on),
        constraint fk_notice_week_unit foreign key (unit_id) references unit (id),
        constraint fk_notice_week_notice foreign key (notice_id) references notice (id),
        constraint ck_notice_week_monday check (extract(isodow from week_on) = 1)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notice_week`);
    // What the schedule drafted has nobody to name; without the column's null it cannot stay.
    await runner.query(`delete from notice where drafted_by is null and number is null`);
    await runner.query(`
      update notice set drafted_by = coalesce(approved_by, issued_by) where drafted_by is null`);
    await runner.query(`alter table notice alter column drafted_by set not null`);
  }
}
