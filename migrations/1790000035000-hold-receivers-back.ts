import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who asks for time is left alone with all that waits for it; what waits for one webhook is found by itself, whatever was sent before. */
export class HoldReceiversBack1790000035000 implements MigrationInterface {
  name = 'HoldReceiversBack1790000035000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table webhook add column quiet_until timestamptz`);
    // A channel has one receiver: the gateway. Webhooks have a row each.
    await runner.query(`
      create table quiet_channel (
        channel text not null,
        quiet_until timestamptz not null,
        constraint pk_quiet_channel primary key (channel),
        constraint ck_quiet_channel check (channel in ('EMAIL', 'SMS'))
      )`);
    // What waits for one webhook, in due order: to be claimed, or cancelled where the webhook is gone.
    await runner.query(`
      create index ix_outbox_webhook_due on outbox (webhook_id, not_before, id)
      where state = 'PENDING' and webhook_id is not null`);
    // What one channel gave up, among all that was ever cancelled.
    await runner.query(`
      create index ix_outbox_set_aside_channel on outbox (state, channel, id)
      where state in ('DEAD', 'CANCELLED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_outbox_set_aside_channel`);
    await runner.query(`drop index ix_outbox_webhook_due`);
    await runner.query(`drop table quiet_channel`);
    await runner.query(`alter table webhook drop column quiet_until`);
  }
}
