import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the office changes in a draft, and what a unit says to a letter: cause and promised day, per petition too. */
export class AnswerNotices1790000026000 implements MigrationInterface {
  name = 'AnswerNotices1790000026000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notice
        add column revision jsonb,
        add column answered_at timestamptz,
        add column answered_by uuid,
        add constraint fk_notice_answerer foreign key (answered_by) references account (id),
        drop constraint ck_notice_state,
        drop constraint ck_notice_issued,
        add constraint ck_notice_state check (state in
          ('DRAFTED', 'APPROVED', 'ISSUED', 'ACKNOWLEDGED', 'ANSWERED', 'CANCELLED')),
        add constraint ck_notice_issued check (state not in ('ISSUED', 'ACKNOWLEDGED', 'ANSWERED')
          or (number is not null and issued_on is not null and letter is not null))`);
    await runner.query(`alter table notice_item add column unit_id uuid`);
    await runner.query(`
      update notice_item i set unit_id = n.unit_id from notice n where n.id = i.notice_id`);
    await runner.query(`
      alter table notice_item alter column unit_id set not null,
        add constraint fk_notice_item_unit foreign key (unit_id) references unit (id)`);
    await this.createReplies(runner);
  }

  /** A unit may say more later: the last word counts, and no word is lost. */
  private async createReplies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice_reply (
        id uuid not null,
        notice_id uuid not null,
        unit_id uuid not null,
        cause text not null,
        promised_on date,
        reply_number text,
        replied_at timestamptz not null,
        replied_by uuid not null,
        constraint pk_notice_reply primary key (id),
        constraint fk_notice_reply_notice foreign key (notice_id) references notice (id),
        constraint fk_notice_reply_unit foreign key (unit_id) references unit (id),
        constraint fk_notice_reply_account foreign key (replied_by) references account (id)
      )`);
    await runner.query(
      `create index ix_notice_reply_notice on notice_reply (notice_id, unit_id, id)`,
    );
    await runner.query(`
      create table notice_reply_item (
        reply_id uuid not null,
        petition_id uuid not null,
        cause text not null,
        promised_on date,
        constraint pk_notice_reply_item primary key (reply_id, petition_id),
        constraint fk_notice_reply_item_reply foreign key (reply_id) references notice_reply (id),
        constraint fk_notice_reply_item_petition foreign key (petition_id) references petition (id)
      )`);
    for (const table of ['notice_reply', 'notice_reply_item']) {
      await runner.query(`
        create trigger tr_${table}_append_only before update or delete or truncate on ${table}
        for each statement execute function refuse_history_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notice_reply_item`);
    await runner.query(`drop table notice_reply`);
    await runner.query(`alter table notice_item drop column unit_id`);
    await runner.query(`update notice set state = 'ACKNOWLEDGED' where state = 'ANSWERED'`);
    await runner.query(`
      alter table notice
        drop column revision,
        drop column answered_at,
        drop column answered_by,
        drop constraint ck_notice_state,
        drop constraint ck_notice_issued,
        add constraint ck_notice_state check (state in
          ('DRAFTED', 'APPROVED', 'ISSUED', 'ACKNOWLEDGED', 'CANCELLED')),
        add constraint ck_notice_issued check (state not in ('ISSUED', 'ACKNOWLEDGED')
          or (number is not null and issued_on is not null and letter is not null))`);
  }
}
