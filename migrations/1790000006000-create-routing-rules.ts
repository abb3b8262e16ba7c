import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRoutingRules1790000006000 implements MigrationInterface {
  name = 'CreateRoutingRules1790000006000';

  async up(runner: QueryRunner): Promise<void> {
    // An edited rule is a new row with the next version; the former one is retired, never changed.
    await runner.query(`
      create table routing_rule (
        id uuid not null,
        key text not null,
        version integer not null,
        position integer not null,
        name text not null,
        classes text[] not null,
        fields text[] not null,
        commune_codes text[] not null,
        channels text[] not null,
        keywords text[] not null,
        target_kind text not null,
        target_unit_id uuid,
        source text not null,
        created_at timestamptz not null,
        created_by uuid,
        retired_at timestamptz,
        constraint pk_routing_rule primary key (id),
        constraint uq_routing_rule_version unique (key, version),
        constraint fk_routing_rule_unit foreign key (target_unit_id) references unit (id),
        constraint fk_routing_rule_account foreign key (created_by) references account (id),
        constraint ck_routing_rule_target_kind check (target_kind in
          ('UNIT', 'COMMUNE_OF_LOCATION', 'INTAKE_DESK')),
        constraint ck_routing_rule_target check ((target_kind = 'UNIT') = (target_unit_id is not null))
      )`);
    await runner.query(`
      create unique index uq_routing_rule_current on routing_rule (key) where retired_at is null`);
    await runner.query(`
      create table intake_policy (
        id uuid not null,
        class text not null,
        channel text not null,
        auto_receive boolean not null,
        auto_assign boolean not null,
        source text not null,
        constraint pk_intake_policy primary key (id),
        constraint uq_intake_policy unique (class, channel),
        constraint ck_intake_policy_order check (auto_receive or not auto_assign)
      )`);
    for (const table of ['routing_rule', 'intake_policy']) {
      await runner.query(`
        create trigger tr_${table}_reference after insert or update or delete on ${table}
        for each statement execute function bump_reference_version()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table intake_policy`);
    await runner.query(`drop table routing_rule`);
  }
}
