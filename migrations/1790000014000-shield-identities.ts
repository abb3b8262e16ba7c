import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may see the person behind a petition: the unit complained about, and permissions for the handling unit. The
 * guard of the history now stands in replica mode too, so that switching ordinary triggers off leaves it on.
 */
export class ShieldIdentities1790000014000 implements MigrationInterface {
  name = 'ShieldIdentities1790000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table petition add column about_unit_id uuid,
        add constraint fk_petition_about_unit foreign key (about_unit_id) references unit (id)`);
    await runner.query(`
      create table identity_grant (
        id uuid not null,
        petition_id uuid not null,
        unit_id uuid not null,
        override boolean not null,
        reason text not null,
        granted_by uuid not null,
        granted_at timestamptz not null,
        until timestamptz,
        revoked_at timestamptz,
        revoked_by uuid,
        constraint pk_identity_grant primary key (id),
        constraint fk_identity_grant_petition foreign key (petition_id) references petition (id),
        constraint fk_identity_grant_unit foreign key (unit_id) references unit (id),
        constraint fk_identity_grant_granter foreign key (granted_by) references account (id),
        constraint fk_identity_grant_revoker foreign key (revoked_by) references account (id),
        constraint ck_identity_grant_until check (until > granted_at),
        constraint ck_identity_grant_revoked check ((revoked_at is null) = (revoked_by is null))
      )`);
    await runner.query(`
      create index ix_identity_grant_petition on identity_grant (petition_id, id)`);
    await runner.query(`
      alter table petition_event enable always trigger tr_petition_event_append_only`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table petition_event enable trigger tr_petition_event_append_only`);
    await runner.query(`drop table identity_grant`);
    await runner.query(`
      alter table petition drop constraint fk_petition_about_unit, drop column about_unit_id`);
  }
}
