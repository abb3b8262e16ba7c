import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that citizens and officers add to a petition; the bytes lie in a folder or a bucket. */
export class CreateAttachments1790000013000 implements MigrationInterface {
  name = 'CreateAttachments1790000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid not null,
        petition_id uuid not null,
        purpose text not null,
        name text not null,
        media_type text not null,
        bytes integer not null,
        sha256 bytea not null,
        storage_key text,
        state text not null,
        finding text,
        identity_bearing boolean,
        uploaded_at timestamptz not null,
        uploader_kind text not null,
        uploader_id uuid,
        constraint pk_attachment primary key (id),
        constraint fk_attachment_petition foreign key (petition_id) references petition (id),
        constraint uq_attachment_storage_key unique (storage_key),
        constraint ck_attachment_purpose check (purpose in ('PETITION', 'ANSWER', 'SUPPLEMENT')),
        constraint ck_attachment_state check
          (state in ('QUARANTINED', 'CLEAN', 'UNSCANNED', 'INFECTED')),
        constraint ck_attachment_kept check ((state = 'INFECTED') = (storage_key is null))
      )`);
    await runner.query(`create index ix_attachment_petition on attachment (petition_id, id)`);
    await runner.query(`
      create index ix_attachment_unscanned on attachment (id)
        where state in ('QUARANTINED', 'UNSCANNED')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attachment`);
  }
}
