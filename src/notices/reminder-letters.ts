import { localDateOf } from '../calendar/local-time.rules';
import type { Database, Transaction } from '../platform/database/database';
import type { ReminderLetter, ReminderRow, ReminderUnit } from './letter/letter-content';
import { totalsOf } from './letter-facts';
import { lastSeries } from './letter-series';
import { nextRound } from './letter-series.rules';
import type { UnitDirectory } from '../units/unit-directory';
import { inLetterOrder } from './notice-addressees';
import type { NoticeKind } from './notice.rules';
import { revisedDates, type NoticeRevision } from './notice-revision.rules';
import { periodUntil } from './reminder-row.rules';

export interface ListedPetition {
  unitId: string;
  row: ReminderRow;
  lateness: 'OVERDUE' | 'LATE_STEP';
}

export interface LetterSubject {
  kind: NoticeKind;
  /** Whom it is addressed to. */
  unitIds: readonly string[];
  readAt: Date;
  units: UnitDirectory;
  listed: readonly ListedPetition[];
  /** All null on a draft, which sets no dates yet. */
  dates: Pick<ReminderLetter, 'issuedOn' | 'finishBeforeOn' | 'reportBeforeOn'>;
  revision: NoticeRevision | null;
}

/**
 * All a letter says except its number, which is taken last: rows, counts, round, earlier letters, dates. Units that it
 * lists nothing for are not in it, unless there are no others.
 */
export async function composeLetter(
  db: Database | Transaction,
  subject: LetterSubject,
): Promise<ReminderLetter> {
  if (subject.kind === 'CHAIRMAN_LIST') return chairmanLetter(subject);
  const { readAt, listed, dates, revision } = subject;
  const unitIds = addressedIn(subject);
  const readOn = localDateOf(readAt);
  const period = periodUntil(readOn);
  return {
    number: null,
    ...revisedDates(dates, revision),
    subject: revision?.subject ?? null,
    addition: revision?.addition ?? null,
    ...(await unitsAndRounds(db, unitIds, subject)),
    readAt: readAt.toISOString(),
    period,
    totals: await totalsOf(db, unitIds, { fromOn: period.fromOn, at: readAt }, listed),
  };
}

/** The units a reminder is addressed to, in its order. */
export function addressedIn({ unitIds, listed, units }: LetterSubject): string[] {
  const withRows = new Set(listed.map(({ unitId }) => unitId));
  const addressed = withRows.size === 0 ? unitIds : unitIds.filter((id) => withRows.has(id));
  return inLetterOrder(addressed, units);
}

/** A letter to one unit is its round; one to several has a round for each of them. */
async function unitsAndRounds(
  db: Database | Transaction,
  unitIds: readonly string[],
  { units: directory, listed }: LetterSubject,
): Promise<Pick<ReminderLetter, 'units' | 'round' | 'earlierLetters'>> {
  const series = await lastSeries(db, unitIds);
  const units = unitIds.map((unitId): ReminderUnit & ReturnType<typeof nextRound> => ({
    name: directory.byId(unitId)?.name ?? '',
    rows: listed.filter((item) => item.unitId === unitId).map((item) => item.row),
    ...nextRound(series.get(unitId) ?? []),
  }));
  const [only, ...others] = units;
  if (only && others.length === 0) {
    const { round, earlierLetters, ...unit } = only;
    return { units: [unit], round, earlierLetters };
  }
  return { units, round: Math.max(...units.map(({ round }) => round)), earlierLetters: [] };
}

/** Grouped by unit in the order of their codes; the chairman is set no dates and reminded of nothing. */
function chairmanLetter({ units, readAt, listed, dates, revision }: LetterSubject): ReminderLetter {
  const grouped = [...new Set(listed.map((petition) => petition.unitId))]
    .map((unitId) => ({
      unit: units.byId(unitId),
      petitions: listed.filter((petition) => petition.unitId === unitId),
    }))
    .toSorted((a, b) => ((a.unit?.code ?? '') < (b.unit?.code ?? '') ? -1 : 1));
  const readOn = localDateOf(readAt);
  return {
    number: null,
    issuedOn: dates.issuedOn,
    finishBeforeOn: null,
    reportBeforeOn: null,
    units: grouped.map(({ unit, petitions }) => ({
      name: unit?.name ?? '',
      rows: petitions.map((petition) => petition.row),
    })),
    subject: revision?.subject ?? null,
    addition: revision?.addition ?? null,
    round: 1,
    earlierLetters: [],
    readAt: readAt.toISOString(),
    period: periodUntil(readOn),
    totals: {
      carriedOver: null,
      received: 0,
      receivedLate: null,
      overdueOpen: listed.filter((petition) => petition.lateness === 'OVERDUE').length,
      lateStep: listed.filter((petition) => petition.lateness === 'LATE_STEP').length,
      answeredLate: null,
      publishedLate: null,
    },
  };
}
