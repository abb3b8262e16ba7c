import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One number that moves whenever units, calendar, policies, rules or settings change (ADR 0004): processes keep
 * those tables in memory and a write proves in its own statement that it decided by the newest of them.
 */
export class CreateReferenceVersion1790000001000 implements MigrationInterface {
  name = 'CreateReferenceVersion1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reference_version (
        id integer not null default 1,
        version bigint not null default 1,
        constraint pk_reference_version primary key (id),
        constraint ck_reference_version_one_row check (id = 1)
      )`);
    await runner.query(`insert into reference_version default values`);
    await runner.query(`
      create function bump_reference_version() returns trigger language plpgsql as $$
      begin
        update reference_version set version = version + 1;
        return null;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function bump_reference_version()`);
    await runner.query(`drop table reference_version`);
  }
}
