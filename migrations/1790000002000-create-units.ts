import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUnits1790000002000 implements MigrationInterface {
  name = 'CreateUnits1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table unit (
        id uuid not null,
        code text not null,
        name text not null,
        short_name text not null,
        kind text not null,
        parent_id uuid,
        successor_id uuid,
        valid_from date not null,
        valid_to date,
        source text not null,
        constraint pk_unit primary key (id),
        constraint uq_unit_code unique (code),
        constraint fk_unit_parent foreign key (parent_id) references unit (id),
        constraint fk_unit_successor foreign key (successor_id) references unit (id),
        constraint ck_unit_kind check (kind in
          ('PROVINCIAL_OFFICE', 'INTAKE_DESK', 'DEPARTMENT', 'VERTICAL_BODY', 'COMMUNE')),
        constraint ck_unit_validity check (valid_to is null or valid_to >= valid_from),
        constraint ck_unit_not_own_successor check (successor_id is distinct from id)
      )`);
    await runner.query(`create index ix_unit_successor on unit (successor_id)`);
    // Whatever finds no unit goes to the intake desk, so there is always exactly one that is valid.
    await runner.query(`
      create unique index uq_unit_one_intake_desk on unit (kind)
      where kind = 'INTAKE_DESK' and valid_to is null`);
    await runner.query(`
      create table unit_alias (
        id uuid not null,
        unit_id uuid not null,
        alias text not null,
        valid_from date,
        valid_to date,
        constraint pk_unit_alias primary key (id),
        constraint uq_unit_alias unique (unit_id, alias),
        constraint fk_unit_alias_unit foreign key (unit_id) references unit (id)
      )`);
    for (const table of ['unit', 'unit_alias']) {
      await runner.query(`
        create trigger tr_${table}_reference after insert or update or delete on ${table}
        for each statement execute function bump_reference_version()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table unit_alias`);
    await runner.query(`drop table unit`);
  }
}
