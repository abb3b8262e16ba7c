import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which of the units that were asked still owe their contribution: the petition's row says it, as it says who was
 * asked.
 */
export class RememberOwedContributions1790000023000 implements MigrationInterface {
  name = 'RememberOwedContributions1790000023000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table petition add column owing_unit_ids uuid[] not null default '{}'`);
    // One that was asked twice before it replied replied to both.
    await runner.query(`
      update petition p set owing_unit_ids = owed.unit_ids
      from (
        select c.petition_id, array_agg(distinct c.unit_id) as unit_ids
        from petition_contribution c
        join petition q on q.id = c.petition_id and q.cycle = c.cycle
        where c.content is null and c.unit_id = any(q.participant_unit_ids)
          and not exists (
            select from petition_contribution g
            where g.petition_id = c.petition_id and g.cycle = c.cycle and g.unit_id = c.unit_id
              and g.contributed_at >= c.asked_at)
        group by c.petition_id) owed
      where p.id = owed.petition_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table petition drop column owing_unit_ids`);
  }
}
