import { newId } from '../../src/platform/auth/ids';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';

/** More than a walk in the list's order looks at before it gives up and gathers. */
const STORED = 2600;
const NOW = '2026-04-20T03:00:00Z';

const OPEN = ['RECEIVED', 'ASSIGNED', 'IN_PROGRESS', 'ANSWER_PROPOSED'];
const STATES = [...OPEN, 'ANSWERED', 'PUBLISHED', 'CLOSED', 'FORWARDED'];
const CLASSES = ['HIEN_TRUONG', 'HIEN_TRUONG', 'HIEN_TRUONG', 'HOI_DAP', 'KHAC', null];
const WORDS = ['cống nghẹt', 'đèn hỏng', 'cây đổ', 'ổ gà', 'rác thải', 'tiếng ồn', 'chó thả rông'];

interface Stored {
  id: string;
  code: string;
  state: string;
  open: boolean;
  class: string | null;
  channel: string;
  words: string;
  unitCode: string;
  submittedAt: string;
  dueOn: string;
  dueAt: string;
  dueSoonAt: string;
  stepDueAt: string | null;
}

type Fits = (petition: Stored) => boolean;
const day = (offset: number): string =>
  new Date(Date.parse('2026-04-20T00:00:00Z') + offset * 86_400_000).toISOString().slice(0, 10);
const midnight = (date: string): string => new Date(`${date}T00:00:00+07:00`).toISOString();

/** Spread without chance: every number of a row takes another turn. */
function stored(i: number, units: readonly string[]): Stored {
  const state = STATES[(i * 7) % STATES.length]!;
  const open = OPEN.includes(state);
  const dueOn = day(((i * 13) % 50) - 20);
  return {
    id: newId(),
    code: `H19.PA.2026.${String(500_000 + i)}`,
    state,
    open,
    class: CLASSES[(i * 5) % CLASSES.length]!,
    channel: i < 20 ? 'SURVEY' : i % 3 === 0 ? 'APP' : 'WEB',
    words: i < 20 ? 'sạt lở bờ sông' : WORDS[(i * 3) % WORDS.length]!,
    unitCode: units[(i * 11) % units.length]!,
    submittedAt: new Date(Date.parse('2025-10-01T02:00:00Z') + i * 6_000_000).toISOString(),
    dueOn,
    dueAt: midnight(day(((i * 13) % 50) - 19)),
    dueSoonAt: midnight(day(((i * 13) % 50) - 22)),
    stepDueAt: i % 4 === 0 ? midnight(day((i % 30) - 12)) : null,
  };
}

/** In words of the law (domain section 4), not of the statements. */
function latenessIn(petition: Stored): string {
  const reached = (at: string | null) => at !== null && Date.parse(at) <= Date.parse(NOW);
  if (petition.open && reached(petition.dueAt)) return 'OVERDUE';
  if (reached(petition.stepDueAt)) return 'LATE_STEP';
  return petition.open && reached(petition.dueSoonAt) ? 'DUE_SOON' : 'ON_TIME';
}

const CASES: [string, Fits][] = [
  ['', () => true],
  ['state=PUBLISHED', (p) => p.state === 'PUBLISHED'],
  ['state=RECEIVED,CLOSED', (p) => ['RECEIVED', 'CLOSED'].includes(p.state)],
  ['unitCode=SXD', (p) => p.unitCode === 'SXD'],
  ['unitCode=SXD,SYT&state=ANSWERED', (p) => p.state === 'ANSWERED' && /SXD|SYT/.test(p.unitCode)],
  [
    'unitCode=SXD&state=IN_PROGRESS&class=HIEN_TRUONG',
    (p) => p.unitCode === 'SXD' && p.state === 'IN_PROGRESS' && p.class === 'HIEN_TRUONG',
  ],
  [
    'class=KHAC,HOI_DAP&channel=APP',
    (p) => /KHAC|HOI_DAP/.test(p.class ?? '') && p.channel === 'APP',
  ],
  // Only among the oldest: found behind the walk.
  ['channel=SURVEY', (p) => p.channel === 'SURVEY'],
  ['q=lo%20song', (p) => p.words === 'sạt lở bờ sông'],
  ['q=song&state=PUBLISHED', (p) => p.words === 'sạt lở bờ sông' && p.state === 'PUBLISHED'],
  ['q=den&channel=SURVEY', () => false],
  ['q=den', (p) => p.words === 'đèn hỏng'],
  ['q=o%20ga&unitCode=SYT', (p) => p.words === 'ổ gà' && p.unitCode === 'SYT'],
  ['q=den&lateness=OVERDUE', (p) => p.words === 'đèn hỏng' && latenessIn(p) === 'OVERDUE'],
  ['lateness=OVERDUE', (p) => latenessIn(p) === 'OVERDUE'],
  ['lateness=LATE_STEP', (p) => latenessIn(p) === 'LATE_STEP'],
  ['lateness=DUE_SOON', (p) => latenessIn(p) === 'DUE_SOON'],
  ['lateness=ON_TIME', (p) => latenessIn(p) === 'ON_TIME'],
  ['lateness=DUE_SOON,LATE_STEP', (p) => /SOON|STEP/.test(latenessIn(p))],
  ['late=true', (p) => /OVERDUE|STEP/.test(latenessIn(p))],
  ['late=false&unitCode=SXD', (p) => /SOON|TIME/.test(latenessIn(p)) && p.unitCode === 'SXD'],
  ['late=false&lateness=OVERDUE', () => false],
  [
    'submittedFrom=2025-10-02T00:00:00%2B07:00&submittedTo=2025-10-05T00:00:00%2B07:00',
    (p) =>
      p.submittedAt >= '2025-10-01T17:00:00.000Z' && p.submittedAt < '2025-10-04T17:00:00.000Z',
  ],
  ['dueFrom=2026-04-22&dueTo=2026-04-24', (p) => p.dueOn >= day(2) && p.dueOn <= day(4)],
  ['dueTo=2026-04-03&state=CLOSED', (p) => p.dueOn <= day(-17) && p.state === 'CLOSED'],
];

