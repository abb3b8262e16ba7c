import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who took lists of petitions out as files. Which petitions those were is in the petitions' own histories. */
export class CreateExports1790000019000 implements MigrationInterface {
  name = 'CreateExports1790000019000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_export (
        id uuid not null,
        account_id uuid not null,
        format text not null,
        reason text not null,
        filters jsonb not null,
        by_phone boolean not null,
        petition_count integer not null,
        requested_at timestamptz not null,
        completed_at timestamptz,
        constraint pk_petition_export primary key (id),
        constraint fk_petition_export_account foreign key (account_id) references account (id),
        constraint ck_petition_export_format check (format in ('xlsx', 'csv')),
        constraint ck_petition_export_filters check (not filters ? 'phone'),
        constraint ck_petition_export_completed check (completed_at >= requested_at)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table petition_export`);
  }
}
