import { startOfLocalDay, epochDayOf } from '../calendar/local-time.rules';
import type { Database, Transaction } from '../platform/database/database';
import type { EarlierLetter, ReminderTotals } from './letter/letter-content';
import { SENT_STATES } from './notice.rules';

type Connection = Database | Transaction;

/**
 * The letters sent to the unit in the year before this one, in order of their issue. The next letter's round
 * ("lần n") is one more than they are: it counts the year's letters to the unit, whatever each listed, and begins
 * again with the numbers. A cancelled letter is no reminder.
 */
export async function earlierLetters(
  db: Connection,
  unitId: string,
  year: number,
): Promise<EarlierLetter[]> {
  return db.rows<EarlierLetter>(
    `select number, symbol, issued_on as "issuedOn" from notice
     where unit_id = $1 and year = $2 and state = any($3) order by issued_at, id`,
    [unitId, year, SENT_STATES],
  );
}

/**
 * The counts of the first paragraph, for the petitions the unit holds now: those it had from before the period,
 * those sent in the period, those it received late or answered late in it. What is overdue or late by a step is
 * what the annex lists. Late publication is the office's own and is not counted against a unit.
 */
export async function totalsOf(
  db: Connection,
  unitId: string,
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
     where p.unit_id = $1 and p.submitted_at <= $3
       and (p.open or p.submitted_at >= $2 or coalesce(p.answered_at, p.ended_at) >= $2)`,
    [unitId, from, at],
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
