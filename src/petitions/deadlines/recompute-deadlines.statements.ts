import type { Statement } from '../../platform/database/database';
import { RUNG_NAMES, rungsFromParameters, SET_RUNGS } from './rung-parameters';
import { insertEvents } from '../ledger/columns';

/** A running clock that names an older calendar, or a version that was taken over. */
export interface ClockToMove {
  id: string;
  petitionId: string;
}

/** $1 newest calendar version, $2 and $3 the last clock seen. Walks ix_sla_clock_calendar, so no run sorts. */
export const OUTDATED_CLOCKS: Statement = {
  name: 'deadlines.outdated',
  text: `
    select id, petition_id as "petitionId", calendar_version as "calendarVersion"
    from sla_clock
    where stopped_at is null and calendar_version < $1 and (calendar_version, id) > ($2, $3::uuid)
    order by calendar_version, id
    limit 500`,
};

/**
 * Petitions first, as every action locks them, so that the two never wait for each other crosswise. One that an
 * officer is writing just now is left for the next run.
 */
export const LOCK_PETITIONS: Statement = {
  name: 'deadlines.lock-petitions',
  text: `select id, class, channel, urgency from petition where id = any($1::uuid[]) order by id
    for no key update skip locked`,
};

/**
 * Then all of their clocks that may have to move, which escalation may hold for a moment. $1 petitions, $2 newest
 * calendar version, $3 versions of policies that are taken over.
 */
export const LOCK_CLOCKS: Statement = {
  name: 'deadlines.lock-clocks',
  text: `
    select id from sla_clock
    where petition_id = any($1::uuid[]) and stopped_at is null
      and (calendar_version < $2 or policy_id = any($3::uuid[]))
    order by id
    for update skip locked`,
};

/** Read after the locks, so that it shows what their former holders committed. */
export const RUNNING_CLOCKS_OF: Statement = {
  name: 'deadlines.running-clocks',
  text: `
    select id, petition_id as "petitionId", kind, unit_id as "unitId", started_at as "startedAt",
           policy_id as "policyId", calendar_version as "calendarVersion", due_on as "dueOn",
           due_at as "dueAt", ladder_id as "ladderId", rungs, adjustments
    from sla_clock where petition_id = any($1::uuid[]) and stopped_at is null`,
};

export const WRITE_CLOCKS: Statement = {
  name: 'deadlines.write-clocks',
  text: `
    update sla_clock c set policy_id = n.policy_id, due_on = n.due_on, due_at = n.due_at,
      due_soon_at = n.due_soon_at, provisional = n.provisional,
      calendar_version = n.calendar_version, next_level = n.next_level,
      next_level_at = n.next_level_at, ${SET_RUNGS}
    from unnest($1::uuid[], $2::integer[], $3::date[], $4::timestamptz[], $5::timestamptz[],
      $6::boolean[], $7::text[], $8::timestamptz[], $9::uuid[],
      ${rungsFromParameters(10)}) as n(id, calendar_version, due_on, due_at, due_soon_at,
      provisional, next_level, next_level_at, policy_id, ${RUNG_NAMES})
    where c.id = n.id`,
};

/**
 * Events, and each petition's row once: the citizen's due date where its clock was computed again, the step that ends
 * first, the end of the history where there is a new event. One write a row, for each touches all of its indexes.
 * $1 events, $2 petitions, $3 whether the citizen's clock was computed again and $4 to $7 what it shows, $8 to $10 the
 * step, $11 and $12 version and seal or null.
 */
export const WRITE_PETITIONS: Statement = {
  name: 'deadlines.write-petitions',
  text: `
    with e as (${insertEvents('$1')})
    update petition p set
      due_on = case when n.dated then n.due_on else p.due_on end,
      due_at = case when n.dated then n.due_at else p.due_at end,
      due_soon_at = case when n.dated then n.due_soon_at else p.due_soon_at end,
      due_provisional = case when n.dated then n.provisional else p.due_provisional end,
      step_kind = n.step_kind, step_due_on = n.step_due_on, step_due_at = n.step_due_at,
      version = coalesce(n.version, p.version),
      last_event_hash = coalesce(decode(n.hash, 'hex'), p.last_event_hash)
    from unnest($2::uuid[], $3::boolean[], $4::date[], $5::timestamptz[], $6::timestamptz[],
      $7::boolean[], $8::text[], $9::date[], $10::timestamptz[], $11::integer[], $12::text[])
      as n(id, dated, due_on, due_at, due_soon_at, provisional, step_kind, step_due_on,
        step_due_at, version, hash)
    where p.id = n.id and (n.version is not null
      or (p.step_kind, p.step_due_on, p.step_due_at)
        is distinct from (n.step_kind, n.step_due_on, n.step_due_at)
      or n.dated and (p.due_on, p.due_at, p.due_soon_at, p.due_provisional)
        is distinct from (n.due_on, n.due_at, n.due_soon_at, n.provisional))`,
};
