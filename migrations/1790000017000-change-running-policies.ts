import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A new version of a limit may take over what runs. That it did is a fact of the version; that clocks may still have
 * to move is a fact of the change, until it is settled.
 */
export class ChangeRunningPolicies1790000017000 implements MigrationInterface {
  name = 'ChangeRunningPolicies1790000017000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sla_policy add column took_over_at timestamptz`);
    await runner.query(`
      create table sla_policy_change (
        id uuid not null,
        asked jsonb not null,
        policy jsonb not null,
        applies_to text not null,
        reason text not null,
        base_policies integer not null,
        base_calendar_version integer not null,
        preview jsonb not null,
        created_at timestamptz not null,
        created_by uuid not null,
        applied_policy_id uuid,
        applied_at timestamptz,
        in_force_at timestamptz,
        settled_at timestamptz,
        constraint pk_sla_policy_change primary key (id),
        constraint fk_sla_policy_change_calendar foreign key (base_calendar_version)
          references calendar_version (version),
        constraint fk_sla_policy_change_account foreign key (created_by) references account (id),
        constraint fk_sla_policy_change_applied foreign key (applied_policy_id)
          references sla_policy (id),
        constraint ck_sla_policy_change_applies_to check (applies_to in ('NEW_ONLY', 'RUNNING')),
        constraint ck_sla_policy_change_applied check (
          (applied_at is null) = (applied_policy_id is null)
          and (applied_at is null) = (in_force_at is null)),
        constraint ck_sla_policy_change_settled check (
          settled_at is null or (applies_to = 'RUNNING' and applied_at is not null))
      )`);
    await runner.query(`
      create index ix_sla_policy_change_pending on sla_policy_change (in_force_at)
      where applies_to = 'RUNNING' and settled_at is null`);
    // What a takeover has still to move: the running clocks of the versions it replaces.
    await runner.query(`
      create index ix_sla_clock_policy on sla_clock (policy_id, id) where stopped_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_sla_clock_policy`);
    await runner.query(`drop table sla_policy_change`);
    await runner.query(`alter table sla_policy drop column took_over_at`);
  }
}
