import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the public reads: masked texts, kept as they were published. */
export class CreatePublications1790000016000 implements MigrationInterface {
  name = 'CreatePublications1790000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publication (
        id uuid not null,
        petition_id uuid not null,
        cycle integer not null,
        code text not null,
        class text not null,
        field text,
        commune_code text,
        unit_id uuid not null,
        title text not null,
        summary text not null,
        finding text not null,
        cause text,
        action_taken text not null,
        result text not null,
        planned_on date,
        competent_body text,
        legal_basis text,
        contact text,
        published_at timestamptz not null,
        withdrawn_at timestamptz,
        constraint pk_publication primary key (id),
        constraint uq_publication_cycle unique (petition_id, cycle),
        constraint fk_publication_petition foreign key (petition_id) references petition (id),
        constraint fk_publication_unit foreign key (unit_id) references unit (id),
        constraint ck_publication_class check (class not in ('KHIEU_NAI', 'TO_CAO')),
        constraint ck_publication_withdrawn check (withdrawn_at >= published_at)
      )`);
    await this.createIndexes(runner);
    // What the public has read cannot be unsaid in silence: it can only be withdrawn, once.
    await runner.query(`
      create function refuse_publication_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.withdrawn_at is null and new.withdrawn_at is not null
            and to_jsonb(old) - 'withdrawn_at' = to_jsonb(new) - 'withdrawn_at' then
            return new;
          end if;
        end if;
        raise exception 'a publication is only withdrawn: % is refused', tg_op
          using errcode = 'restrict_violation';
      end $$`);
    await runner.query(`
      create trigger tr_publication_kept before update or delete on publication
      for each row execute function refuse_publication_change()`);
    await runner.query(`
      create trigger tr_publication_not_emptied before truncate on publication
      for each statement execute function refuse_publication_change()`);
  }

  /** Only what stands is read, the newest first: all of it, or by one of the filters the public has. */
  private async createIndexes(runner: QueryRunner): Promise<void> {
    for (const index of [
      `create unique index uq_publication_standing on publication (code) where withdrawn_at is null`,
      `create index ix_publication_newest on publication (published_at, id) where withdrawn_at is null`,
      `create index ix_publication_unit on publication (unit_id, published_at, id)
       where withdrawn_at is null`,
      `create index ix_publication_commune on publication (commune_code, published_at, id)
       where withdrawn_at is null`,
      `create index ix_publication_class on publication (class, field, published_at, id)
       where withdrawn_at is null`,
      `create index ix_publication_words on publication
       using gin (vi_fold(title || ' ' || summary) gin_trgm_ops) where withdrawn_at is null`,
    ]) {
      await runner.query(index);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table publication`);
    await runner.query(`drop function refuse_publication_change()`);
  }
}
