import type { Statement } from '../platform/database/database';

/**
 * Whose sender has not been heard of since its lease ended: due again, in the old order. So is one whose lease ends
 * later than any that is given now: a worker took it whose clock was ahead. A message that has had all
 * its attempts so is dead: it may be what ends every process that takes it up. $1 the present, $2 most attempts.
 */
export const RECLAIM: Statement = {
  name: 'messages.reclaim',
  text: `
    with lost as materialized (
      select id from outbox
      where state = 'SENDING' and (lease_until <= $1 or lease_until > $1 + interval '5 minutes')
      order by lease_until, id limit 1000 for update skip locked)
    update outbox o set lease_until = null, last_error = 'LEASE_LOST',
      state = case when o.attempts >= $2 then 'DEAD' else 'PENDING' end
    from lost where o.id = lost.id
    returning o.id`,
};

/**
 * True whoever holds the lease by now: they were sent. Locked in one order, so that two workers who have sent the same
 * messages do not wait for each other. $1 ids, $2 the instants.
 */
export const MARK_SENT: Statement = {
  name: 'messages.mark-sent',
  text: `
    with sent as materialized (
      select o.id, s.at from unnest($1::uuid[], $2::timestamptz[]) as s(id, at)
      join outbox o on o.id = s.id
      where o.state in ('SENDING', 'PENDING')
      order by o.id for update of o)
    update outbox o set state = 'SENT', sent_at = sent.at, lease_until = null, last_error = null
    from sent where o.id = sent.id`,
};

/** Only while the claim is still ours. $1 id, $2 which attempt, $3 state, $4 code, $5 when again. */
export const MARK_UNSENT: Statement = {
  name: 'messages.mark-unsent',
  text: `
    update outbox set state = $3, last_error = $4, lease_until = null,
      not_before = coalesce($5, not_before)
    where id = $1 and attempts = $2 and state = 'SENDING'`,
};

/** It was not tried, so the attempt is given back. $1 id, $2 which attempt, $3 when again; null: due as before. */
export const PUT_OFF: Statement = {
  name: 'messages.put-off',
  text: `
    update outbox set state = 'PENDING', attempts = attempts - 1, lease_until = null,
      not_before = coalesce($3, not_before)
    where id = $1 and attempts = $2 and state = 'SENDING'`,
};

/** Bounded, so that looking costs the same however much lies there. */
export const COUNT_DEAD: Statement = {
  name: 'messages.count-dead',
  text: `select count(*) as dead from (
    select from outbox where state = 'DEAD' limit 10001) as set_aside`,
};
