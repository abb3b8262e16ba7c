import { startOfLocalDay, epochDayOf } from '../calendar/local-time.rules';
import type { Database, Transaction } from '../platform/database/database';
import type { ReminderTotals } from './letter/letter-content';

type Connection = Database | Transaction;

/**
 * The counts of the first paragraph, for the petitions the units hold now: those they had from before the period,
 * those sent in the period, those they received late or answered late in it. What is overdue or late by a step is
 * what the annex lists. Late publication is the office's own and is not counted against a unit.
 */
export async function totalsOf(
  db: Connection,
  unitIds: readonly string[],
  { fromOn, at }: { fromOn: string; at: Date },
  listed: readonly { lateness: 'OVERDUE' | 'LATE_STEP' }[],
): Promise<ReminderTotals> {
  const from = startOfLocalDay(epochDayOf(fromOn));
  const [row] = await db.rows<Record<'carriedOver' | 'received' | 'late' | 'answered', number>>(
    `select count(*) filter (where p.submitted_at < $2) as "carriedOver",
            count(*) filter (where p.submitted_at >= $2) as received,
            count(*) filter (where p.answered_at between $2 and $3
              and p.answered_at >= p.due_at) as answered,
            count(*) filter (where exists (
              select from sla_clock k where k.petition_id = p.id and k.unit_id = p.unit_id
                and k.kind in ('RECEIVE', 'ACCEPT') and k.result = 'MISSED'
                and k.stopped_at between $2 and $3)) as late
     from petition p
     where p.unit_id = any($1) and p.submitted_at <= $3
       and (p.open or p.submitted_at >= $2 or coalesce(p.answered_at, p.ended_at) >= $2)`,
    [unitIds, from, at],
  );
  return {
    carriedOver: row?.carriedOver ?? 0,
    received: row?.received ?? 0,
    receivedLate: row?.late ?? 0,
    overdueOpen: listed.filter((petition) => petition.lateness === 'OVERDUE').length,
    lateStep: listed.filter((petition) => petition.lateness === 'LATE_STEP').length,
    answeredLate: row?.answered ?? 0,
    publishedLate: null,
  };
}
