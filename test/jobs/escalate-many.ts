import type { TestApp } from '../support/app';

/** From this instant on one clock after another is overdue, a second apart. */
export const FIRST_DUE = new Date('2026-04-20T17:00:00Z');

/** When all of `enterOverdue` are overdue, however many. */
export const ALL_DUE = new Date('2026-04-30T17:00:00Z');

/**
 * Enters petitions that nobody has taken, each with a citizen's clock that is overdue a second after the one
 * before it. They are entered in another order than they are due.
 */
export async function enterOverdue(
  t: Pick<TestApp, 'database'>,
  count: number,
  firstDue = FIRST_DUE,
): Promise<void> {
  await t.database.rows(
    `with desk as (select id from unit where kind = 'INTAKE_DESK'),
     p as (
       insert into petition (id, code, state, version, open, channel, title, content, anonymous,
         unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at, due_provisional,
         tracking_token_hash, last_event_hash)
       select gen_random_uuid(), gen_random_uuid()::text, 'SUBMITTED', 1, true, 'WEB', 'Đường hỏng', 'Ổ gà sâu',
         false, desk.id, '2026-04-06T01:00:00Z', '2026-04-06T01:00:00Z', '2026-04-20',
         $1::timestamptz + i * interval '1 second', '2026-04-15T17:00:00Z', false, '\\x00', '\\x00'
       from desk, generate_series(0, $2::integer - 1) as n(k),
         lateral (select (n.k * 7919) % $2::integer as i) as shuffled
       returning id, unit_id, due_at)
     insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
       calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
       ladder_id, ladder_edition, rungs, rung_ats)
     select gen_random_uuid(), p.id, 'OUTER', 1, p.unit_id, '2026-04-06T01:00:00Z',
       (select id from sla_policy where key = 'outer.default'),
       (select max(version) from calendar_version), '2026-04-20', p.due_at, '2026-04-15T17:00:00Z',
       false, 'OVERDUE', p.due_at,
       (select id from ladder where key = 'outer.default'), 1, '{200}', array[p.due_at]
     from p`,
    [firstDue, count],
  );
}

/** How many messages there are in inboxes, and for how many escalations each account got exactly one. */
export async function told(
  t: Pick<TestApp, 'database'>,
): Promise<{ messages: number; once: number }> {
  const [row] = await t.database.rows<{ messages: number; once: number }>(
    `select (select count(*) from outbox) as messages,
       (select count(*) from escalation e cross join account a
        where (select count(*) from outbox o where o.account_id = a.id
          and o.idempotency_key = 'escalation:' || e.id || ':' || a.id) = 1) as once`,
  );
  if (!row) throw new Error('no row');
  return row;
}

/** How many clocks still wait, and how many escalations and clocks with one there are. */
export async function state(
  t: Pick<TestApp, 'database'>,
): Promise<{ waiting: number; raised: number; clocks: number }> {
  const [row] = await t.database.rows<{ waiting: number; raised: number; clocks: number }>(
    `select (select count(*) from sla_clock where next_level is not null) as waiting,
            (select count(*) from escalation) as raised,
            (select count(distinct clock_id) from escalation) as clocks`,
  );
  if (!row) throw new Error('no row');
  return row;
}
