import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was issued is what was sent: the database refuses to change it, and to lose or repeat a number. */
export class GuardIssuedNotices1790000027000 implements MigrationInterface {
  name = 'GuardIssuedNotices1790000027000';

  async up(runner: QueryRunner): Promise<void> {
    await this.guardLetters(runner);
    await this.guardItems(runner);
    await this.guardNumbers(runner);
    await runner.query(`
      create trigger tr_notice_document_kept before update or delete or truncate on notice_document
      for each statement execute function refuse_history_change()`);
  }

  /** A letter with a number goes on living (acknowledged, answered, cancelled), and says what it said. */
  private async guardLetters(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_issued_notice() returns trigger language plpgsql as $$
      begin
        if old.number is null then
          if tg_op = 'DELETE' then return old; end if;
          return new;
        end if;
        if tg_op = 'DELETE' or (old.unit_id, old.as_of, old.issued_at, old.issued_by, old.issued_on,
            old.round, old.symbol, old.year, old.number, old.signer_name, old.signer_post, old.letter,
            old.revision, old.approved_at, old.approved_by)
          is distinct from (new.unit_id, new.as_of, new.issued_at, new.issued_by, new.issued_on,
            new.round, new.symbol, new.year, new.number, new.signer_name, new.signer_post, new.letter,
            new.revision, new.approved_at, new.approved_by)
          or new.state in ('DRAFTED', 'APPROVED') then
          raise exception 'the letter %/% of % was issued: % is refused',
            old.number, old.symbol, old.year, tg_op using errcode = 'restrict_violation';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger tr_notice_issued_kept before update or delete on notice
      for each row execute function keep_issued_notice()`);
  }

  private async guardItems(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_issued_items() returns trigger language plpgsql as $$
      declare
        letters uuid[] := case tg_op when 'INSERT' then array[new.notice_id]
          when 'DELETE' then array[old.notice_id] else array[old.notice_id, new.notice_id] end;
      begin
        if exists (select from notice n where n.id = any(letters) and n.number is not null) then
          raise exception 'what an issued letter lists is kept: % is refused', tg_op
            using errcode = 'restrict_violation';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$`);
    await runner.query(`
      create trigger tr_notice_item_issued_kept before insert or update or delete on notice_item
      for each row execute function keep_issued_items()`);
  }

  /** A register begins at 1 and goes on by 1. */
  private async guardNumbers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function keep_register() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' and new.last_number = 1 then return new; end if;
        if tg_op = 'UPDATE' and new.last_number = old.last_number + 1
          and (old.year, old.symbol) = (new.year, new.symbol) then return new; end if;
        raise exception 'a register goes on by one: % is refused', tg_op
          using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger tr_notice_number_by_one before insert or update or delete on notice_number
      for each row execute function keep_register()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger tr_notice_document_kept on notice_document`);
    await runner.query(`drop trigger tr_notice_number_by_one on notice_number`);
    await runner.query(`drop trigger tr_notice_item_issued_kept on notice_item`);
    await runner.query(`drop trigger tr_notice_issued_kept on notice`);
    await runner.query(`drop function keep_register`);
    await runner.query(`drop function keep_issued_items`);
    await runner.query(`drop function keep_issued_notice`);
  }
}
