import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Once the decree's days have passed without an answer, the citizen is owed word every seven days (ADR 0016). */
export class CreateInterimUpdates1790000031000 implements MigrationInterface {
  name = 'CreateInterimUpdates1790000031000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table interim_update (
        id uuid not null,
        petition_id uuid not null,
        cycle integer not null,
        round integer not null,
        unit_id uuid not null,
        state text not null,
        asked_at timestamptz not null,
        due_on date not null,
        due_at timestamptz not null,
        owed_at timestamptz not null,
        missed integer not null,
        text text,
        proposed_at timestamptz,
        proposed_by uuid,
        returned_reason text,
        sent_at timestamptz,
        sent_by uuid,
        ended_at timestamptz,
        constraint pk_interim_update primary key (id),
        -- Nothing is asked twice, whatever number of workers run or die.
        constraint uq_interim_update_round unique (petition_id, cycle, round),
        constraint fk_interim_update_petition foreign key (petition_id) references petition (id),
        constraint fk_interim_update_unit foreign key (unit_id) references unit (id),
        constraint fk_interim_update_proposer foreign key (proposed_by) references account (id),
        constraint fk_interim_update_sender foreign key (sent_by) references account (id),
        constraint ck_interim_update_state check
          (state in ('ASKED', 'PROPOSED', 'SENT', 'MISSED', 'CANCELLED')),
        constraint ck_interim_update_round check (round >= 1 and missed >= 0 and owed_at <= due_at),
        constraint ck_interim_update_proposed check
          ((proposed_at is null) = (proposed_by is null)
            and (proposed_at is null or text is not null)
            and (state <> 'PROPOSED' or proposed_at is not null)),
        constraint ck_interim_update_sent check
          ((state = 'SENT') = (sent_at is not null) and (sent_at is null) = (sent_by is null)
            and (sent_at is null or text is not null)),
        constraint ck_interim_update_ended check
          ((state in ('MISSED', 'CANCELLED')) = (ended_at is not null))
      )`);
    for (const index of [
      `create unique index uq_interim_update_open on interim_update (petition_id)
       where state in ('ASKED', 'PROPOSED')`,
      // The office's list, the longest owed first, and each unit's.
      `create index ix_interim_update_owed on interim_update (owed_at, id)
       where state in ('ASKED', 'PROPOSED')`,
      `create index ix_interim_update_unit on interim_update (unit_id, owed_at, id)
       where state in ('ASKED', 'PROPOSED')`,
    ]) {
      await runner.query(index);
    }
    // When the sweep has to look at the clock again; until it did so once, that is when the decree's days end.
    await runner.query(`alter table sla_clock add column next_interim_at timestamptz`);
    await runner.query(`
      create index ix_sla_clock_interim on sla_clock ((coalesce(next_interim_at, due_at)), id)
      where kind = 'DECREE' and stopped_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_sla_clock_interim`);
    await runner.query(`alter table sla_clock drop column next_interim_at`);
    await runner.query(`drop table interim_update`);
  }
}
