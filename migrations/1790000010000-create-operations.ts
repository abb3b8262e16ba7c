import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the operator and every module lean on: settings, alarms, answers kept for retried requests. */
export class CreateOperations1790000010000 implements MigrationInterface {
  name = 'CreateOperations1790000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table setting (
        key text not null,
        value jsonb not null,
        version integer not null,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint pk_setting primary key (key),
        constraint fk_setting_account foreign key (updated_by) references account (id)
      )`);
    await runner.query(`
      create trigger tr_setting_reference after insert or update or delete on setting
      for each statement execute function bump_reference_version()`);
    await runner.query(`
      create table operator_alarm (
        key text not null,
        severity text not null,
        message_vi text not null,
        message_en text not null,
        details jsonb not null,
        raised_at timestamptz not null,
        seen_at timestamptz not null,
        cleared_at timestamptz,
        constraint pk_operator_alarm primary key (key),
        constraint ck_operator_alarm_severity check (severity in ('WARNING', 'CRITICAL'))
      )`);
    await runner.query(`
      create table idempotency_key (
        scope text not null,
        key text not null,
        fingerprint bytea not null,
        response jsonb,
        created_at timestamptz not null,
        constraint pk_idempotency_key primary key (scope, key)
      )`);
    await runner.query(`create index ix_idempotency_key_created on idempotency_key (created_at)`);
    await runner.query(`
      create table job_run (
        name text not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        counts jsonb,
        failure text,
        failures_in_a_row integer not null default 0,
        constraint pk_job_run primary key (name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table job_run`);
    await runner.query(`drop table idempotency_key`);
    await runner.query(`drop table operator_alarm`);
    await runner.query(`drop table setting`);
  }
}
