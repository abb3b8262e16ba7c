/**
 * A year of the province in simulated time: 20,000 petitions of 2026, sent at night, on Sundays and at Tết, three days
 * of flood among them; received, assigned, returned, transferred, extended, supplemented, answered in time, late or
 * never, withdrawn, reopened, by people some of whom never do anything. One in forty lives is played over HTTP, the
 * rest is written some hundred at a time, dated by the application's own functions. The clock goes from morning to
 * morning, over four spans in which nobody swept, one of them so long that two
 * levels are reached in it. Twice the calendar changes in mid-year, under clocks that run. The
 * sweeps are the real ones: escalate, recompute-deadlines, draft-notices; nine times all drafts are signed.
 *
 * What must come of it is worked out beside it, by the finger and day by day (`year/book.ts`, `year/letters.ts`), from
 * the calendar's CSV and limits written down again; that part imports nothing from `src`. Compared row by row are every
 * limit with its due date and verdict, every escalation with its instants, its unit and who was told, every draft,
 * every letter with number, round and what it lists, the chairman's list and the supervision's counts at each month's
 * end, and where each petition has come to.
 */
import { startTestApp, type TestApp } from '../support/app';
import { announceDays, type DayChange } from '../support/days-off';
import { Book, clockLine } from './year/book';
import { People } from './year/http-lives';
import { Letters, summaryOf } from './year/letters';
import { DILIGENT, livesOf2026 } from './year/lives';
import { HOUR, midnight, nextDay, PlainCalendar } from './year/plain-calendar';
import { Province } from './year/province';

const PETITIONS = Number(process.env.YEAR_PETITIONS ?? 20_000);
const SEED = 2026;
const LAST_DAY = '2027-01-12';

/** Mornings on which nothing ran: first day, last day. */
const DOWN = [
  ['2026-03-10', '2026-03-13'],
  ['2026-05-06', '2026-05-22'],
  ['2026-07-20', '2026-07-24'],
  ['2026-09-03', '2026-09-06'],
] as const;

/** On these days the calendar changes: a holiday within the fortnight, and a Friday swapped for a Saturday. */
const CHANGES = new Map<string, readonly DayChange[]>([
  ['2026-06-10', [{ day: '2026-06-19', kind: 'HOLIDAY' }]],
  [
    '2026-10-08',
    [
      { day: '2026-10-16', kind: 'SWAPPED_DAY_OFF' },
      { day: '2026-10-24', kind: 'MAKEUP_WORKDAY' },
    ],
  ],
]);

const SIGNED_ON = [
  '2026-02-02',
  '2026-03-16',
  '2026-04-28',
  '2026-06-15',
  '2026-07-27',
  '2026-09-08',
  '2026-10-19',
  '2026-11-30',
  '2027-01-11',
];

const mornings = (): string[] => {
  const days: string[] = [];
  for (let day = '2026-01-01'; day <= LAST_DAY; day = nextDay(day)) {
    if (!DOWN.some(([first, last]) => first <= day && day <= last)) days.push(day);
  }
  return days;
};

/** Half a minute past half past eight, when nobody does anything: everything is done on whole minutes. */
const morningOf = (day: string): number => midnight(day) + 8.5 * HOUR + 30_000;

const isMonthsEnd = (day: string): boolean => nextDay(day).endsWith('-01');

describe('a year', () => {
  const lives = livesOf2026(PETITIONS, SEED);
  const book = new Book(lives, PlainCalendar.ofSeed());
  const letters = new Letters(book);
  const people = new People();
  let t: TestApp;
  let province: Province;

  beforeAll(async () => {
    t = await startTestApp({ now: new Date(midnight('2026-01-01')).toISOString() });
    await people.signIn(t);
    province = new Province(t, people, lives);
  });
  afterAll(() => t.close());

  it('is lived, and every morning’s drafts and every month’s counts are those of the book', async () => {
    for (const day of mornings()) {
      const now = morningOf(day);
      await province.liveUntil(now);
      book.advance(now);
      const change = CHANGES.get(day);
      if (change) {
        await announceDays(t, people.admin, change);
        book.change(book.calendar.with(change));
        await province.recompute();
      }
      await province.sweep();
      book.escalate(now);
      const drawn = letters.draft(now);
      const drafts = drawn.flatMap((unit) => letters.drafts.get(unit)!.map((n) => `${unit} ${n}`));
      same(await province.drafts(), drafts, `drafts of ${day}`);
      if (SIGNED_ON.includes(day)) {
        await province.sign();
        letters.issue(now);
      }
      if (isMonthsEnd(day)) {
        same(await province.chairmanList(), letters.grave(now), `the chairman's list of ${day}`);
        const shown = [...summaryOf(book, now)].map(([unit, counts]) => `${unit} ${counts}`);
        same(await province.summary(), shown, `supervision at the end of ${day}`);
      }
    }
  }, 900_000);

  it('leaves every petition and every limit as the book has them', async () => {
    const { entries } = book;
    const petitions = entries.map((e) => `${e.life.n} ${e.state} ${e.unit} ${e.dueOn}`);
    same(await province.petitions(), petitions, 'petitions');
    const limits = entries.flatMap((entry) => entry.all.map(clockLine));
    expect(limits.length).toBeGreaterThan(4 * PETITIONS);
    same(await province.limits(), limits, 'limits');
  });

  it('raised every level once, at its instant, to whom it had to, and told each of them', async () => {
    expect(book.escalations.length).toBeGreaterThan(PETITIONS);
    same(await province.escalations(), book.escalations, 'escalations');
    expect(await province.told()).toBe(book.told);
  });

  it('issued the letters of the book: number, unit, round and what each lists', async () => {
    const issued = letters.issued.map(
      ({ year, number, unit, round, listed }) => `${year} ${number} ${unit} ${round}: ${listed}`,
    );
    same(await province.letters(), issued, 'letters');
    const rounds = (isDiligent: boolean) =>
      letters.issued.flatMap(({ unit, round }) =>
        (unit === DILIGENT) === isDiligent ? [round] : [],
      );
    // Whoever answers in the end begins anew; where people never answer the rounds go on and on.
    expect(Math.max(...rounds(true), 0)).toBeLessThan(Math.max(...rounds(false)));
  });
});

/** Both lists hold the same lines, each as often; of those that differ the first few are shown. */
function same(found: readonly string[], expected: readonly string[], what: string): void {
  const surplus = without(found, expected);
  const missing = without(expected, found);
  const shown = { what, surplus: surplus.slice(0, 5), missing: missing.slice(0, 5) };
  expect({ ...shown, counts: [surplus.length, missing.length] }).toEqual({
    what,
    surplus: [],
    missing: [],
    counts: [0, 0],
  });
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
