import type { MigrationInterface, QueryRunner } from 'typeorm';

const TARGETS = `'INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'UNIT', 'PROVINCIAL_OFFICE', 'CHAIRMAN_LIST', 'ADMIN'`;
const FORMER_TARGETS = `'INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'PROVINCIAL_OFFICE'`;
const FORMER_LEVELS = `'DUE_SOON', 'LATE_STEP', 'OVERDUE'`;
const LEVEL = `'^[A-Z][A-Z0-9_]{2,39}$'`;

/**
 * Whom lateness reaches, and when, is data. A running clock carries the rungs it has still to reach as instants, so
 * that the sweep needs no calendar. Clocks that run now are given theirs by the sweep `recompute-ladders`, once the
 * seed has brought the ladders; what was raised before is not raised again, for it is there.
 */
export class CreateLadders1790000029000 implements MigrationInterface {
  name = 'CreateLadders1790000029000';

  async up(runner: QueryRunner): Promise<void> {
    await createLadders(runner);
    await createChanges(runner);
    await runner.query(`update sla_clock set next_level = null, next_level_at = null
      where next_level is not null`);
    await runner.query(`
      alter table sla_clock
        add column ladder_id uuid,
        add column ladder_edition integer not null default 0,
        add column rungs integer[] not null default '{}',
        add column rung_ats timestamptz[] not null default '{}',
        drop constraint ck_sla_clock_level,
        add constraint ck_sla_clock_level check (next_level ~ ${LEVEL}),
        add constraint fk_sla_clock_ladder foreign key (ladder_id) references ladder (id),
        add constraint ck_sla_clock_rungs check (
          cardinality(rungs) = cardinality(rung_ats) and cardinality(rungs) <= 40),
        add constraint ck_sla_clock_next_rung check (next_level_at is not distinct from rung_ats[1])`);
    await runner.query(`
      alter table escalation
        add column repetition integer not null default 0,
        add column told_role text,
        drop constraint uq_escalation_once,
        drop constraint ck_escalation_level,
        drop constraint ck_escalation_target,
        add constraint uq_escalation_once unique (clock_id, cycle, level, repetition),
        add constraint ck_escalation_level check (level ~ ${LEVEL}),
        add constraint ck_escalation_target check (target_role in (${TARGETS})),
        add constraint ck_escalation_told check (told_role in (${TARGETS}))`);
    await runner.query(`update escalation set told_role = target_role`);
    // What an operator must know of: nobody held the role that was to be told.
    await runner.query(`
      create index ix_escalation_fallen on escalation (raised_at)
      where told_role is distinct from target_role`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from escalation
      where repetition > 0 or level not in (${FORMER_LEVELS}) or target_role not in (${FORMER_TARGETS})`);
    await runner.query(`drop index ix_escalation_fallen`);
    await runner.query(`
      alter table escalation drop constraint uq_escalation_once, drop constraint ck_escalation_level,
        drop constraint ck_escalation_target, drop column repetition, drop column told_role,
        add constraint uq_escalation_once unique (clock_id, cycle, level),
        add constraint ck_escalation_level check (level in (${FORMER_LEVELS})),
        add constraint ck_escalation_target check (target_role in (${FORMER_TARGETS}))`);
    await runner.query(`
      alter table sla_clock drop constraint ck_sla_clock_level, drop column ladder_id,
        drop column ladder_edition, drop column rungs, drop column rung_ats`);
    await runner.query(`
      update sla_clock set next_level = null, next_level_at = null
      where next_level not in (${FORMER_LEVELS})`);
    await runner.query(`
      alter table sla_clock
        add constraint ck_sla_clock_level check (next_level in (${FORMER_LEVELS}))`);
    await runner.query(`drop table ladder_change`);
    await runner.query(`drop table ladder_rung`);
    await runner.query(`drop table ladder`);
  }
}

async function createLadders(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table ladder (
      id uuid not null,
      key text not null,
      version integer not null,
      clock_kind text not null,
      class text,
      channel text,
      unit_kind text,
      effective_from date not null,
      effective_to date,
      edition integer,
      in_force_at timestamptz,
      settled_at timestamptz,
      source text not null,
      mark text not null,
      created_at timestamptz not null,
      created_by uuid,
      constraint pk_ladder primary key (id),
      constraint uq_ladder_version unique (key, version),
      constraint fk_ladder_account foreign key (created_by) references account (id),
      constraint ck_ladder_mark check (mark in ('law', 'spec', 'practice', 'ours')),
      constraint ck_ladder_validity check (effective_to is null or effective_to >= effective_from),
      constraint ck_ladder_force check ((edition is null) = (in_force_at is null)
        and (settled_at is null or edition is not null))
    )`);
  await runner.query(`
    create table ladder_rung (
      ladder_id uuid not null,
      ordinal integer not null,
      level text not null,
      offset_amount integer,
      offset_unit text,
      target text not null,
      desk_target text,
      warned_target text,
      fallback text[] not null,
      repeat_days integer,
      repeat_times integer not null,
      stops_when text[] not null,
      constraint pk_ladder_rung primary key (ladder_id, ordinal),
      constraint uq_ladder_rung_level unique (ladder_id, level),
      constraint fk_ladder_rung_ladder foreign key (ladder_id) references ladder (id),
      constraint ck_ladder_rung_ordinal check (ordinal between 1 and 20),
      constraint ck_ladder_rung_level check (level ~ ${LEVEL}),
      constraint ck_ladder_rung_offset check ((offset_amount is null) = (offset_unit is null)
        and offset_amount between -400 and 400 and offset_unit in ('WORKING_DAY', 'WORKING_HOUR')),
      constraint ck_ladder_rung_target check (target in (${TARGETS})),
      constraint ck_ladder_rung_desk check (desk_target in (${TARGETS})),
      constraint ck_ladder_rung_warned check (warned_target in (${TARGETS})),
      constraint ck_ladder_rung_fallback check (fallback <@ array[${TARGETS}]),
      constraint ck_ladder_rung_repeat check ((repeat_days is null) = (repeat_times = 0)
        and repeat_days between 1 and 400 and repeat_times between 0 and 39),
      constraint ck_ladder_rung_stops check (
        stops_when <@ array['ANSWER_PROPOSED', 'AWAITING_SUPPLEMENT'])
    )`);
  // What is only settled is no other ladder: nobody need read them again for it.
  await runner.query(`
    create trigger tr_ladder_reference after insert or delete or update of edition on ladder
    for each statement execute function bump_reference_version()`);
  await runner.query(`
    create trigger tr_ladder_rung_reference after insert or update or delete on ladder_rung
    for each statement execute function bump_reference_version()`);
}

async function createChanges(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table ladder_change (
      id uuid not null,
      asked jsonb not null,
      ladder jsonb not null,
      reason text not null,
      base_ladders integer not null,
      base_calendar_version integer not null,
      preview jsonb not null,
      created_at timestamptz not null,
      created_by uuid not null,
      applied_ladder_id uuid,
      applied_at timestamptz,
      constraint pk_ladder_change primary key (id),
      constraint fk_ladder_change_calendar foreign key (base_calendar_version)
        references calendar_version (version),
      constraint fk_ladder_change_account foreign key (created_by) references account (id),
      constraint fk_ladder_change_applied foreign key (applied_ladder_id) references ladder (id),
      constraint ck_ladder_change_applied check ((applied_at is null) = (applied_ladder_id is null))
    )`);
}
