import type { Calendars } from '../calendar/calendar-snapshot.rules';
import type { Reader, Statement } from '../platform/database/database';
import type { ChangeEffect, ComparedClock } from './change-preview.rules';
import { EffectTally } from './change-preview.rules';
import { clockDeadline, type ClockLedger } from './clock.rules';
import type { ClockKind } from './level.rules';
import type { SlaPolicy } from './policy.rules';
import type { SlaService } from './sla.service';

interface ClockRow {
  id: string;
  petition_id: string;
  kind: ClockKind;
  unit_id: string;
  holder_id: string;
  started_at: Date;
  policy_id: string;
  due_at: Date;
  adjustments: ClockLedger['adjustments'];
}

const BATCH = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** One end of what uq_sla_clock_running and uq_sla_clock_contribute hold; each is walked in its order. */
const ordered = (kinds: string): string => `
  (select c.id, c.petition_id, c.kind, c.unit_id, c.started_at, c.policy_id, c.due_at, c.adjustments
   from sla_clock c
   where c.stopped_at is null and c.kind ${kinds}
     and (c.petition_id, c.kind, c.id) > ($1::uuid, $2::text, $3::uuid)
   order by c.petition_id, c.kind, c.id
   limit ${BATCH})`;

/** Clocks in the order of their petitions, so that a petition's clocks come together. */
const RUNNING: Statement = {
  name: 'sla.running-clocks',
  text: `
    select c.*, coalesce(h.unit_id, c.unit_id) as holder_id
    from (${ordered(`<> 'CONTRIBUTE'`)} union all ${ordered(`= 'CONTRIBUTE'`)}
      order by petition_id, kind, id limit ${BATCH}) c
    left join sla_clock h on h.petition_id = c.petition_id and h.kind = 'HOLDING'
      and h.stopped_at is null
    order by c.petition_id, c.kind, c.id`,
};

/**
 * What every running clock would show under other calendars, counted by petition and holder. Reads all running
 * clocks, a batch at a time, and writes nothing.
 */
export async function effectOfCalendars(
  db: Reader,
  sla: SlaService,
  calendars: Calendars,
  now: Date,
): Promise<ChangeEffect> {
  const tally = new EffectTally(now);
  const book = (await sla.book()).value;
  let petition: { id: string; clocks: ComparedClock[] } | undefined;
  for await (const row of runningClocks(db)) {
    if (petition?.id !== row.petition_id) {
      if (petition) tally.add(petition.clocks);
      petition = { id: row.petition_id, clocks: [] };
    }
    const policy = book.byId(row.policy_id) ?? (await sla.policyById(row.policy_id));
    petition.clocks.push(compared(row, policy, calendars));
  }
  if (petition) tally.add(petition.clocks);
  return tally.effect();
}

async function* runningClocks(db: Reader): AsyncGenerator<ClockRow> {
  let after: [string, string, string] = [BEFORE_ALL, '', BEFORE_ALL];
  for (;;) {
    const rows = await db.rows<ClockRow>(RUNNING, after);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = [last.petition_id, last.kind, last.id];
  }
}

function compared(row: ClockRow, policy: SlaPolicy, calendars: Calendars): ComparedClock {
  const clock: ClockLedger = {
    kind: row.kind,
    unitId: row.unit_id,
    startedAt: row.started_at,
    adjustments: row.adjustments,
  };
  const { lateAt } = clockDeadline(clock, policy, calendars);
  return { kind: row.kind, holderId: row.holder_id, dueAt: row.due_at, changedDueAt: lateAt };
}
