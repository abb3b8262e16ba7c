import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message is a row before it is sent; where an account is written to; by which ways a sender can be told. */
export class CreateOutbox1790000021000 implements MigrationInterface {
  name = 'CreateOutbox1790000021000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account
        add column email text,
        add column phone text,
        add column locale text not null default 'vi',
        add column email_off boolean not null default false,
        add constraint ck_account_locale check (locale in ('vi', 'en'))`);
    // Which ways there are, never the number or the address: those stay sealed.
    await runner.query(`
      alter table petition_submitter
        add column reachable_by text[] not null default '{}',
        add constraint ck_petition_submitter_reachable
          check (reachable_by <@ array['SMS', 'EMAIL'])`);
    await runner.query(`
      update petition_submitter set reachable_by = array['SMS'] where phone_index is not null`);
    await this.createWebhooks(runner);
    await this.createOutbox(runner);
  }

  private async createWebhooks(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table webhook (
        id uuid not null,
        name text not null,
        url text not null,
        events text[] not null,
        key_id text not null,
        sealed bytea not null,
        former_key_id text,
        former_sealed bytea,
        former_until timestamptz,
        disabled_at timestamptz,
        created_at timestamptz not null,
        constraint pk_webhook primary key (id),
        constraint uq_webhook_name unique (name),
        constraint ck_webhook_events check (cardinality(events) > 0),
        constraint ck_webhook_former check
          ((former_key_id is null) = (former_sealed is null)
            and (former_key_id is null) = (former_until is null))
      )`);
  }

  private async createOutbox(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id uuid not null,
        idempotency_key text not null,
        audience text not null,
        channel text not null,
        template text not null,
        locale text not null,
        payload jsonb not null,
        account_id uuid,
        petition_id uuid,
        webhook_id uuid,
        state text not null,
        not_before timestamptz not null,
        attempts integer not null default 0,
        lease_until timestamptz,
        last_error text,
        created_at timestamptz not null,
        sent_at timestamptz,
        read_at timestamptz,
        constraint pk_outbox primary key (id),
        constraint uq_outbox_idempotency_key unique (idempotency_key),
        constraint fk_outbox_account foreign key (account_id) references account (id),
        constraint fk_outbox_petition foreign key (petition_id) references petition (id),
        constraint fk_outbox_webhook foreign key (webhook_id) references webhook (id),
        constraint ck_outbox_locale check (locale in ('vi', 'en')),
        constraint ck_outbox_state check (state in ('PENDING', 'SENDING', 'SENT', 'DEAD', 'CANCELLED')),
        -- What is for staff has an account as its recipient and can have no other, and so on: an internal alert
        -- cannot be addressed to a citizen, whoever writes it.
        constraint ck_outbox_recipient check (
          (audience = 'STAFF' and channel in ('INBOX', 'EMAIL')
            and account_id is not null and webhook_id is null)
          or (audience = 'CITIZEN' and channel in ('EMAIL', 'SMS')
            and petition_id is not null and account_id is null and webhook_id is null)
          or (audience = 'SYSTEM' and channel = 'WEBHOOK'
            and webhook_id is not null and account_id is null)),
        constraint ck_outbox_template check
          (split_part(template, '.', 1) = lower(audience) and template ~ '^[a-z]+[.][a-z-]+$'),
        constraint ck_outbox_lease check ((state = 'SENDING') = (lease_until is not null)),
        constraint ck_outbox_sent check ((state = 'SENT') = (sent_at is not null)),
        constraint ck_outbox_inbox check (channel <> 'INBOX' or state in ('SENT', 'CANCELLED')),
        constraint ck_outbox_read check (read_at is null or channel = 'INBOX')
      )`);
    for (const index of [
      // The sweep's whole world: what is still to be sent, by channel in due order, and what somebody is sending.
      `create index ix_outbox_due on outbox (channel, not_before, id) where state = 'PENDING'`,
      `create index ix_outbox_leased on outbox (lease_until, id) where state = 'SENDING'`,
      `create index ix_outbox_set_aside on outbox (state, id) where state in ('DEAD', 'CANCELLED')`,
      `create index ix_outbox_channel on outbox (channel, id) where channel <> 'INBOX'`,
      `create index ix_outbox_inbox on outbox (account_id, id) where channel = 'INBOX'`,
      `create index ix_outbox_unread on outbox (account_id, id)
       where channel = 'INBOX' and read_at is null and state = 'SENT'`,
      `create index ix_outbox_webhook on outbox (webhook_id, id) where webhook_id is not null`,
      // Whoever is to be told is found by role.
      `create index ix_role_grant_role on role_grant (role, unit_id)`,
    ]) {
      await runner.query(index);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_role_grant_role`);
    await runner.query(`drop table outbox`);
    await runner.query(`drop table webhook`);
    await runner.query(`
      alter table petition_submitter drop constraint ck_petition_submitter_reachable,
        drop column reachable_by`);
    await runner.query(`
      alter table account drop constraint ck_account_locale, drop column email_off,
        drop column locale, drop column phone, drop column email`);
  }
}
