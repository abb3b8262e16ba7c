import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter's version as each unit sees it, so that units which answer it at one time are in nobody's way. */
export class VersionAddressees1790000037000 implements MigrationInterface {
  name = 'VersionAddressees1790000037000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice_addressee add column version integer`);
    // What anybody has read until now is the letter's own.
    await runner.query(
      `update notice_addressee a set version = n.version from notice n where n.id = a.notice_id`,
    );
    await runner.query(`
      alter table notice_addressee alter column version set not null,
        add constraint ck_notice_addressee_version check (version > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table notice_addressee drop column version`);
  }
}
