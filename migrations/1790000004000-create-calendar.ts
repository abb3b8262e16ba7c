import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Days are never edited in place: a row holds from one calendar version until another, so the calendar of any
 * version can be read again and every due date recomputed from what it was decided by.
 */
export class CreateCalendar1790000004000 implements MigrationInterface {
  name = 'CreateCalendar1790000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table calendar_version (
        version integer not null,
        reason text not null,
        created_at timestamptz not null,
        created_by uuid,
        constraint pk_calendar_version primary key (version),
        constraint fk_calendar_version_account foreign key (created_by) references account (id)
      )`);
    await runner.query(`
      create table calendar_day (
        id uuid not null,
        day date not null,
        unit_id uuid,
        kind text not null,
        name text not null,
        source text not null,
        confirmed boolean not null,
        from_version integer not null,
        until_version integer,
        constraint pk_calendar_day primary key (id),
        constraint fk_calendar_day_unit foreign key (unit_id) references unit (id),
        constraint fk_calendar_day_from foreign key (from_version) references calendar_version (version),
        constraint fk_calendar_day_until foreign key (until_version) references calendar_version (version),
        constraint ck_calendar_day_kind check (kind in ('HOLIDAY', 'COMPENSATORY_DAY_OFF',
          'SWAPPED_DAY_OFF', 'MAKEUP_WORKDAY', 'CLOSURE')),
        constraint ck_calendar_day_closure check ((kind = 'CLOSURE') = (unit_id is not null))
      )`);
    await runner.query(`
      create unique index uq_calendar_day_current on calendar_day (day, unit_id)
      nulls not distinct where until_version is null`);
    await runner.query(`
      create table calendar_year (
        year integer not null,
        confirmed boolean not null,
        from_version integer not null,
        until_version integer,
        constraint pk_calendar_year primary key (year, from_version),
        constraint fk_calendar_year_from foreign key (from_version) references calendar_version (version),
        constraint fk_calendar_year_until foreign key (until_version) references calendar_version (version)
      )`);
    await runner.query(`
      create table calendar_change (
        id uuid not null,
        days jsonb not null,
        confirmed_years integer[] not null,
        unconfirmed_years integer[] not null,
        reason text not null,
        base_version integer not null,
        preview jsonb not null,
        created_at timestamptz not null,
        created_by uuid not null,
        applied_version integer,
        applied_at timestamptz,
        constraint pk_calendar_change primary key (id),
        constraint fk_calendar_change_account foreign key (created_by) references account (id),
        constraint fk_calendar_change_base foreign key (base_version) references calendar_version (version),
        constraint fk_calendar_change_applied foreign key (applied_version) references calendar_version (version)
      )`);
    for (const table of ['calendar_version', 'calendar_day', 'calendar_year']) {
      await runner.query(`
        create trigger tr_${table}_reference after insert or update or delete on ${table}
        for each statement execute function bump_reference_version()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table calendar_change`);
    await runner.query(`drop table calendar_year`);
    await runner.query(`drop table calendar_day`);
    await runner.query(`drop table calendar_version`);
  }
}
