import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Composing a text costs more than all else about folding it, and what comes through the door is composed. */
const FOLD = (composed: string): string => `
  create or replace function vi_fold(t text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, ${composed}))`;

/**
 * What staff search by. `search_terms` holds each word of title and content once, without case and diacritics, and
 * beside them class, field, channel and commune, in one index: it finds what is rare, in whatever combination. Words
 * take the place of three-letter pieces of text, of which Vietnamese syllables share most.
 */
export class IndexSearch1790000015000 implements MigrationInterface {
  name = 'IndexSearch1790000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLD(`case when t is nfc normalized then t else normalize(t, nfc) end`));
    // 'm²' is found as m2.
    await runner.query(`
      create function vi_compatible(t text) returns text
      language sql immutable strict parallel safe
      return case when t is nfkc normalized then t else normalize(t, nfkc) end`);
    // A generated column cannot be made from another one, so the text is folded anew.
    await runner.query(`
      alter table petition add column search_terms tsvector not null generated always as (
        strip(to_tsvector('pg_catalog.simple'::regconfig,
          regexp_replace(vi_fold(vi_compatible(title || ' ' || content)), '[^a-z0-9]+', ' ', 'g')))
        || array_to_tsvector(array_remove(array['class:' || class, 'field:' || field,
          'channel:' || channel, 'commune:' || commune_code], null))) stored`);
    for (const index of [
      `create index ix_petition_terms on petition using gin (search_terms)`,
      // A unit's work apart from what it has behind it, each newest first; in place of both in one.
      `drop index ix_petition_unit`,
      `create index ix_petition_unit on petition (unit_id, open, id)`,
      // Partial, and empty for a petition that is sent: they cost nothing then.
      `create index ix_petition_closed_due on petition (due_at, id) include (unit_id, class)
       where not open`,
      `create index ix_petition_offered on petition (offered_unit_id)
       where offered_unit_id is not null`,
      // Three-letter pieces are not looked for any more.
      `drop index ix_petition_search`,
    ]) {
      await runner.query(index);
    }
    await this.createSearchAccess(runner);
    await this.createSavedFilter(runner);
  }

  /** Whoever looks a telephone number up has looked at an identity: who and when is kept, the number is not. */
  private async createSearchAccess(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table search_access (
        id uuid not null,
        account_id uuid not null,
        searched_at timestamptz not null,
        kind text not null,
        found_count integer not null,
        constraint pk_search_access primary key (id),
        constraint fk_search_access_account foreign key (account_id) references account (id),
        constraint ck_search_access_kind check (kind in ('PHONE'))
      )`);
    await runner.query(`create index ix_search_access_account on search_access (account_id, id)`);
  }

  private async createSavedFilter(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_filter (
        id uuid not null,
        account_id uuid not null,
        name text not null,
        filter jsonb not null,
        version integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint pk_saved_filter primary key (id),
        constraint uq_saved_filter_name unique (account_id, name),
        constraint fk_saved_filter_account foreign key (account_id) references account (id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table saved_filter`);
    await runner.query(`drop table search_access`);
    await runner.query(
      `create index ix_petition_search on petition using gin (search_text gin_trgm_ops)`,
    );
    await runner.query(`drop index ix_petition_offered`);
    await runner.query(`drop index ix_petition_closed_due`);
    await runner.query(`drop index ix_petition_unit`);
    await runner.query(`create index ix_petition_unit on petition (unit_id, id)`);
    await runner.query(`drop index ix_petition_terms`);
    await runner.query(`alter table petition drop column search_terms`);
    await runner.query(`drop function vi_compatible(text)`);
    await runner.query(FOLD('normalize(t, nfc)'));
  }
}
