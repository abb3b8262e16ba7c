import { EscalateSweep } from '../src/escalation/escalate.sweep';
import type { Database } from '../src/platform/database/database';
import type { BenchResult } from './bench-result';
import { elapsedMs, median, rounded } from './support/timing';
import { WORLD_NOW } from './support/world';
import { onTwoWorlds, type WorldApp } from './support/world-app';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_LARGE ?? 1_000_000);
/** So many clocks become due at once, in either world. */
const NEWLY_DUE = 5_000;
const ROUNDS = 7;
const TARGET_OF_YARDSTICK = 0.5;
/** A hundred times as much stored: look-ups by key grow a little, and every row lies on a page of its own. */
const TARGET_GROWTH = 1.5;
const TARGET_IDLE_GROWTH = 1.5;

/** Makes the oldest overdue clocks due again, none of which has been raised. */
const MAKE_DUE = `
  update sla_clock set next_level = 'OVERDUE', next_level_at = due_at, rungs = '{200}',
    rung_ats = array[due_at]
  where id in (
    select c.id from petition p join sla_clock c on c.petition_id = p.id and c.kind = 'OUTER'
    where p.open and p.due_at <= $1 order by p.due_at, p.id limit $2)`;

/**
 * What one would write by hand for the same rows, all at once, knowing that each is an overdue answer: escalations,
 * and a message into the inbox of each account that holds the role.
 */
const YARDSTICK = `
  with due as materialized (
    select c.id, c.petition_id, c.kind, c.cycle, c.due_at, p.unit_id, u.kind as unit_kind
    from sla_clock c join petition p on p.id = c.petition_id join unit u on u.id = p.unit_id
    where c.next_level_at <= $1
    for update of c),
  climbed as (
    update sla_clock c set next_level = null, next_level_at = null, rungs = '{}',
      rung_ats = '{}' from due where c.id = due.id),
  raised as (
  insert into escalation (id, petition_id, clock_id, clock_kind, cycle, level, unit_id,
    target_role, told_role, due_at, raised_at)
  select gen_random_uuid(), petition_id, id, kind, cycle, 'OVERDUE', unit_id, t.role, t.role,
    due_at, $1
  from due cross join lateral (select case when unit_kind = 'INTAKE_DESK' then 'INTAKE_OFFICER'
    else 'PROVINCIAL_OFFICE' end as role) t
  returning id, petition_id, clock_kind, level, unit_id, target_role, told_role, due_at)
  insert into outbox (id, idempotency_key, audience, channel, template, locale, payload, account_id,
    petition_id, state, not_before, created_at, sent_at)
  select gen_random_uuid(), 'escalation:' || r.id || ':' || g.account_id, 'STAFF', 'INBOX',
    'staff.escalation', 'vi', jsonb_build_object('code', p.code, 'level', r.level, 'limit',
      r.clock_kind, 'unit', u.name, 'role', r.target_role, 'dueAt', r.due_at), g.account_id,
    r.petition_id, 'SENT', $1, $1, $1
  from raised r join role_grant g on g.role = r.told_role
  join petition p on p.id = r.petition_id join unit u on u.id = r.unit_id`;

interface Measured {
  sweepMs: number;
  yardstickMs: number;
  /** A sweep that finds nothing due. */
  idleMs: number;
}

/**
 * The sweep against one hand-written statement that does the same writes, in turns on the same rows; and the sweep
 * at 10^6 stored petitions against 10^4, with as much newly due.
 */
export async function run(): Promise<BenchResult[]> {
  const [small, large] = await onTwoWorlds(SMALL, LARGE, inTurns);
  const growth = large.sweepMs / small.sweepMs;
  const idleGrowth = large.idleMs / small.idleMs;
  return [
    againstYardstick(SMALL, small),
    againstYardstick(LARGE, large),
    {
      claim: `Escalating ${NEWLY_DUE} newly due among ${LARGE} stored against ${SMALL}`,
      measured: `${rounded(large.sweepMs)} ms against ${rounded(small.sweepMs)} ms`,
      ratio: rounded(growth),
      target: `<= ${TARGET_GROWTH}`,
      ok: growth <= TARGET_GROWTH,
    },
    {
      claim: `A sweep with nothing due among ${LARGE} stored against ${SMALL}`,
      measured: `${rounded(large.idleMs)} ms against ${rounded(small.idleMs)} ms`,
      ratio: rounded(idleGrowth),
      target: `<= ${TARGET_IDLE_GROWTH}`,
      ok: idleGrowth <= TARGET_IDLE_GROWTH,
    },
  ];
}

function againstYardstick(stored: number, { sweepMs, yardstickMs }: Measured): BenchResult {
  const ratio = yardstickMs / sweepMs;
  return {
    claim: `Escalations a second of one hand-written statement's, ${stored} stored`,
    measured:
      `${Math.round((NEWLY_DUE / sweepMs) * 1000)}/s against ` +
      `${Math.round((NEWLY_DUE / yardstickMs) * 1000)}/s (median of ${ROUNDS})`,
    ratio: rounded(ratio),
    target: `>= ${TARGET_OF_YARDSTICK}`,
    ok: ratio >= TARGET_OF_YARDSTICK,
  };
}

async function inTurns(small: WorldApp, large: WorldApp): Promise<[Measured, Measured]> {
  const measured = [small, large].map(() => ({
    sweepMs: [] as number[],
    idleMs: [] as number[],
    yardstickMs: [] as number[],
  }));
  // One reader of each warning, as an office has.
  for (const { signIn } of [small, large]) {
    await signIn('PROVINCIAL_OFFICE');
    await signIn('INTAKE_OFFICER');
  }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [i, served] of [small, large].entries()) {
      const { sweepMs, yardstickMs, idleMs } = await oneRound(served);
      // The first round warms both up.
      if (round === 0) continue;
      measured[i]!.sweepMs.push(sweepMs);
      measured[i]!.yardstickMs.push(yardstickMs);
      measured[i]!.idleMs.push(idleMs);
    }
  }
  const [first, second] = measured.map((each) => ({
    sweepMs: median(each.sweepMs),
    yardstickMs: median(each.yardstickMs),
    idleMs: median(each.idleMs),
  }));
  return [first!, second!];
}

async function oneRound({ app, database }: WorldApp): Promise<Measured> {
  await makeDue(database);
  const sweepMs = await elapsedMs(async () => {
    const { raised } = await app.get(EscalateSweep).run(WORLD_NOW);
    if (raised !== NEWLY_DUE) throw new Error(`raised ${raised} instead of ${NEWLY_DUE}`);
  });
  await makeDue(database);
  const yardstickMs = await elapsedMs(() => database.rows(YARDSTICK, [WORLD_NOW]));
  await database.rows(`vacuum sla_clock`);
  const idleMs = median([await idle(app), await idle(app), await idle(app)]);
  return { sweepMs, yardstickMs, idleMs };
}

const idle = (app: WorldApp['app']): Promise<number> =>
  elapsedMs(() => app.get(EscalateSweep).run(WORLD_NOW));

async function makeDue(database: Database): Promise<void> {
  await database.rows(`truncate escalation, outbox`);
  await database.rows(MAKE_DUE, [WORLD_NOW, NEWLY_DUE]);
  await database.rows(`vacuum (analyze) sla_clock`);
  await database.rows(`checkpoint`);
}
