import type { ChainedEvent } from './event-chain';
import type { NewClock } from './clocks';

/** Events as the JSON that `INSERT_EVENTS` unfolds into rows. */
export function eventsJson(events: readonly ChainedEvent[]): string {
  return JSON.stringify(
    events.map((event) => ({
      petition_id: event.petitionId,
      seq: event.seq,
      action: event.action,
      from_state: event.fromState,
      to_state: event.toState,
      unit_id: event.unitId,
      occurred_at: event.occurredAt,
      recorded_at: event.recordedAt,
      actor_kind: event.actor.kind,
      actor_id: event.actor.id,
      actor_role: event.actor.role,
      reason: event.reason,
      data: event.data,
      prev_hash: event.prevHash,
      hash: event.hash,
    })),
  );
}

/** A data-modifying CTE's body; `$n` is the number of the parameter that holds `eventsJson`. */
export const insertEvents = (parameter: string, guard = ''): string => `
  insert into petition_event (petition_id, seq, action, from_state, to_state, unit_id, occurred_at,
    recorded_at, actor_kind, actor_id, actor_role, reason, data, prev_hash, hash)
  select e.petition_id, e.seq, e.action, e.from_state, e.to_state, e.unit_id, e.occurred_at,
    e.recorded_at, e.actor_kind, e.actor_id, e.actor_role, e.reason, e.data,
    decode(e.prev_hash, 'hex'), decode(e.hash, 'hex')
  from jsonb_to_recordset(${parameter}::jsonb) as e(petition_id uuid, seq integer, action text,
    from_state text, to_state text, unit_id uuid, occurred_at timestamptz, recorded_at timestamptz,
    actor_kind text, actor_id uuid, actor_role text, reason text, data jsonb, prev_hash text,
    hash text)${guard}`;

/** Clocks as the JSON that `insertClocks` unfolds into rows. */
export function clocksJson(clocks: readonly NewClock[]): string {
  return JSON.stringify(
    clocks.map((clock) => ({
      id: clock.id,
      kind: clock.kind,
      cycle: clock.cycle,
      unit_id: clock.unitId,
      started_at: clock.startedAt,
      policy_id: clock.policyId,
      calendar_version: clock.calendarVersion,
      due_on: clock.dueOn,
      due_at: clock.dueAt,
      due_soon_at: clock.dueSoonAt,
      provisional: clock.provisional,
      next_level: clock.nextLevel,
      next_level_at: clock.nextLevelAt,
      ladder_id: clock.ladderId,
      ladder_edition: clock.ladderEdition,
      rungs: clock.rungs,
      rung_ats: clock.rungAts,
      adjustments: clock.adjustments,
      stopped_at: clock.stoppedAt,
      result: clock.result,
    })),
  );
}

/** A data-modifying CTE's body that starts clocks for the petition of parameter `petition`. */
export const insertClocks = (petition: string, parameter: string, guard = ''): string => `
  insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
    calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
    ladder_id, ladder_edition, rungs, rung_ats, adjustments, stopped_at, result)
  select c.id, ${petition}::uuid, c.kind, c.cycle, c.unit_id, c.started_at, c.policy_id,
    c.calendar_version, c.due_on, c.due_at, c.due_soon_at, c.provisional, c.next_level,
    c.next_level_at, c.ladder_id, c.ladder_edition, c.rungs, c.rung_ats,
    coalesce(c.adjustments, '[]'), c.stopped_at, c.result
  from jsonb_to_recordset(${parameter}::jsonb) as c(id uuid, kind text, cycle integer, unit_id uuid,
    started_at timestamptz, policy_id uuid, calendar_version integer, due_on date,
    due_at timestamptz, due_soon_at timestamptz, provisional boolean, next_level text,
    next_level_at timestamptz, ladder_id uuid, ladder_edition integer, rungs integer[],
    rung_ats timestamptz[], adjustments jsonb, stopped_at timestamptz, result text)${guard}`;
