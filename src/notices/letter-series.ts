import type { Reader } from '../platform/database/database';
import type { EarlierLetter } from './letter/letter-content';
import { nextRound, type SentLetter } from './letter-series.rules';
import type { NoticeRow } from './notice-row';
import { SENT_STATES } from './notice.rules';

interface SeriesRow extends Omit<SentLetter, 'outcome'> {
  listed: number;
  answered: number;
  open: number;
}

/**
 * The letters sent to a unit since its last first round, in order of their issue, each with what has become of its
 * petitions: still open with the unit, answered since the letter, or neither. The first round may be of a letter
 * that was cancelled later: those that followed it are a series still.
 */
export async function lastSeries(db: Reader, unitId: string): Promise<SentLetter[]> {
  const rows = await db.rows<SeriesRow>(
    `with sent as (
       select n.id, n.round, n.number, n.symbol, n.issued_on, n.issued_at from notice n
       where n.unit_id = $1 and n.kind = 'REMINDER' and n.state = any($2))
     select s.round, s.number, s.symbol, s.issued_on as "issuedOn", o.*
     from sent s
     cross join lateral (
       select count(*) as listed,
              count(*) filter (where p.open and p.unit_id = $1) as open,
              count(*) filter (where not (p.open and p.unit_id = $1)
                and p.answered_at >= s.issued_at) as answered
       from notice_item i join petition p on p.id = i.petition_id
       where i.notice_id = s.id and i.dropped_at is null) o
     where s.issued_at >= (
       select max(f.issued_at) from notice f
       where f.unit_id = $1 and f.kind = 'REMINDER' and f.number is not null and f.round = 1
         and f.issued_at <= (select max(issued_at) from sent))
     order by s.issued_at, s.id`,
    [unitId, SENT_STATES],
  );
  return rows.map(({ listed, answered, open, ...letter }) => ({
    ...letter,
    outcome: { listed, answered, otherwise: listed - answered - open, open },
  }));
}

/** Those an issued letter names, as it says; those a draft would name if it were issued now. */
export async function earlierLettersOf(
  db: Reader,
  notice: NoticeRow,
): Promise<readonly EarlierLetter[]> {
  if (notice.number === null) {
    if (notice.state === 'CANCELLED' || notice.kind !== 'REMINDER') return [];
    return nextRound(await lastSeries(db, notice.unitId)).earlierLetters;
  }
  const [frozen] = await db.rows<{ earlier: EarlierLetter[] }>(
    `select letter -> 'letter' -> 'earlierLetters' as earlier from notice where id = $1`,
    [notice.id],
  );
  return frozen?.earlier ?? [];
}
