import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who a letter is addressed to, one or many: each unit has its own round, acknowledges and answers for itself. */
export class AddressNoticesToMany1790000033000 implements MigrationInterface {
  name = 'AddressNoticesToMany1790000033000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createAddressees(runner);
    await runner.query(`
      insert into notice_addressee (notice_id, unit_id, position, reserved, round, acknowledged_at,
        acknowledged_by, answered_at, answered_by)
      select id, unit_id, 1, kind = 'REMINDER' and state in ('DRAFTED', 'APPROVED'), round,
        acknowledged_at, acknowledged_by, answered_at, answered_by from notice`);
    await this.keepIssuedLetters(runner);
    await runner.query(`
      alter table notice drop column round, drop column acknowledged_at,
        drop column acknowledged_by, drop column answered_at, drop column answered_by,
        drop constraint ck_notice_kind,
        add constraint ck_notice_kind check (kind in ('REMINDER', 'COLLECTIVE', 'CHAIRMAN_LIST'))`);
    await this.guardAddressees(runner);
    // Two collective drafts may stand side by side, to different units.
    await runner.query(`drop index uq_notice_one_draft`);
    await runner.query(`
      create unique index uq_notice_one_draft on notice (unit_id, kind)
      where state in ('DRAFTED', 'APPROVED') and kind <> 'COLLECTIVE'`);
  }

  private async createAddressees(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice_addressee (
        notice_id uuid not null,
        unit_id uuid not null,
        position integer not null,
        reserved boolean not null,
        round integer,
        dropped_at timestamptz,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        answered_at timestamptz,
        answered_by uuid,
        constraint pk_notice_addressee primary key (notice_id, unit_id),
        constraint fk_notice_addressee_notice foreign key (notice_id) references notice (id)
          on delete cascade,
        constraint fk_notice_addressee_unit foreign key (unit_id) references unit (id),
        constraint fk_notice_addressee_acknowledger foreign key (acknowledged_by)
          references account (id),
        constraint fk_notice_addressee_answerer foreign key (answered_by) references account (id),
        constraint ck_notice_addressee_answered check
          (answered_at is null or acknowledged_at is not null)
      )`);
    // A unit has one reminder being drafted or none, alone or with others, whoever drafts at the same moment.
    await runner.query(`
      create unique index uq_notice_addressee_one_draft on notice_addressee (unit_id) where reserved`);
    await runner.query(
      `create index ix_notice_addressee_unit on notice_addressee (unit_id, notice_id)`,
    );
  }

  /** Whom an issued letter went to, in which round, is what it says; they go on acknowledging and answering. */
  private async guardAddressees(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_issued_addressees() returns trigger language plpgsql as $$
      declare
        letters uuid[] := case tg_op when 'INSERT' then array[new.notice_id]
          when 'DELETE' then array[old.notice_id] else array[old.notice_id, new.notice_id] end;
      begin
        if tg_op = 'UPDATE' and (old.notice_id, old.unit_id, old.position, old.round, old.dropped_at)
          is not distinct from (new.notice_id, new.unit_id, new.position, new.round, new.dropped_at)
          and not new.reserved then
          return new;
        end if;
        if exists (select from notice n where n.id = any(letters) and n.number is not null) then
          raise exception 'whom an issued letter went to is kept: % is refused', tg_op
            using errcode = 'restrict_violation';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
    await runner.query(`
      create trigger tr_notice_addressee_issued_kept before insert or update or delete
      on notice_addressee for each row execute function keep_issued_addressees()`);
  }

  /** What an issued letter keeps; `round` while the letter itself has it. */
  private async keepIssuedLetters(
    runner: QueryRunner,
    ...further: readonly string[]
  ): Promise<void> {
    const kept = (row: string): string =>
      [...KEPT, ...further].map((column) => `${row}.${column}`).join(', ');
    await runner.query(`
      create or replace function keep_issued_notice() returns trigger language plpgsql as $$
      begin
        if old.number is null then
          if tg_op = 'DELETE' then return old; end if;
          return new;
        end if;
        if tg_op = 'DELETE' or (${kept('old')}) is distinct from (${kept('new')})
          or new.state in ('DRAFTED', 'APPROVED') then
          raise exception 'the letter %/% of % was issued: % is refused',
            old.number, old.symbol, old.year, tg_op using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.forgetCollective(runner);
    await runner.query(`drop index uq_notice_one_draft`);
    await runner.query(`
      create unique index uq_notice_one_draft on notice (unit_id, kind)
      where state in ('DRAFTED', 'APPROVED')`);
    await runner.query(`
      alter table notice add column round integer, add column acknowledged_at timestamptz,
        add column acknowledged_by uuid, add column answered_at timestamptz,
        add column answered_by uuid,
        add constraint fk_notice_acknowledger foreign key (acknowledged_by) references account (id),
        add constraint fk_notice_answerer foreign key (answered_by) references account (id),
        drop constraint ck_notice_kind,
        add constraint ck_notice_kind check (kind in ('REMINDER', 'CHAIRMAN_LIST'))`);
    await runner.query(`
      update notice n set round = a.round, acknowledged_at = a.acknowledged_at,
        acknowledged_by = a.acknowledged_by, answered_at = a.answered_at,
        answered_by = a.answered_by
      from notice_addressee a where a.notice_id = n.id`);
    await this.keepIssuedLetters(runner, 'round');
    await runner.query(`drop table notice_addressee`);
    await runner.query(`drop function keep_issued_addressees`);
  }

  /** What would read as one unit's letter, were its other addressees forgotten, goes; its number stays given. */
  private async forgetCollective(runner: QueryRunner): Promise<void> {
    const tables = ['notice', 'notice_item', 'notice_document', 'notice_addressee'];
    const replies = ['notice_reply', 'notice_reply_item'];
    const letters = `select id from notice where kind = 'COLLECTIVE'`;
    for (const table of [...tables, ...replies]) {
      await runner.query(`alter table ${table} disable trigger user`);
    }
    await runner.query(`
      delete from notice_reply_item where reply_id in
        (select id from notice_reply where notice_id in (${letters}))`);
    await runner.query(`update notice_week set notice_id = null where notice_id in (${letters})`);
    for (const table of ['notice_reply', 'notice_document', 'notice_item', 'notice_addressee']) {
      await runner.query(`delete from ${table} where notice_id in (${letters})`);
    }
    await runner.query(`delete from notice where kind = 'COLLECTIVE'`);
    for (const table of [...tables, ...replies]) {
      await runner.query(`alter table ${table} enable trigger user`);
    }
  }
}

/** What an issued letter said, and who answers for it. */
const KEPT = [
  'unit_id',
  'as_of',
  'issued_at',
  'issued_by',
  'issued_on',
  'symbol',
  'year',
  'number',
  'signer_name',
  'signer_post',
  'letter',
  'revision',
  'approved_at',
  'approved_by',
];
