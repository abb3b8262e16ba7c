import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The petition as it stands now, its sealed submitter, its history and its answers. */
export class CreatePetitions1790000007000 implements MigrationInterface {
  name = 'CreatePetitions1790000007000';

  async up(runner: QueryRunner): Promise<void> {
    await this.createCodes(runner);
    await this.createPetition(runner);
    await this.createSubmitter(runner);
    await this.createEvents(runner);
    await this.createAnswers(runner);
  }

  /** A sequence per year: codes start again at 000001 and never wait for another submission's commit. */
  private async createCodes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function next_petition_code(prefix text, year integer) returns text
      language plpgsql volatile as $$
      declare
        sequence_name text := format('petition_code_%s', year);
        number bigint;
      begin
        if to_regclass(sequence_name) is null then
          -- "if not exists" is no guard against another transaction that makes it at this moment.
          perform pg_advisory_xact_lock(hashtext('next_petition_code'));
          execute format('create sequence if not exists %I', sequence_name);
        end if;
        number := nextval(sequence_name::regclass);
        return format('%s.%s.%s', prefix, year,
          lpad(number::text, greatest(6, length(number::text)), '0'));
      end $$`);
  }

  private async createPetition(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition (
        id uuid not null,
        code text not null,
        external_code text,
        state text not null,
        version integer not null,
        cycle integer not null default 1,
        open boolean not null,
        class text,
        field text,
        channel text not null,
        urgency text,
        title text not null,
        content text not null,
        anonymous boolean not null,
        commune_code text,
        address text,
        latitude double precision,
        longitude double precision,
        dossier_code text,
        unit_id uuid not null,
        officer_id uuid,
        proposed_unit_id uuid,
        submitted_at timestamptz not null,
        entered_at timestamptz not null,
        received_at timestamptz,
        assigned_at timestamptz,
        answered_at timestamptz,
        published_at timestamptz,
        ended_at timestamptz,
        due_on date not null,
        due_at timestamptz not null,
        due_soon_at timestamptz,
        due_provisional boolean not null,
        step_kind text,
        step_due_on date,
        step_due_at timestamptz,
        tracking_token_hash bytea not null,
        last_event_hash bytea not null,
        search_text text not null generated always as (vi_fold(title || ' ' || content)) stored,
        constraint pk_petition primary key (id),
        constraint uq_petition_code unique (code),
        constraint uq_petition_external_code unique (external_code),
        constraint fk_petition_unit foreign key (unit_id) references unit (id),
        constraint fk_petition_proposed_unit foreign key (proposed_unit_id) references unit (id),
        constraint fk_petition_officer foreign key (officer_id) references account (id),
        constraint ck_petition_state check (state in ('SUBMITTED', 'RECEIVED', 'ASSIGNED', 'IN_PROGRESS',
          'ANSWER_PROPOSED', 'ANSWERED', 'PUBLISHED', 'REFUSED', 'FORWARDED')),
        constraint ck_petition_class check (class in ('QUY_DINH_HC', 'HANH_VI_CBCC', 'HIEN_TRUONG',
          'HOI_DAP', 'LOI_KY_THUAT', 'KHAC', 'VAN_BAN_QPPL', 'KHIEU_NAI', 'TO_CAO')),
        constraint ck_petition_channel check (channel in ('WEB', 'APP', 'PORTAL', 'PHONE', 'EMAIL',
          'PAPER', 'IN_PERSON', 'SURVEY')),
        constraint ck_petition_step check ((step_kind is null) = (step_due_at is null))
      )`);
    for (const index of [
      // Newest first, for everybody and for one unit; UUIDv7 ids grow with time, so they page by themselves.
      `create index ix_petition_unit on petition (unit_id, id)`,
      `create index ix_petition_state on petition (state, id)`,
      `create index ix_petition_submitted on petition (submitted_at, id)`,
      // What is late or soon will be: read from the oldest due, only among the open.
      `create index ix_petition_due on petition (due_at, id) include (unit_id, class) where open`,
      `create index ix_petition_unit_due on petition (unit_id, due_at, id) include (class) where open`,
      `create index ix_petition_step_due on petition (step_due_at, id) where step_due_at is not null`,
      `create index ix_petition_search on petition using gin (search_text gin_trgm_ops)`,
    ]) {
      await runner.query(index);
    }
  }

  private async createSubmitter(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_submitter (
        petition_id uuid not null,
        kind text not null,
        key_id text not null,
        sealed bytea not null,
        phone_index bytea,
        constraint pk_petition_submitter primary key (petition_id),
        constraint fk_petition_submitter_petition foreign key (petition_id) references petition (id),
        constraint ck_petition_submitter_kind check (kind in ('INDIVIDUAL', 'ORGANISATION'))
      )`);
    await runner.query(`
      create index ix_petition_submitter_phone on petition_submitter (phone_index)
      where phone_index is not null`);
  }

  private async createEvents(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_event (
        petition_id uuid not null,
        seq integer not null,
        action text not null,
        from_state text,
        to_state text not null,
        unit_id uuid not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        actor_kind text not null,
        actor_id uuid,
        actor_role text,
        reason text,
        data jsonb not null,
        prev_hash bytea,
        hash bytea not null,
        constraint pk_petition_event primary key (petition_id, seq),
        constraint fk_petition_event_petition foreign key (petition_id) references petition (id),
        constraint fk_petition_event_unit foreign key (unit_id) references unit (id),
        constraint ck_petition_event_actor check (actor_kind in ('CITIZEN', 'ACCOUNT', 'API_CLIENT', 'SYSTEM')),
        constraint ck_petition_event_chain check ((seq = 1) = (prev_hash is null))
      )`);
    await runner.query(`
      create function refuse_history_change() returns trigger language plpgsql as $$
      begin
        raise exception 'history is append-only: % on % is refused', tg_op, tg_table_name
          using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger tr_petition_event_append_only before update or delete or truncate on petition_event
      for each statement execute function refuse_history_change()`);
  }

  private async createAnswers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_answer (
        id uuid not null,
        petition_id uuid not null,
        cycle integer not null,
        number integer not null,
        state text not null,
        finding text not null,
        cause text,
        action_taken text not null,
        result text not null,
        planned_on date,
        competent_body text,
        evidence text[] not null,
        legal_basis text,
        contact text,
        proposed_at timestamptz not null,
        proposed_by uuid not null,
        decided_at timestamptz,
        decided_by uuid,
        summary text,
        constraint pk_petition_answer primary key (id),
        constraint uq_petition_answer_number unique (petition_id, number),
        constraint fk_petition_answer_petition foreign key (petition_id) references petition (id),
        constraint fk_petition_answer_proposer foreign key (proposed_by) references account (id),
        constraint fk_petition_answer_decider foreign key (decided_by) references account (id),
        constraint ck_petition_answer_state check (state in ('PROPOSED', 'APPROVED', 'REJECTED')),
        constraint ck_petition_answer_result check (result in
          ('DONE', 'PLANNED', 'OUT_OF_COMPETENCE', 'UNFOUNDED'))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table petition_answer`);
    await runner.query(`drop table petition_event`);
    await runner.query(`drop function refuse_history_change()`);
    await runner.query(`drop table petition_submitter`);
    await runner.query(`drop table petition`);
    await runner.query(`drop function next_petition_code(text, integer)`);
    await runner.query(`
      do $$ declare s record; begin
        for s in select relname from pg_class where relkind = 'S' and relname like 'petition_code_%' loop
          execute format('drop sequence %I', s.relname);
        end loop;
      end $$`);
  }
}
