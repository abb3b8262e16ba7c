import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSlaPolicies1790000005000 implements MigrationInterface {
  name = 'CreateSlaPolicies1790000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sla_policy (
        id uuid not null,
        key text not null,
        version integer not null,
        clock_kind text not null,
        class text,
        channel text,
        urgency text,
        amount integer not null,
        unit text not null,
        due_soon_days integer,
        counted_from text not null,
        effective_from date not null,
        effective_to date,
        source text not null,
        mark text not null,
        created_at timestamptz not null,
        created_by uuid,
        constraint pk_sla_policy primary key (id),
        constraint uq_sla_policy_version unique (key, version),
        constraint fk_sla_policy_account foreign key (created_by) references account (id),
        constraint ck_sla_policy_amount check (amount between 1 and 400),
        constraint ck_sla_policy_unit check (unit in ('WORKING_DAY', 'CALENDAR_DAY', 'WORKING_HOUR',
          'WORKING_MINUTE', 'HOUR', 'MINUTE')),
        constraint ck_sla_policy_mark check (mark in ('law', 'spec', 'practice', 'ours')),
        constraint ck_sla_policy_validity check (effective_to is null or effective_to >= effective_from)
      )`);
    await runner.query(`
      create trigger tr_sla_policy_reference after insert or update or delete on sla_policy
      for each statement execute function bump_reference_version()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sla_policy`);
  }
}
