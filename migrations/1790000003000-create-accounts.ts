import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts1790000003000 implements MigrationInterface {
  name = 'CreateAccounts1790000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid not null,
        username text not null,
        display_name text not null,
        password_hash text not null,
        disabled_at timestamptz,
        created_at timestamptz not null,
        constraint pk_account primary key (id),
        constraint uq_account_username unique (username)
      )`);
    await runner.query(`
      create table role_grant (
        id uuid not null,
        account_id uuid not null,
        role text not null,
        unit_id uuid,
        constraint pk_role_grant primary key (id),
        constraint uq_role_grant unique nulls not distinct (account_id, role, unit_id),
        constraint fk_role_grant_account foreign key (account_id) references account (id) on delete cascade,
        constraint fk_role_grant_unit foreign key (unit_id) references unit (id),
        constraint ck_role_grant_role check (role in ('INTAKE_OFFICER', 'UNIT_OFFICER', 'UNIT_HEAD',
          'SUPERVISOR', 'PROVINCIAL_OFFICE', 'ADMIN', 'AUDITOR'))
      )`);
    await runner.query(`
      create table refresh_token (
        id uuid not null,
        account_id uuid not null,
        family_id uuid not null,
        token_hash bytea not null,
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz,
        constraint pk_refresh_token primary key (id),
        constraint uq_refresh_token_hash unique (token_hash),
        constraint fk_refresh_token_account foreign key (account_id) references account (id) on delete cascade
      )`);
    await runner.query(`create index ix_refresh_token_family on refresh_token (family_id)`);
    await runner.query(`create index ix_refresh_token_account on refresh_token (account_id)`);
    await runner.query(`create index ix_refresh_token_expires on refresh_token (expires_at)`);
    await runner.query(`
      create table api_client (
        id uuid not null,
        name text not null,
        key_hash bytea not null,
        channels text[] not null,
        trusted boolean not null,
        disabled_at timestamptz,
        created_at timestamptz not null,
        constraint pk_api_client primary key (id),
        constraint uq_api_client_name unique (name),
        constraint uq_api_client_key unique (key_hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_client`);
    await runner.query(`drop table refresh_token`);
    await runner.query(`drop table role_grant`);
    await runner.query(`drop table account`);
  }
}
