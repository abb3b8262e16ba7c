import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A webhook is switched off by an administrator, or because its address answered 410 Gone. */
export class SwitchGoneWebhooksOff1790000032000 implements MigrationInterface {
  name = 'SwitchGoneWebhooksOff1790000032000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table webhook add column disabled_reason text`);
    await runner.query(`
      update webhook set disabled_reason = 'ADMINISTRATOR' where disabled_at is not null`);
    await runner.query(`
      alter table webhook
        add constraint ck_webhook_disabled_reason
          check (disabled_reason in ('ADMINISTRATOR', 'GONE')),
        add constraint ck_webhook_disabled
          check ((disabled_at is null) = (disabled_reason is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table webhook drop column disabled_reason`);
  }
}
