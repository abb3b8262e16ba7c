import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every limit that runs is a row of its own, and what became late is a row that can exist only once. */
export class CreateClocksAndEscalations1790000008000 implements MigrationInterface {
  name = 'CreateClocksAndEscalations1790000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sla_clock (
        id uuid not null,
        petition_id uuid not null,
        kind text not null,
        cycle integer not null,
        unit_id uuid not null,
        started_at timestamptz not null,
        policy_id uuid not null,
        calendar_version integer not null,
        due_on date not null,
        due_at timestamptz not null,
        due_soon_at timestamptz,
        provisional boolean not null,
        stopped_at timestamptz,
        result text,
        next_level text,
        next_level_at timestamptz,
        constraint pk_sla_clock primary key (id),
        constraint fk_sla_clock_petition foreign key (petition_id) references petition (id),
        constraint fk_sla_clock_unit foreign key (unit_id) references unit (id),
        constraint fk_sla_clock_policy foreign key (policy_id) references sla_policy (id),
        constraint fk_sla_clock_calendar foreign key (calendar_version)
          references calendar_version (version),
        constraint ck_sla_clock_kind check (kind in
          ('OUTER', 'HOLDING', 'RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH')),
        constraint ck_sla_clock_result check (result in ('MET', 'MISSED', 'CANCELLED')),
        constraint ck_sla_clock_stopped check ((stopped_at is null) = (result is null)),
        constraint ck_sla_clock_level check (next_level in ('DUE_SOON', 'LATE_STEP', 'OVERDUE')),
        constraint ck_sla_clock_next check ((next_level is null) = (next_level_at is null)),
        constraint ck_sla_clock_no_level_when_stopped check (stopped_at is null or next_level is null)
      )`);
    await runner.query(`
      create unique index uq_sla_clock_running on sla_clock (petition_id, kind) where stopped_at is null`);
    await runner.query(`create index ix_sla_clock_petition on sla_clock (petition_id, started_at)`);
    // The sweep's whole world: what is still to be raised, in due order.
    await runner.query(`
      create index ix_sla_clock_next_level on sla_clock (next_level_at, id)
      where next_level_at is not null`);
    await runner.query(`
      create index ix_sla_clock_calendar on sla_clock (calendar_version, id) where stopped_at is null`);
    await runner.query(`
      create index ix_sla_clock_provisional on sla_clock (id) where stopped_at is null and provisional`);
    await runner.query(`
      create table escalation (
        id uuid not null,
        petition_id uuid not null,
        clock_id uuid not null,
        clock_kind text not null,
        cycle integer not null,
        level text not null,
        unit_id uuid not null,
        target_role text not null,
        due_at timestamptz not null,
        raised_at timestamptz not null,
        constraint pk_escalation primary key (id),
        constraint uq_escalation_once unique (clock_id, cycle, level),
        constraint fk_escalation_petition foreign key (petition_id) references petition (id),
        constraint fk_escalation_clock foreign key (clock_id) references sla_clock (id),
        constraint fk_escalation_unit foreign key (unit_id) references unit (id),
        constraint ck_escalation_level check (level in ('DUE_SOON', 'LATE_STEP', 'OVERDUE')),
        constraint ck_escalation_target check (target_role in
          ('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD', 'PROVINCIAL_OFFICE'))
      )`);
    await runner.query(`create index ix_escalation_petition on escalation (petition_id)`);
    await runner.query(`create index ix_escalation_unit on escalation (unit_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table escalation`);
    await runner.query(`drop table sla_clock`);
  }
}
