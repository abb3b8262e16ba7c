import { isoDateOf, localDayOf } from '../../src/calendar/local-time.rules';
import { CalendarService } from '../../src/calendar/calendar.service';
import { newId } from '../../src/platform/auth/ids';
import { deadline, workingDaysOverdue } from '../../src/sla/deadline.rules';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

const at = (text: string) => new Date(`${text}:00+07:00`);
const PETITIONS = 300;
const UNITS = ['TTPVHCC', 'SXD', 'SYT', '26041', 'CATP'];
const CLASSES = [null, 'HIEN_TRUONG', 'QUY_DINH_HC', 'KHAC'];
const INSTANTS = ['2026-04-10T09:00', '2026-04-24T23:59', '2026-05-03T12:00', '2026-05-11T00:00'];
const FILTERS = ['', 'unitCode=SXD', 'class=HIEN_TRUONG', 'unitCode=26041&class=KHAC'];

interface Known {
  id: string;
  unitCode: string;
  class: string | null;
  open: boolean;
  dueAt: Date;
  dueSoonAt: Date | null;
  dueOn: string;
  stepDueAt: Date | null;
}

/** The three lists in the plain words of the domain, over everything: what the statements must agree with. */
const LISTS: Record<string, (p: Known, now: Date) => Date | null> = {
  overdue: (p, now) => (p.open && p.dueAt <= now ? p.dueAt : null),
  'due-soon': (p, now) =>
    p.open && p.dueAt > now && p.dueSoonAt !== null && p.dueSoonAt <= now ? p.dueAt : null,
  'late-steps': (p, now) =>
    p.stepDueAt !== null && p.stepDueAt <= now && !(p.open && p.dueAt <= now) ? p.stepDueAt : null,
};

