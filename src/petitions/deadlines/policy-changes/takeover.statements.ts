import type { Statement } from '../../../platform/database/database';

/**
 * Running limits of one replaced version that a takeover moves, by ix_sla_clock_policy, so that no run sorts.
 * $1 the replaced version, $2 the last clock seen, $3 since when it is in force, $4 to $6 class, channel and urgency
 * it is made for, or null.
 */
const TAKEN_OVER = `
  from sla_clock c join petition p on p.id = c.petition_id
  where c.stopped_at is null and c.policy_id = $1 and c.id > $2 and c.started_at <= $3
    and ($4::text is null or p.class = $4) and ($5::text is null or p.channel = $5)
    and ($6::text is null or p.urgency = $6)
  order by c.id`;

/** What a preview compares. The citizen's limits count for who holds the petition, a step's for who must take it. */
export const COMPARED_CLOCKS: Statement = {
  name: 'policy-changes.compared-clocks',
  text: `
    select c.id, c.petition_id as "petitionId", c.kind, c.unit_id as "unitId",
      case when c.kind in ('OUTER', 'PORTAL', 'DECREE') then p.unit_id else c.unit_id end
        as "holderId",
      c.started_at as "startedAt", c.due_on as "dueOn", c.due_at as "dueAt", c.adjustments
    ${TAKEN_OVER}
    limit 5000`,
};

/** What the sweep moves. */
export const CLOCKS_TO_MOVE: Statement = {
  name: 'policy-changes.clocks-to-move',
  text: `
    select c.id, c.petition_id as "petitionId"
    ${TAKEN_OVER}
    limit 500`,
};

export const OPEN_PETITIONS: Statement = {
  name: 'policy-changes.open-petitions',
  text: `select count(*) as open from sla_clock where stopped_at is null and kind = 'OUTER'`,
};

export const CODES_OF: Statement = {
  name: 'policy-changes.codes',
  text: `select id, code from petition where id = any($1::uuid[])`,
};

/** Takeovers that may still have something to move. $1 now. */
export const PENDING: Statement = {
  name: 'policy-changes.pending',
  text: `
    select c.id, c.applied_policy_id as "policyId", c.in_force_at as "inForceAt", c.reason,
      s.took_over_at as "tookOverAt"
    from sla_policy_change c join sla_policy s on s.id = c.applied_policy_id
    where c.applies_to = 'RUNNING' and c.settled_at is null and c.in_force_at <= $1
    order by c.in_force_at, c.id`,
};

/** $1 versions whose day has come, $2 now. */
export const TAKE_OVER: Statement = {
  name: 'policy-changes.take-over',
  text: `
    update sla_policy set took_over_at = $2 where id = any($1::uuid[]) and took_over_at is null`,
};

export const SETTLE: Statement = {
  name: 'policy-changes.settle',
  text: `update sla_policy_change set settled_at = $2 where id = $1 and settled_at is null`,
};

export const ENTER_CHANGE: Statement = {
  name: 'policy-changes.enter',
  text: `
    insert into sla_policy_change (id, asked, policy, applies_to, reason, base_policies,
      base_calendar_version, preview, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};

export const APPLY_CHANGE: Statement = {
  name: 'policy-changes.apply',
  text: `
    update sla_policy_change set applied_policy_id = $2, applied_at = $3, in_force_at = $4
    where id = $1`,
};
