import { CalendarService } from '../../src/calendar/calendar.service';
import { clockDeadline } from '../../src/sla/clock.rules';
import { explainClock } from '../../src/sla/deadline-explanation.rules';
import type { Adjustment } from '../../src/sla/adjustment.rules';
import type { ClockKind } from '../../src/sla/level.rules';
import { PETITION_ACTIONS } from '../../src/petitions/petition.rules';
import { SlaService } from '../../src/sla/sla.service';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { brokenPetitions } from '../support/invariants';
import { signIn, signInAgain, type Person } from '../support/people';
import { aboutARule, DESK, goodAnswer, petitionBody, type Receipt } from '../support/petitions';
import { DayEntry, HourEntry, type Entry } from './clerk-book';

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

const OPEN_STATES = [
  'RECEIVED',
  'SUBMITTED',
  'AWAITING_SUPPLEMENT',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWER_PROPOSED',
];
const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
/** Histories after these are of urgent petitions, whose limits are of four working hours. */
const USUAL_HISTORIES = 20;

interface Clock {
  kind: ClockKind;
  dueOn: string;
  dueAt: Date;
}

describe('histories of every kind', () => {
  let t: TestApp;
  let people: Person[];
  const walked = new Map<string, number>();
  /** How often a limit in hours stood still, and how often a reply set it going again in time. */
  const stops = { asked: 0, replied: 0 };
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
  async function chosen(id: string, roll: () => number, urgent: boolean) {
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
      if (urgent && able.includes('request-supplement') && roll() < 0.4) {
        return { who, action: 'request-supplement', before: answer.body };
      }
      const action = way < 0.45 && onward ? onward : way < 0.75 ? able[0] : any;
      if (action) return { who, action, before: answer.body };
    }
    return null;
  }

  interface Asked {
    holder: string;
    cls: string | null;
    overdue: boolean;
    urgent: boolean;
  }

  function inputOf(action: string, roll: () => number, asked: Asked): object {
    const { holder, cls, overdue, urgent } = asked;
    if (action === 'receive' && urgent) return { urgency: 'URGENT' };
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

  /** Days pass between what is done; of an urgent petition mostly minutes, and now and then days. */
  const timePassed = (roll: () => number, urgent: boolean): number => {
    if (!urgent) return Math.floor(roll() * 4 * DAY_MS);
    const most = roll() < 0.8 ? 40 * MINUTE_MS : 2 * DAY_MS;
    return Math.floor((roll() * most) / MINUTE_MS) * MINUTE_MS;
  };

  it.each(Array.from({ length: USUAL_HISTORIES + 12 }, (_, index) => index + 1))(
    'history %i: whatever is offered can happen, and every date is what a clerk counts',
    async (seed) => {
      const roll = dice(seed);
      const urgent = seed > USUAL_HISTORIES;
      const start = Date.parse('2026-01-05T01:00:00Z') + Math.floor(roll() * 200) * DAY_MS;
      t.clock.set(new Date(start));
      const field = urgent || roll() < 0.4;
      const body = field
        ? petitionBody({ location: undefined, field: 'KHAC' })
        : petitionBody(aboutARule(seed % 3 === 0 ? { class: 'KHIEU_NAI' } : {}));
      const { id } = (await t.http.post('/api/v1/petitions').send(body).expect(201))
        .body as Receipt;
      let now = t.clock.now();
      const days = field ? 10 : 15;
      const answerIn = (): Entry => (urgent ? new HourEntry(now, 4) : new DayEntry(now, days));
      // Of an urgent petition the four hours begin when it is taken in as one.
      const book: Record<string, Entry | null> = {
        OUTER: new DayEntry(now, days),
        PORTAL: new DayEntry(now, 15),
        HOLDING: null,
        RECEIVE: urgent ? new HourEntry(now, 8) : null,
      };
      const paused = () => [book.OUTER, book.HOLDING, book.RECEIVE];
      for (let step = 0; step < 22; step += 1) {
        now = new Date(now.getTime() + timePassed(roll, urgent));
        t.clock.set(now);
        await t.app.get(SweepRegistry).run('ask-interim-updates');
        const choice = await chosen(id, roll, urgent);
        if (!choice) break;
        const { who, action, before } = choice;
        walked.set(action, (walked.get(action) ?? 0) + 1);
        const overdue = now >= book.OUTER!.lateAt;
        const { unitCode: holder, class: cls } = before;
        const input = inputOf(action, roll, { holder, cls, overdue, urgent });
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
        if (action === 'receive') book.RECEIVE = null;
        if (action === 'receive' && urgent) book.OUTER = answerIn();
        if (action === 'request-supplement') {
          for (const each of paused()) {
            if (each?.ask(now) && each instanceof HourEntry) stops.asked += 1;
          }
        }
        if (action === 'supplement') {
          for (const each of paused()) {
            each?.reply(now);
            if (each instanceof HourEntry && now < each.lateAt) stops.replied += 1;
          }
        }
        if (action === 'decide-extension' && after.extension.state === 'GRANTED') {
          for (const each of [book.OUTER, book.HOLDING]) each?.extend(now, 4);
        }
        if (action === 'assign' || action === 'accept-transfer') book.HOLDING = answerIn();
        if (after.state === 'RECEIVED' && before.unitCode !== after.unitCode) book.HOLDING = null;
        if (action === 'reopen') {
          book.OUTER = answerIn();
          book.PORTAL = new DayEntry(now, 15);
        }
        const open = OPEN_STATES.includes(after.state);
        const running = await runningOf(id);
        for (const [kind, entry] of Object.entries(book)) {
          if (kind === 'RECEIVE' && !urgent) continue;
          const { dueOn, lateAt: dueAt } = entry ?? {};
          const shown = running.filter((clock) => clock.kind === kind);
          expect([step, action, ...shown]).toEqual([
            step,
            action,
            ...(open && entry ? [{ kind, dueOn, dueAt }] : []),
          ]);
        }
        if (open) expect(after.dueOn).toBe(book.OUTER!.dueOn);
      }
      await expectReplays(id);
    },
  );

  it('left state, ledger and stored columns in step', async () => {
    expect(await brokenPetitions(t.database)).toEqual([]);
    const states = await t.database.rows<{ state: string }>(
      `select distinct state from interim_update order by state`,
    );
    // Word was owed, for more than a week too, and what came in between ended it.
    expect(states.map(({ state }) => state)).toEqual(['ASKED', 'CANCELLED', 'MISSED']);
  });

  it('went through every action that a petition of its own can take', () => {
    const all = PETITION_ACTIONS.filter((action) => !NOT_WALKED.has(action) && action !== 'rate');
    expect([...walked.keys()].toSorted()).toEqual(all.toSorted());
  });

  it('let limits in hours stand still, and go on', () => {
    expect(stops.asked).toBeGreaterThan(12);
    expect(stops.replied).toBeGreaterThan(8);
  });

  const runningOf = (id: string): Promise<Clock[]> =>
    t.database.rows<Clock>(
      `select kind, due_on as "dueOn", due_at as "dueAt" from sla_clock
       where petition_id = $1 and stopped_at is null`,
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
      if (policy.limit.unit !== 'WORKING_HOUR') continue;
      // What is shown to have run is the limit, and eight hours for each day of an extension.
      const granted = clock.adjustments.filter(({ kind }) => kind === 'EXTENSION').length * 4;
      const { days } = explainClock(clock, policy, calendars);
      const ran = days.reduce((sum, { minutes = 0 }) => sum + minutes, 0);
      expect(days.at(-1)?.day).toBe(due.dueOn);
      expect(ran).toBe(policy.limit.amount * 60 + granted * 480);
    }
  }
});
