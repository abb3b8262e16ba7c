import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters of another kind than reminders: the list of the gravest petitions, for the chairman. */
export class AddChairmanList1790000028000 implements MigrationInterface {
  name = 'AddChairmanList1790000028000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notice
        add column kind text not null default 'REMINDER',
        add constraint ck_notice_kind check (kind in ('REMINDER', 'CHAIRMAN_LIST'))`);
    await runner.query(`alter table notice alter column kind drop default`);
    await runner.query(`drop index uq_notice_one_draft`);
    await runner.query(`
      create unique index uq_notice_one_draft on notice (unit_id, kind)
      where state in ('DRAFTED', 'APPROVED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const lists = `select id from notice where kind <> 'REMINDER'`;
    // What would read as a reminder, were its kind forgotten, goes; its numbers stay given.
    for (const table of ['notice', 'notice_item', 'notice_document']) {
      await runner.query(`alter table ${table} disable trigger user`);
    }
    await runner.query(`delete from notice_document where notice_id in (${lists})`);
    await runner.query(`delete from notice where kind <> 'REMINDER'`);
    for (const table of ['notice', 'notice_item', 'notice_document']) {
      await runner.query(`alter table ${table} enable trigger user`);
    }
    await runner.query(`drop index uq_notice_one_draft`);
    await runner.query(`
      create unique index uq_notice_one_draft on notice (unit_id)
      where state in ('DRAFTED', 'APPROVED')`);
    await runner.query(`alter table notice drop column kind`);
  }
}
