import type { Statement } from '../../platform/database/database';
import { insertClocks, insertEvents } from './columns';
import { PETITION_ROW } from './petition-row';

/**
 * Every write begins here: the row is locked, so of two officers one waits and then sees the other's work. The lock
 * leaves the key alone, so that a sweep which writes rows that refer to the petition never waits for an officer who
 * waits for it.
 */
export const LOCK_PETITION: Statement = {
  name: 'petitions.lock',
  text: `
    select ${PETITION_ROW}, encode(p.last_event_hash, 'hex') as "lastEventHash"
    from petition p where p.id = $1 for no key update`,
};

/** Read after the lock is held, so that it shows what the former holder of the lock committed. */
export const RUNNING_CLOCKS: Statement = {
  name: 'petitions.running-clocks',
  text: `
    select id, kind, unit_id as "unitId", started_at as "startedAt", policy_id as "policyId",
           due_on as "dueOn", due_at as "dueAt"
    from sla_clock where petition_id = $1 and stopped_at is null`,
};

/**
 * One action in one statement: the petition's new row, its event, clocks that stop and clocks that start.
 * $1 petition id, $2 row as JSON, $3 events, $4 stopped clocks as JSON [{id, result}], $5 instant, $6 new clocks.
 */
export const WRITE_TRANSITION: Statement = {
  name: 'petitions.transition',
  text: `
    with u as (
      update petition p set state = r.state, version = r.version, open = r.open, class = r.class,
        field = r.field, unit_id = r.unit_id, officer_id = r.officer_id,
        proposed_unit_id = r.proposed_unit_id, received_at = r.received_at,
        assigned_at = r.assigned_at, answered_at = r.answered_at, published_at = r.published_at,
        ended_at = r.ended_at, due_on = r.due_on, due_at = r.due_at, due_soon_at = r.due_soon_at,
        due_provisional = r.due_provisional, step_kind = r.step_kind, step_due_on = r.step_due_on,
        step_due_at = r.step_due_at, last_event_hash = decode(r.last_event_hash, 'hex')
      from jsonb_to_record($2::jsonb) as r(state text, version integer, open boolean, class text,
        field text, unit_id uuid, officer_id uuid, proposed_unit_id uuid, received_at timestamptz,
        assigned_at timestamptz, answered_at timestamptz, published_at timestamptz,
        ended_at timestamptz, due_on date, due_at timestamptz, due_soon_at timestamptz,
        due_provisional boolean, step_kind text, step_due_on date, step_due_at timestamptz,
        last_event_hash text)
      where p.id = $1
      returning p.id),
    e as (${insertEvents('$3')}),
    stopped as (
      update sla_clock k set stopped_at = $5, result = s.result, next_level = null,
        next_level_at = null
      from jsonb_to_recordset($4::jsonb) as s(id uuid, result text)
      where k.id = s.id and k.petition_id = $1
      returning k.id),
    -- Counting first makes the stops happen first: a kind has one running clock at any time.
    ended as (select count(*) from stopped),
    c as (${insertClocks('$1', '$6', ', ended')})
    select id from u`,
};

export const PROPOSE_ANSWER: Statement = {
  name: 'petitions.propose-answer',
  text: `
    insert into petition_answer (id, petition_id, cycle, number, state, finding, cause,
      action_taken, result, planned_on, competent_body, evidence, legal_basis, contact,
      proposed_at, proposed_by)
    values ($1, $2, $3, (select count(*) + 1 from petition_answer where petition_id = $2),
      'PROPOSED', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
};

export const DECIDE_ANSWER: Statement = {
  name: 'petitions.decide-answer',
  text: `
    update petition_answer set state = $2, decided_at = $3, decided_by = $4
    where petition_id = $1 and state = 'PROPOSED'`,
};

export const SUMMARISE_ANSWER: Statement = {
  name: 'petitions.summarise-answer',
  text: `
    update petition_answer set summary = $2
    where petition_id = $1 and state = 'APPROVED'
      and number = (select max(number) from petition_answer where petition_id = $1)`,
};
