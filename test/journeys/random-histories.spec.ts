import { CalendarService } from '../../src/calendar/calendar.service';
import { clockDeadline } from '../../src/sla/clock.rules';
import type { Adjustment } from '../../src/sla/adjustment.rules';
import type { ClockKind } from '../../src/sla/level.rules';
import { PETITION_ACTIONS } from '../../src/petitions/petition.rules';
import { SlaService } from '../../src/sla/sla.service';
import { startTestApp, type TestApp } from '../support/app';
import { brokenPetitions } from '../support/invariants';
import { localDay, NaiveCalendar } from '../support/naive-calendar';
import { signIn, signInAgain, type Person } from '../support/people';
import { aboutARule, DESK, goodAnswer, petitionBody, type Receipt } from '../support/petitions';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../support/seed-calendar';

/** A repeatable run of numbers between 0 and 1 (mulberry32): each history is known by its seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const clerkCalendar = new NaiveCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: [...SEED_CONFIRMED_YEARS],
});

/** One limit in the clerk's own book: the day it began, its working days, and what moved it. */
class Entry {
  private extra = 0;
  private asked: { on: string; until: string } | null = null;

  constructor(
    private readonly from: string,
    private readonly days: number,
  ) {}

  get dueOn(): string {
    const waiting = this.asked ? clerkCalendar.count(this.asked.on, this.asked.until) : 0;
    return clerkCalendar.add(clerkCalendar.add(this.from, this.days), this.extra + waiting);
  }

  ask(on: string): void {
    if (on <= this.dueOn) this.asked = { on, until: clerkCalendar.add(on, 10) };
  }

  reply(on: string): void {
    if (!this.asked) return;
    const until = on < this.asked.until ? on : this.asked.until;
    this.extra += clerkCalendar.count(this.asked.on, until);
    this.asked = null;
  }

  extend(on: string, days: number): void {
    if (on <= this.dueOn) this.extra += days;
  }
}

const QUESTION = { question: 'Đề nghị cho biết vị trí cụ thể của sự việc.' };
const REASON = { reason: 'Thuộc lĩnh vực của đơn vị khác' };
const INPUTS: Record<string, object> = {
  'refuse-transfer': REASON,
  return: REASON,
  'request-supplement': QUESTION,
  supplement: { content: 'Vị trí ở đầu hẻm 12.' },
  'request-extension': { workingDays: 4, reason: 'Cần đo đạc lại hiện trạng' },
  'ask-contribution': { unitCodes: ['SYT'] },
  contribute: { content: 'Đơn vị không có ý kiến khác.' },
  'propose-answer': goodAnswer(),
  'reject-answer': { reason: 'Chưa nêu ngày hoàn thành' },
  publish: { summary: 'Người dân phản ánh; cơ quan đã xem xét và trả lời.' },
  close: { reason: 'Đã giải quyết xong' },
  reopen: { reason: 'Sự việc lại tái diễn' },
};
/** Left out of the walk, for they end it or need a second petition. */
const NOT_WALKED = new Set([
  'refuse',
  'divert',
  'forward',
  'withdraw',
  'split',
  'merge',
  'unmerge',
]);
const ONWARD = new Set(['receive', 'assign', 'accept', 'propose-answer', 'approve-answer']);
const UNITS = ['SNNMT', 'SXD'];

interface Clock {
  kind: ClockKind;
  dueOn: string;
}