describe('pages of a list, of more than one look takes in', () => {
  let t: TestApp;
  let office: Person;
  let officer: Person;
  let all: Stored[];

  beforeAll(async () => {
    t = await startTestApp();
    await submit(t);
    all = Array.from({ length: STORED }, (_, i) => stored(i, ['SXD', 'SYT', 'SNNMT', TRAN_BIEN]));
    await t.database.rows(
      `insert into petition (id, code, state, version, open, class, field, channel, title, content,
         anonymous, unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at, due_provisional,
         step_kind, step_due_on, step_due_at, tracking_token_hash, last_event_hash)
       select r.id, r.code, r.state, 1, r.open, r.class, 'RAC_THAI', r.channel, r.words,
         'Đề nghị xem xét', true, u.id, r."submittedAt", r."submittedAt", r."dueOn", r."dueAt",
         r."dueSoonAt", false, case when r."stepDueAt" is not null then 'ACCEPT' end,
         r."dueOn", r."stepDueAt", '\\x00', '\\x00'
       from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, state text, open boolean,
         class text, channel text, words text, "unitCode" text, "submittedAt" timestamptz,
         "dueOn" date, "dueAt" timestamptz, "dueSoonAt" timestamptz, "stepDueAt" timestamptz)
       join unit u on u.code = r."unitCode"`,
      [JSON.stringify(all)],
    );
    await t.database.rows('analyze petition');
    t.clock.set(new Date(NOW));
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SYT' }]);
  });
  afterAll(() => t.close());

  /** All pages of a list, of those that were stored here. */
  const pages = async (query: string, who: Person, limit: number): Promise<string[]> => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const turn: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const answer = await t.http
        .get(`/api/v1/petitions?${query}&limit=${limit}${turn}`)
        .set(...who.auth);
      if (answer.status !== 200) throw new Error(`${query}: ${JSON.stringify(answer.body)}`);
      codes.push(...(answer.body.items as Stored[]).map((item) => item.code));
      cursor = answer.body.nextCursor as string | null;
    }
    return codes.filter((code) => code.startsWith('H19.PA.2026.5'));
  };
  const newestFirst = (a: Stored, b: Stored) => (a.id < b.id ? 1 : -1);
  const oldestDueFirst = (a: Stored, b: Stored) =>
    a.dueAt === b.dueAt ? (a.id < b.id ? -1 : 1) : a.dueAt < b.dueAt ? -1 : 1;
  const codesOf = (petitions: Stored[]) => petitions.map((petition) => petition.code);

  it.each(CASES)('"%s" holds just what fits, the newest first', async (query, fits) => {
    const expected = codesOf(all.filter(fits).toSorted(newestFirst));
    expect(await pages(query, office, 190)).toEqual(expected);
  });

  it.each(CASES)('"%s" holds just what fits, the oldest due first', async (query, fits) => {
    const expected = codesOf(all.filter(fits).toSorted(oldestDueFirst));
    expect(await pages(`${query}&sort=dueOn`, office, 190)).toEqual(expected);
  });

  it.each(CASES)('"%s" holds nothing of other units', async (query, fits) => {
    const own = all.filter((petition) => fits(petition) && petition.unitCode === 'SYT');
    expect(await pages(query, officer, 90)).toEqual(codesOf(own.toSorted(newestFirst)));
    expect(await pages(`${query}&sort=dueOn`, officer, 90)).toEqual(
      codesOf(own.toSorted(oldestDueFirst)),
    );
  });

  it('goes on after a page of one as after any other', async () => {
    const few = all.filter((petition) => petition.channel === 'SURVEY');
    expect(await pages('channel=SURVEY', office, 1)).toEqual(codesOf(few.toSorted(newestFirst)));
    expect(await pages('channel=SURVEY&sort=dueOn', office, 1)).toEqual(
      codesOf(few.toSorted(oldestDueFirst)),
    );
  });
});
