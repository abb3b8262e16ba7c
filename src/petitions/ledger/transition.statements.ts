import type { Statement } from '../../platform/database/database';
import { insertForWebhooks } from '../../messages/outbox.columns';
import { idAt } from '../../platform/database/sql-ids';
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

/** The petition that answers for a merged one, read while that one is locked. */
export const ANSWERING: Statement = {
  name: 'petitions.answering',
  text: `
    select id, unit_id as "unitId", answered_at as "answeredAt" from petition where id = $1`,
};

/** Read after the lock is held, so that it shows what the former holder of the lock committed. */
export const CYCLE_CLOCKS: Statement = {
  name: 'petitions.cycle-clocks',
  text: `
    select id, kind, unit_id as "unitId", started_at as "startedAt", policy_id as "policyId",
           due_on as "dueOn", due_at as "dueAt", due_soon_at as "dueSoonAt",
           ladder_id as "ladderId", rungs, adjustments, stopped_at as "stoppedAt"
    from sla_clock where petition_id = $1 and (cycle = $2 or stopped_at is null)
    order by started_at, id`,
};

const ROW_COLUMNS = `state text, version integer, cycle integer, open boolean, class text, field text,
  urgency text, unit_id uuid, officer_id uuid, proposed_unit_id uuid, received_at timestamptz,
  assigned_at timestamptz, answered_at timestamptz, published_at timestamptz, ended_at timestamptz,
  due_on date, due_at timestamptz, due_soon_at timestamptz, due_provisional boolean, step_kind text,
  step_due_on date, step_due_at timestamptz, resume_state text, merged_into_id uuid,
  part_count integer, offered_unit_id uuid, refusals integer, binding boolean, extension jsonb,
  participant_unit_ids uuid[], owing_unit_ids uuid[], message_count integer, rating_satisfied boolean,
  rated_answer_at timestamptz`;

const SET_ROW = ROW_COLUMNS.split(',')
  .map((column) => column.trim().split(' ')[0])
  .map((column) => `${column} = r.${column}`)
  .join(', ');

/** Other systems that asked are told of the action, in codes. */
const EVENT_FOR_WEBHOOKS = `(
    select ${idAt('$5::timestamptz')} as id,
      'petition:' || u.id || ':' || u.version || ':' || h.id as key,
      'system.petition-changed' as template, u.id as petition_id, h.id as webhook_id,
      $5::timestamptz as at,
      jsonb_build_object('id', u.id, 'code', u.code, 'action', $3::jsonb #>> '{0,action}',
        'state', u.state, 'version', u.version, 'unitCode', n.code, 'occurredAt',
        to_char($5::timestamptz at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as payload
    from u join unit n on n.id = u.unit_id
    join webhook h on h.disabled_at is null and 'petition-changed' = any(h.events))`;

/**
 * One action in one statement: the petition's new row, its event, clocks that stop, move and start, word owed.
 * $1 petition id, $2 row as JSON, $3 events, $4 stopped clocks as JSON [{id, result}], $5 instant, $6 new clocks,
 * $7 clocks whose end moved.
 */
export const WRITE_TRANSITION: Statement = {
  name: 'petitions.transition',
  text: `
    with u as (
      update petition p set ${SET_ROW}, last_event_hash = decode(r.last_event_hash, 'hex')
      from jsonb_to_record($2::jsonb) as r(${ROW_COLUMNS}, last_event_hash text)
      where p.id = $1
      returning p.id, p.code, p.state, p.version, p.unit_id),
    e as (${insertEvents('$3')}),
    stopped as (
      update sla_clock k set stopped_at = $5, result = s.result, next_level = null,
        next_level_at = null, rungs = '{}', rung_ats = '{}'
      from jsonb_to_recordset($4::jsonb) as s(id uuid, result text)
      where k.id = s.id and k.petition_id = $1
      returning k.id, k.kind),
    moved as (
      update sla_clock k set adjustments = m.adjustments, calendar_version = m.calendar_version,
        due_on = m.due_on, due_at = m.due_at, due_soon_at = m.due_soon_at,
        provisional = m.provisional, next_level = m.next_level, next_level_at = m.next_level_at,
        ladder_id = m.ladder_id, ladder_edition = m.ladder_edition, rungs = m.rungs,
        rung_ats = m.rung_ats
      from jsonb_to_recordset($7::jsonb) as m(id uuid, adjustments jsonb, calendar_version integer,
        due_on date, due_at timestamptz, due_soon_at timestamptz, provisional boolean,
        next_level text, next_level_at timestamptz, ladder_id uuid, ladder_edition integer,
        rungs integer[], rung_ats timestamptz[])
      where k.id = m.id and k.petition_id = $1),
    -- Word that is owed to the sender goes with the petition, and is owed no more when the decree's clock stops. What
    -- one unit proposed is not another's word; the sweep asks that one at its next run.
    i as (
      update interim_update i set unit_id = u.unit_id,
        state = case when d.over then 'CANCELLED' else 'ASKED' end,
        proposed_at = case when d.over then i.proposed_at end,
        proposed_by = case when d.over then i.proposed_by end,
        ended_at = case when d.over then $5::timestamptz end
      from u, (select exists (select from stopped where kind = 'DECREE') as over) d
      where i.petition_id = u.id and i.state in ('ASKED', 'PROPOSED')
        and (d.over or i.unit_id <> u.unit_id)
      returning i.state),
    asked_again as (
      update sla_clock k set next_interim_at = null from i
      where k.petition_id = $1 and k.kind = 'DECREE' and k.stopped_at is null and i.state = 'ASKED'
        and k.id not in (select id from jsonb_to_recordset($7::jsonb) as m(id uuid))),
    -- Counting first makes the stops happen first: a kind has one running clock at any time.
    ended as (select count(*) from stopped),
    c as (${insertClocks('$1', '$6', ', ended')}),
    h as (${insertForWebhooks(EVENT_FOR_WEBHOOKS)})
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

/** The approved answer that the publishing office finds unfit. */
export const SEND_ANSWER_BACK: Statement = {
  name: 'petitions.send-answer-back',
  text: `
    update petition_answer set state = 'REJECTED', decided_at = $2, decided_by = $3
    where petition_id = $1 and state = 'APPROVED'
      and number = (select max(number) from petition_answer where petition_id = $1)`,
};

export const WRITE_MESSAGE: Statement = {
  name: 'petitions.write-message',
  text: `
    insert into petition_message (id, petition_id, cycle, kind, content, written_at, author_kind,
      author_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** $2 ids, $3 units, in the same order. */
export const ASK_CONTRIBUTIONS: Statement = {
  name: 'petitions.ask-contributions',
  text: `
    insert into petition_contribution (id, petition_id, cycle, unit_id, asked_at, asked_by, question)
    select n.id, $1, $4, n.unit_id, $5, $6, $7 from unnest($2::uuid[], $3::uuid[]) as n(id, unit_id)`,
};

/** Fills what the unit was last asked for. */
export const GIVE_CONTRIBUTION: Statement = {
  name: 'petitions.give-contribution',
  text: `
    update petition_contribution set content = $4, contributed_at = $5, contributed_by = $6
    where id = (select id from petition_contribution
                where petition_id = $1 and cycle = $2 and unit_id = $3 and content is null
                order by asked_at desc, id desc limit 1)`,
};
