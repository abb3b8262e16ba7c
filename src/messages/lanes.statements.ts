import type { Statement } from '../platform/database/database';
import { LONGEST_ASKED_SECONDS } from './retry-after.rules';

/** `heldUntil` of the rules, in SQL. */
const held = (quietUntil: string, now: string): string =>
  `(${quietUntil} > ${now} and ${quietUntil} <= ${now} + interval '${LONGEST_ASKED_SECONDS} seconds')`;

/** Whether whoever a lane leads to asked for time; of `webhook`, `quiet` may be null. */
const NOT_HELD = `not coalesce(${held('w.quiet_until', '$1')}, false)`;

/**
 * Takes what is due of one lane, the longest due first, for as long as the lease; what another worker is taking is
 * passed over. Nothing of a lane that is held back: that is asked once, before a row is read.
 */
const claim = (name: string, lane: string, quiet: string): Statement => ({
  name,
  text: `
    with due as materialized (
      select id from outbox
      where state = 'PENDING' and ${lane} = $2 and not_before <= $1 and not exists (${quiet})
      order by not_before, id limit $3
      for update skip locked),
    taken as (
      update outbox o set state = 'SENDING', attempts = o.attempts + 1, lease_until = $4
      from due where o.id = due.id
      returning o.*)
    select id, idempotency_key as key, audience, channel, template, locale, payload,
      account_id as "accountId", petition_id as "petitionId", webhook_id as "webhookId", attempts,
      created_at as "createdAt", not_after as "notAfter"
    from taken order by not_before, id`,
});

/** $1 the present, $2 channel, $3 at most, $4 the lease's end. */
export const CLAIM: Statement = claim(
  'messages.claim',
  'channel',
  `select from quiet_channel q where q.channel = $2 and ${held('q.quiet_until', '$1')}`,
);

/** $1 the present, $2 webhook, $3 at most, $4 the lease's end. */
export const CLAIM_FOR_WEBHOOK: Statement = claim(
  'messages.claim-for-webhook',
  'webhook_id',
  `select from webhook w where w.id = $2 and ${held('w.quiet_until', '$1')}`,
);

/** Which webhooks have something due and may be sent it: one look into an index for each there is. $1 the present. */
export const WEBHOOKS_DUE: Statement = {
  name: 'messages.webhooks-due',
  text: `
    select w.id from webhook w
    cross join lateral (
      select from outbox
      where state = 'PENDING' and webhook_id = w.id and not_before <= $1 limit 1) o
    where ${NOT_HELD}
    order by w.id`,
};

/**
 * The latest that was asked for stands; an address that was changed meanwhile did not ask. $1 the present, $2 webhook,
 * $3 the address that answered, $4 until when.
 */
export const HOLD_WEBHOOK: Statement = {
  name: 'messages.hold-webhook',
  text: `
    update webhook w set quiet_until =
      case when ${held('w.quiet_until', '$1')} then greatest(w.quiet_until, $4) else $4 end
    where w.id = $2 and w.url = $3
    returning w.id`,
};

/** $1 the present, $2 channel, $3 until when. */
export const HOLD_CHANNEL: Statement = {
  name: 'messages.hold-channel',
  text: `
    insert into quiet_channel as q (channel, quiet_until) values ($2, $3)
    on conflict (channel) do update set quiet_until =
      case when ${held('q.quiet_until', '$1')} then greatest(q.quiet_until, $3) else $3 end
    returning q.channel`,
};

/** When what is due of each lane was due, in due order, but for what receivers asked to be left alone with. */
const due = (most: string): string => `
  select o.not_before from unnest($2::text[]) as c(channel)
  cross join lateral (
    select not_before from outbox
    where state = 'PENDING' and channel = c.channel and not_before <= $1
    order by not_before, id ${most}) o
  union all
  select o.not_before from webhook w
  cross join lateral (
    select not_before from outbox
    where state = 'PENDING' and webhook_id = w.id and not_before <= $1
    order by not_before, id ${most}) o
  where ${NOT_HELD}`;

/** Bounded, so that looking costs the same however much lies there. $1 the present, $2 channels but for webhooks. */
export const BACKLOG: Statement = {
  name: 'messages.backlog',
  text: `select count(*) as waiting from (select from (${due('limit 10001')}) as due limit 10001) as counted`,
};

/** $1 the present, $2 channels but for webhooks. */
export const OLDEST_DUE: Statement = {
  name: 'messages.oldest',
  text: `
    select extract(epoch from $1 - min(o.not_before))::double precision as seconds
    from (${due('limit 1')}) as o`,
};
