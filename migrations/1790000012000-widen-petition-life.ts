import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `'SUBMITTED', 'RECEIVED', 'AWAITING_SUPPLEMENT', 'ASSIGNED', 'IN_PROGRESS',
  'ANSWER_PROPOSED', 'ANSWERED', 'PUBLISHED', 'CLOSED', 'REFUSED', 'DIVERTED', 'FORWARDED',
  'WITHDRAWN', 'MERGED'`;
const FORMER_STATES = `'SUBMITTED', 'RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'ANSWER_PROPOSED',
  'ANSWERED', 'PUBLISHED', 'REFUSED', 'FORWARDED'`;
const KINDS = `'OUTER', 'HOLDING', 'RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH', 'PORTAL', 'FORWARD',
  'DECREE', 'SUPPLEMENT', 'SUPPLEMENT_WAIT', 'CONTRIBUTE', 'TRANSFER', 'FOLLOW'`;
const FORMER_KINDS = `'OUTER', 'HOLDING', 'RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH'`;

/** The whole life of a petition: more ways to go, clocks that pause, units that contribute, citizens who speak. */
export class WidenPetitionLife1790000012000 implements MigrationInterface {
  name = 'WidenPetitionLife1790000012000';

  async up(runner: QueryRunner): Promise<void> {
    await this.widenPetition(runner);
    await this.widenClocks(runner);
    await this.createContributions(runner);
    await this.createMessages(runner);
  }

  private async widenPetition(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table petition
        drop constraint ck_petition_state,
        add constraint ck_petition_state check (state in (${STATES})),
        add column resume_state text,
        add column merged_into_id uuid,
        add column merged_count integer not null default 0,
        add column parent_id uuid,
        add column part_count integer not null default 0,
        add column offered_unit_id uuid,
        add column refusals integer not null default 0,
        add column binding boolean not null default false,
        add column extension jsonb,
        add column participant_unit_ids uuid[] not null default '{}',
        add column message_count integer not null default 0,
        add column rating_satisfied boolean,
        add constraint fk_petition_merged_into foreign key (merged_into_id) references petition (id),
        add constraint fk_petition_parent foreign key (parent_id) references petition (id),
        add constraint fk_petition_offered_unit foreign key (offered_unit_id) references unit (id),
        add constraint ck_petition_resume check (
          (state = 'AWAITING_SUPPLEMENT') = (resume_state is not null)),
        add constraint ck_petition_merged check ((state = 'MERGED') = (merged_into_id is not null))`);
    for (const index of [
      `create index ix_petition_participant on petition using gin (participant_unit_ids)
       where participant_unit_ids <> '{}'`,
      `create index ix_petition_merged_into on petition (merged_into_id) where merged_into_id is not null`,
      `create index ix_petition_parent on petition (parent_id) where parent_id is not null`,
    ]) {
      await runner.query(index);
    }
  }

  private async widenClocks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sla_clock
        drop constraint ck_sla_clock_kind,
        add constraint ck_sla_clock_kind check (kind in (${KINDS})),
        add column adjustments jsonb not null default '[]'`);
    await runner.query(`drop index uq_sla_clock_running`);
    await runner.query(`
      create unique index uq_sla_clock_running on sla_clock (petition_id, kind)
      where stopped_at is null and kind <> 'CONTRIBUTE'`);
    await runner.query(`
      create unique index uq_sla_clock_contribute on sla_clock (petition_id, unit_id)
      where stopped_at is null and kind = 'CONTRIBUTE'`);
  }

  private async createContributions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_contribution (
        id uuid not null,
        petition_id uuid not null,
        cycle integer not null,
        unit_id uuid not null,
        asked_at timestamptz not null,
        asked_by uuid not null,
        question text,
        content text,
        contributed_at timestamptz,
        contributed_by uuid,
        constraint pk_petition_contribution primary key (id),
        constraint fk_petition_contribution_petition foreign key (petition_id) references petition (id),
        constraint fk_petition_contribution_unit foreign key (unit_id) references unit (id),
        constraint fk_petition_contribution_asker foreign key (asked_by) references account (id),
        constraint fk_petition_contribution_author foreign key (contributed_by) references account (id),
        constraint ck_petition_contribution_given check ((content is null) = (contributed_at is null))
      )`);
    await runner.query(`
      create index ix_petition_contribution_petition on petition_contribution (petition_id, asked_at)`);
  }

  private async createMessages(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table petition_message (
        id uuid not null,
        petition_id uuid not null,
        cycle integer not null,
        kind text not null,
        content text not null,
        written_at timestamptz not null,
        author_kind text not null,
        author_id uuid,
        constraint pk_petition_message primary key (id),
        constraint fk_petition_message_petition foreign key (petition_id) references petition (id),
        constraint ck_petition_message_kind check (kind in ('SUPPLEMENT_REQUEST', 'SUPPLEMENT',
          'WITHDRAWAL', 'REOPENING', 'RATING', 'GUIDANCE', 'EXTENSION')),
        constraint ck_petition_message_author check (author_kind in
          ('CITIZEN', 'ACCOUNT', 'API_CLIENT', 'SYSTEM'))
      )`);
    await runner.query(`
      create index ix_petition_message_petition on petition_message (petition_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table petition_message`);
    await runner.query(`drop table petition_contribution`);
    await runner.query(`drop index uq_sla_clock_contribute`);
    await runner.query(`drop index uq_sla_clock_running`);
    await runner.query(`
      create unique index uq_sla_clock_running on sla_clock (petition_id, kind) where stopped_at is null`);
    await runner.query(`
      alter table sla_clock drop column adjustments, drop constraint ck_sla_clock_kind,
        add constraint ck_sla_clock_kind check (kind in (${FORMER_KINDS}))`);
    await runner.query(`
      alter table petition
        drop constraint ck_petition_merged, drop constraint ck_petition_resume,
        drop constraint fk_petition_offered_unit, drop constraint fk_petition_parent,
        drop constraint fk_petition_merged_into,
        drop column rating_satisfied, drop column message_count, drop column participant_unit_ids,
        drop column extension, drop column binding, drop column refusals,
        drop column offered_unit_id, drop column part_count, drop column parent_id,
        drop column merged_count, drop column merged_into_id, drop column resume_state,
        drop constraint ck_petition_state,
        add constraint ck_petition_state check (state in (${FORMER_STATES}))`);
  }
}
