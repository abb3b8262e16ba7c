import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminder letters, what each listed, and the register that gives their numbers (NĐ 30/2020). */
export class CreateNotices1790000009000 implements MigrationInterface {
  name = 'CreateNotices1790000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id uuid not null,
        unit_id uuid not null,
        state text not null,
        version integer not null,
        as_of timestamptz not null,
        drafted_at timestamptz not null,
        drafted_by uuid not null,
        approved_at timestamptz,
        approved_by uuid,
        issued_at timestamptz,
        issued_by uuid,
        issued_on date,
        round integer,
        symbol text,
        year integer,
        number integer,
        signer_name text,
        signer_post text,
        letter jsonb,
        acknowledged_at timestamptz,
        acknowledged_by uuid,
        cancelled_at timestamptz,
        cancelled_by uuid,
        cancel_reason text,
        constraint pk_notice primary key (id),
        constraint fk_notice_unit foreign key (unit_id) references unit (id),
        constraint fk_notice_drafter foreign key (drafted_by) references account (id),
        constraint fk_notice_approver foreign key (approved_by) references account (id),
        constraint fk_notice_issuer foreign key (issued_by) references account (id),
        constraint fk_notice_acknowledger foreign key (acknowledged_by) references account (id),
        constraint fk_notice_canceller foreign key (cancelled_by) references account (id),
        constraint uq_notice_number unique (year, symbol, number),
        constraint ck_notice_state check (state in
          ('DRAFTED', 'APPROVED', 'ISSUED', 'ACKNOWLEDGED', 'CANCELLED')),
        constraint ck_notice_issued check (state not in ('ISSUED', 'ACKNOWLEDGED')
          or (number is not null and issued_on is not null and letter is not null))
      )`);
    // Two officers who draft at the same moment make one draft per unit, not two.
    await runner.query(`
      create unique index uq_notice_one_draft on notice (unit_id) where state in ('DRAFTED', 'APPROVED')`);
    await runner.query(`create index ix_notice_unit on notice (unit_id, id)`);
    await runner.query(`create index ix_notice_state on notice (state, id)`);
    await runner.query(`
      create table notice_item (
        notice_id uuid not null,
        petition_id uuid not null,
        position integer not null,
        petition_version integer not null,
        lateness text not null,
        dropped_at timestamptz,
        row jsonb not null,
        constraint pk_notice_item primary key (notice_id, petition_id),
        constraint fk_notice_item_notice foreign key (notice_id) references notice (id) on delete cascade,
        constraint fk_notice_item_petition foreign key (petition_id) references petition (id),
        constraint ck_notice_item_lateness check (lateness in ('OVERDUE', 'LATE_STEP'))
      )`);
    await runner.query(`create index ix_notice_item_petition on notice_item (petition_id)`);
    // One row per symbol and year, locked until the issue commits: numbers without gap or duplicate.
    await runner.query(`
      create table notice_number (
        year integer not null,
        symbol text not null,
        last_number integer not null,
        constraint pk_notice_number primary key (year, symbol)
      )`);
    await runner.query(`
      create table notice_document (
        notice_id uuid not null,
        format text not null,
        bytes bytea not null,
        sha256 bytea not null,
        created_at timestamptz not null,
        constraint pk_notice_document primary key (notice_id, format),
        constraint fk_notice_document_notice foreign key (notice_id) references notice (id),
        constraint ck_notice_document_format check (format in ('docx', 'pdf'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notice_document`);
    await runner.query(`drop table notice_number`);
    await runner.query(`drop table notice_item`);
    await runner.query(`drop table notice`);
  }
}
