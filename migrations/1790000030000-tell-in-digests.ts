import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message may have a time after which it tells nothing, and one in an inbox a digest that told it by e-mail. */
export class TellInDigests1790000030000 implements MigrationInterface {
  name = 'TellInDigests1790000030000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox
        add column not_after timestamptz,
        add column digest_id uuid,
        add constraint fk_outbox_digest foreign key (digest_id) references outbox (id),
        add constraint ck_outbox_digest check (digest_id is null or channel = 'INBOX')`);
    // What the next digest has to tell, however much was told and read before.
    await runner.query(`
      create index ix_outbox_untold on outbox (account_id, id)
      where channel = 'INBOX' and state = 'SENT' and read_at is null and digest_id is null`);
    await runner.query(`
      create index ix_outbox_digest on outbox (digest_id) where digest_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_outbox_digest`);
    await runner.query(`drop index ix_outbox_untold`);
    await runner.query(`
      alter table outbox drop constraint ck_outbox_digest, drop constraint fk_outbox_digest,
        drop column digest_id, drop column not_after`);
  }
}
