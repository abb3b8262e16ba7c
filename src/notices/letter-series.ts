import type { Reader } from '../platform/database/database';
import type { EarlierLetter } from './letter/letter-content';
import { nextRound, type SentLetter } from './letter-series.rules';
import type { NoticeRow } from './notice-row';
import { REMINDS, SENT_STATES } from './notice.rules';

interface SeriesRow extends Omit<SentLetter, 'outcome'> {
  unitId: string;
  listed: number;
  answered: number;
  open: number;
}

/**
 * By unit, the letters sent to it since its last first round, alone or with others, in order of their issue, each
 * with what has become of the petitions it listed for the unit: still open with it, answered since the letter, or
 * neither. The first round may be of a letter that was cancelled later: those that followed it are a series still.
 */
export async function lastSeries(
  db: Reader,
  unitIds: readonly string[],
): Promise<Map<string, SentLetter[]>> {
  const rows = await db.rows<SeriesRow>(
    `with sent as (
       select a.unit_id, a.round, n.id, n.number, n.symbol, n.issued_on, n.issued_at
       from notice_addressee a join notice n on n.id = a.notice_id
       where a.unit_id = any($1) and a.dropped_at is null and ${REMINDS} and n.state = any($2)),
     first as (
       select a.unit_id, max(n.issued_at) as issued_at
       from notice_addressee a join notice n on n.id = a.notice_id
       where a.unit_id = any($1) and a.round = 1 and ${REMINDS} and n.number is not null
         and n.issued_at <= (select max(s.issued_at) from sent s where s.unit_id = a.unit_id)
       group by a.unit_id)
     select s.unit_id as "unitId", s.round, s.number, s.symbol, s.issued_on as "issuedOn", o.*
     from sent s join first f on f.unit_id = s.unit_id and s.issued_at >= f.issued_at
     cross join lateral (
       select count(*) as listed,
              count(*) filter (where p.open and p.unit_id = s.unit_id) as open,
              count(*) filter (where not (p.open and p.unit_id = s.unit_id)
                and p.answered_at >= s.issued_at) as answered
       from notice_item i join petition p on p.id = i.petition_id
       where i.notice_id = s.id and i.unit_id = s.unit_id and i.dropped_at is null) o
     order by s.issued_at, s.id`,
    [unitIds, SENT_STATES],
  );
  const series = new Map<string, SentLetter[]>(unitIds.map((unitId) => [unitId, []]));
  for (const { unitId, listed, answered, open, ...letter } of rows) {
    const otherwise = listed - answered - open;
    series.get(unitId)?.push({ ...letter, outcome: { listed, answered, otherwise, open } });
  }
  return series;
}

/** Those an issued letter names to its only unit looked at, as it says; those a draft would name if issued now. */
export async function earlierLettersOf(
  db: Reader,
  notice: NoticeRow,
): Promise<readonly EarlierLetter[]> {
  const { onlyUnitId } = notice;
  if (onlyUnitId === null || notice.kind === 'CHAIRMAN_LIST') return [];
  if (notice.number === null) {
    if (notice.state === 'CANCELLED') return [];
    const series = await lastSeries(db, [onlyUnitId]);
    return nextRound(series.get(onlyUnitId) ?? []).earlierLetters;
  }
  const [frozen] = await db.rows<{ earlier: EarlierLetter[] }>(
    `select coalesce(
       n.letter #> array['letter', 'units', (a.position - 1)::text, 'earlierLetters'],
       n.letter #> '{letter,earlierLetters}') as earlier
     from notice n join notice_addressee a on a.notice_id = n.id and a.unit_id = $2
     where n.id = $1`,
    [notice.id, onlyUnitId],
  );
  return frozen?.earlier ?? [];
}