describe('histories of every kind', () => {
  let t: TestApp;
  let people: Person[];
  const walked = new Map<string, number>();
  beforeAll(async () => {
    t = await startTestApp();
    people = [
      await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]),
      await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]),
      await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]),
      await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SXD' }]),
      await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]),
    ];
  });
  afterAll(() => t.close());

  /** Somebody, at random, to whom the API offers something just now, with what it is and the petition as it stands. */
  async function chosen(id: string, roll: () => number) {
    const shuffled = people.map((_, index) => index).toSorted(() => roll() - 0.5);
    // The provincial office is asked more often, or few histories would get to their end.
    const order = roll() < 0.4 ? [1, ...shuffled] : shuffled;
    for (const index of order) {
      const who = await signInAgain(t, people[index]!);
      const answer = await t.http.get(`/api/v1/petitions/${id}`).set(...who.auth);
      const offered: string[] = answer.status === 404 ? [] : answer.body.allowedActions;
      const able = offered
        .filter((each) => !NOT_WALKED.has(each))
        .toSorted((one, other) => (walked.get(one) ?? 0) - (walked.get(other) ?? 0));
      // Now onward, now what has been done least, now anything: so every action has its turn.
      const way = roll();
      const onward = able.find((each) => ONWARD.has(each));
      const any = able[Math.floor(roll() * able.length)];
      const action = way < 0.45 && onward ? onward : way < 0.75 ? able[0] : any;
      if (action) return { who, action, before: answer.body };
    }
    return null;
  }

  function inputOf(
    action: string,
    roll: () => number,
    { unitCode: holder, class: cls }: { unitCode: string; class: string | null },
    overdue: boolean,
  ): object {
    const other = UNITS.find((code) => code !== holder) ?? 'SXD';
    if (action === 'assign') {
      const unitCode = roll() < 0.7 ? 'SNNMT' : 'SXD';
      // A complaint by mistake: whoever assigns it says what it is.
      return cls === 'KHIEU_NAI' ? { unitCode, class: 'QUY_DINH_HC' } : { unitCode };
    }
    if (action === 'offer-transfer') return { unitCode: other, ...REASON };
    if (action === 'decide-extension') {
      const reason = 'Đã xem xét đề nghị của đơn vị';
      return { granted: !overdue && roll() < 0.7, reason };
    }
    return INPUTS[action] ?? {};
  }

  it.each(Array.from({ length: 20 }, (_, index) => index + 1))(
    'history %i: whatever is offered can happen, and every date is what a clerk counts',
    async (seed) => {
      const roll = dice(seed);
      const start = Date.parse('2026-01-05T01:00:00Z') + Math.floor(roll() * 200) * 86_400_000;
      t.clock.set(new Date(start));
      const field = roll() < 0.4;
      const body = field
        ? petitionBody({ location: undefined, field: 'KHAC' })
        : petitionBody(aboutARule(seed % 3 === 0 ? { class: 'KHIEU_NAI' } : {}));
      const { id } = (await t.http.post('/api/v1/petitions').send(body).expect(201))
        .body as Receipt;
      const days = field ? 10 : 15;
      let day = localDay(t.clock.now());
      let outer = new Entry(day, days);
      let portal = new Entry(day, 15);
      let holding: Entry | null = null;
      for (let step = 0; step < 22; step += 1) {
        t.clock.set(new Date(t.clock.now().getTime() + Math.floor(roll() * 4 * 86_400_000)));
        day = localDay(t.clock.now());
        const choice = await chosen(id, roll);
        if (!choice) break;
        const { who, action, before } = choice;
        walked.set(action, (walked.get(action) ?? 0) + 1);
        const input = inputOf(action, roll, before, day > outer.dueOn);
        const done = await t.http
          .post(`/api/v1/petitions/${id}/${action}`)
          .set(...who.auth)
          .send(input);
        expect([action, done.status, done.body.code ?? null, done.body.details ?? null]).toEqual([
          action,
          200,
          done.body.code ?? null,
          done.body.details ?? null,
        ]);
        const after = done.body;
        if (action === 'request-supplement') for (const each of [outer, holding]) each?.ask(day);
        if (action === 'supplement') for (const each of [outer, holding]) each?.reply(day);
        if (action === 'decide-extension' && after.extension.state === 'GRANTED') {
          for (const each of [outer, holding]) each?.extend(day, 4);
        }
        if (action === 'assign' || action === 'accept-transfer') holding = new Entry(day, days);
        if (after.state === 'RECEIVED' && before.unitCode !== after.unitCode) holding = null;
        if (action === 'reopen') {
          outer = new Entry(day, days);
          portal = new Entry(day, 15);
        }
        const open = [
          'RECEIVED',
          'SUBMITTED',
          'AWAITING_SUPPLEMENT',
          'ASSIGNED',
          'IN_PROGRESS',
          'ANSWER_PROPOSED',
        ].includes(after.state);
        const running = await runningOf(id);
        expect(running.filter(({ kind }) => kind === 'OUTER').map(({ dueOn }) => dueOn)).toEqual(
          open ? [outer.dueOn] : [],
        );
        expect(running.filter(({ kind }) => kind === 'PORTAL').map(({ dueOn }) => dueOn)).toEqual(
          open ? [portal.dueOn] : [],
        );
        expect(running.filter(({ kind }) => kind === 'HOLDING').map(({ dueOn }) => dueOn)).toEqual(
          open && holding ? [holding.dueOn] : [],
        );
        if (open) expect(after.dueOn).toBe(outer.dueOn);
      }
      await expectReplays(id);
    },
  );

  it('left state, ledger and stored columns in step', async () => {
    expect(await brokenPetitions(t.database)).toEqual([]);
  });

  it('went through every action that a petition of its own can take', () => {
    const all = PETITION_ACTIONS.filter((action) => !NOT_WALKED.has(action) && action !== 'rate');
    expect([...walked.keys()].toSorted()).toEqual(all.toSorted());
  });

  const runningOf = (id: string): Promise<Clock[]> =>
    t.database.rows<Clock>(
      `select kind, due_on as "dueOn" from sla_clock where petition_id = $1 and stopped_at is null`,
      [id],
    );

  /** The state is what the events give, and every clock's end is what the pure function gives for its ledger. */
  async function expectReplays(id: string): Promise<void> {
    const events = await t.database.rows<{ from_state: string | null; to_state: string }>(
      `select from_state, to_state from petition_event where petition_id = $1 order by seq`,
      [id],
    );
    let state: string | null = null;
    for (const event of events) {
      expect(event.from_state).toBe(state);
      state = event.to_state;
    }
    const [row] = await t.database.rows<{ state: string }>(
      `select state from petition where id = $1`,
      [id],
    );
    expect(row?.state).toBe(state);
    const calendars = await t.app.get(CalendarService).newestCalendars();
    const clocks = await t.database.rows<{
      kind: ClockKind;
      unitId: string;
      startedAt: Date;
      policyId: string;
      dueOn: string;
      dueAt: Date;
      adjustments: Adjustment[];
    }>(
      `select kind, unit_id as "unitId", started_at as "startedAt", policy_id as "policyId",
         due_on as "dueOn", due_at as "dueAt", adjustments from sla_clock where petition_id = $1`,
      [id],
    );
    expect(clocks.length).toBeGreaterThan(1);
    for (const clock of clocks) {
      const policy = await t.app.get(SlaService).policyById(clock.policyId);
      const due = clockDeadline(clock, policy, calendars);
      expect([clock.kind, clock.dueOn, clock.dueAt]).toEqual([clock.kind, due.dueOn, due.lateAt]);
    }
  }
});
