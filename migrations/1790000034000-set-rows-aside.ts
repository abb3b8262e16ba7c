import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row that makes a sweep's statement fail is set aside and said, so that it holds up no other (ADR 0018). */
export class SetRowsAside1790000034000 implements MigrationInterface {
  name = 'SetRowsAside1790000034000';

  async up(runner: QueryRunner): Promise<void> {
    // Codes and names of constraints only: what a row holds may be a citizen's words, and is never copied here.
    await runner.query(`
      create table set_aside (
        job text not null,
        item_id uuid not null,
        item_kind text not null,
        subject_id uuid,
        code text not null,
        constraint_name text,
        times integer not null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        retry_at timestamptz not null,
        constraint pk_set_aside primary key (job, item_id),
        constraint ck_set_aside_code check (code ~ '^[A-Za-z0-9_]{1,80}$'),
        constraint ck_set_aside_times check (times > 0)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table set_aside`);
  }
}