describe('counts and lists of supervision', () => {
  let t: TestApp;
  let supervisor: Person;
  let known: Known[];
  beforeAll(async () => {
    t = await startTestApp();
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    known = await enter();
  });
  afterAll(() => t.close());

  const expected = (list: string, filter: string, now: Date) =>
    fitting(filter)
      .flatMap((p) => {
        const due = LISTS[list]!(p, now);
        return due ? [{ id: p.id, due: due.getTime() }] : [];
      })
      .toSorted((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
      .map((p) => p.id);
  const fitting = (filter: string) => {
    const wanted = new URLSearchParams(filter);
    return known.filter(
      (p) =>
        (wanted.get('unitCode') ?? p.unitCode) === p.unitCode &&
        (wanted.get('class') ?? p.class) === p.class,
    );
  };

  describe.each(INSTANTS)('at %s', (instant) => {
    beforeEach(() => t.clock.set(at(instant)));

    it.each(FILTERS)('agree with each other and with the words of the domain (%s)', async (f) => {
      const counts: Record<string, number> = { open: fitting(f).filter((p) => p.open).length };
      for (const [list, name] of [
        ['overdue', 'overdue'],
        ['due-soon', 'dueSoon'],
        ['late-steps', 'lateStep'],
      ] as const) {
        const ids = await walk(list, f, 23);
        expect(ids).toEqual(expected(list, f, at(instant)));
        counts[name] = ids.length;
      }
      for (const groupBy of ['unit', 'class']) {
        const summary = await get(`summary?groupBy=${groupBy}&${f}`);
        expect(summary.total).toEqual(counts);
        const sums = { open: 0, dueSoon: 0, lateStep: 0, overdue: 0 };
        for (const item of summary.items) {
          for (const name of Object.keys(sums) as (keyof typeof sums)[]) sums[name] += item[name];
          const group = groupBy === 'unit' ? 'unitCode' : 'class';
          const here = fitting(f).filter((p) => p[group] === item.key);
          expect(item.overdue).toBe(here.filter((p) => LISTS.overdue!(p, at(instant))).length);
          expect(item.open).toBe(here.filter((p) => p.open).length);
        }
        expect(sums).toEqual(summary.total);
      }
    });

    it.each([1, 3, 8])('finds all that are overdue by %i working days, and no other', async (n) => {
      const { province } = (await t.app.get(CalendarService).calendars()).value;
      const on = isoDateOf(localDayOf(at(instant)));
      const late = known.filter((p) => workingDaysOverdue(p.dueOn, on, province) >= n);
      const ids = new Set(late.map((p) => p.id));
      expect(await walk('overdue', `minWorkingDaysOverdue=${n}`, 50)).toEqual(
        expected('overdue', '', at(instant)).filter((id) => ids.has(id)),
      );
    });
  });

  it('goes on with the instant of the first page when the clock moves between pages', async () => {
    t.clock.set(at('2026-04-24T09:00'));
    const first = await get('overdue?limit=10');
    t.clock.set(at('2026-05-20T09:00'));
    const ids = (first.items as { id: string }[]).map((item) => item.id);
    let cursor = first.nextCursor as string | null;
    while (cursor !== null) {
      const page = await get(`overdue?limit=10&cursor=${cursor}`);
      expect(page.asOf).toBe(first.asOf);
      ids.push(...(page.items as { id: string }[]).map((item) => item.id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(expected('overdue', '', at('2026-04-24T09:00')));
  });

  async function get(path: string) {
    const answer = await t.http.get(`/api/v1/supervision/${path}`).set(...supervisor.auth);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function walk(list: string, filter: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await get(
        `${list}?limit=${limit}&${filter}${cursor ? `&cursor=${cursor}` : ''}`,
      );
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  }

  /** Petitions sent from March to May, open, answered or ended, with true due dates; a fixed sequence, no chance. */
  async function enter(): Promise<Known[]> {
    const { province, officeHours } = (await t.app.get(CalendarService).calendars()).value;
    const end = (from: Date, amount: number, dueSoonDays: number | null) =>
      deadline(from, { amount, unit: 'WORKING_DAY', dueSoonDays }, province, officeHours);
    const petitions = Array.from({ length: PETITIONS }, (_, i) => {
      const sent = new Date(at('2026-03-09T08:00').getTime() + ((i * 37) % 60) * 86_400_000);
      const answer = end(sent, i % 3 === 0 ? 10 : 15, i % 11 === 0 ? null : 2);
      const open = i % 7 !== 0;
      const step = i % 4 === 0 ? null : end(sent, 1 + (i % 3), null);
      return {
        id: newId(),
        code: `P.${i}`,
        unitCode: UNITS[i % UNITS.length]!,
        class: CLASSES[(i * 5) % CLASSES.length]!,
        open,
        state: open ? 'IN_PROGRESS' : 'ANSWERED',
        sent,
        dueOn: answer.dueOn,
        dueAt: answer.lateAt,
        dueSoonAt: answer.dueSoonAt,
        stepKind: step && (open ? 'ACCEPT' : 'PUBLISH'),
        stepDueOn: step?.dueOn ?? null,
        stepDueAt: step?.lateAt ?? null,
      };
    });
    await t.database.rows(
      `insert into petition (id, code, state, version, open, class, channel, title, content,
         anonymous, unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at,
         due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash, last_event_hash)
       select r.id, r.code, r.state, 1, r.open, r.class, 'WEB', 'Đường hỏng', 'Ổ gà sâu', false,
         u.id, r.sent, r.sent, r."dueOn", r."dueAt", r."dueSoonAt", false, r."stepKind",
         r."stepDueOn", r."stepDueAt", '\\x00', '\\x00'
       from jsonb_to_recordset($1::jsonb) as r(id uuid, code text, state text, open boolean,
         class text, sent timestamptz, "unitCode" text, "dueOn" date, "dueAt" timestamptz,
         "dueSoonAt" timestamptz, "stepKind" text, "stepDueOn" date, "stepDueAt" timestamptz)
       join unit u on u.code = r."unitCode"`,
      [JSON.stringify(petitions)],
    );
    return petitions;
  }
});
