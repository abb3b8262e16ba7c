import { signIn } from '../support/people';
import { DESK, submit, TRAN_BIEN } from '../support/petitions';
import { OWN_CASE, PolicyOffice, VERSION } from './policy-changes-office';

describe('a change of a time limit', () => {
  let office: PolicyOffice;
  beforeEach(async () => {
    office = await PolicyOffice.open();
  });
  afterEach(() => office.t.close());

  it('is previewed, moves nothing until it is applied, then moves what it touches, once', async () => {
    const change = await office.propose(VERSION);
    expect(change).toMatchObject({
      policy: { key: 'outer.default', version: 2, amount: 10, effectiveFrom: '2026-04-06' },
      appliesTo: 'RUNNING',
      appliedAt: null,
      inForceAt: null,
      settledAt: null,
    });
    expect(change.preview).toEqual({
      openPetitions: 2,
      moved: 1,
      becomesOnTime: 0,
      becomesLate: 0,
      byUnit: [{ unitCode: DESK, moved: 1, becomesOnTime: 0, becomesLate: 0 }],
      examples: [
        {
          petitionId: office.question.id,
          code: office.question.code,
          unitCode: DESK,
          dueOn: '2026-04-28',
          changedDueOn: '2026-04-20',
          becomes: null,
        },
      ],
    });
    expect(await office.recompute()).toMatchObject({ clocks: 0, batches: 0 });
    expect(await office.clock(office.question.id)).toBe('outer.default 1 2026-04-28');

    const applied = (await office.applyId(change.id).expect(200)).body;
    expect(applied).toMatchObject({ appliedAt: '2026-04-06T01:00:00.000Z', settledAt: null });
    // Until the sweep has run, lists show the former date; the sweep carries the new one in.
    expect(await office.dueOn(office.question.id)).toBe('2026-04-28');
    expect(await office.recompute()).toMatchObject({
      clocks: 1,
      moved: 1,
      petitionsMoved: 1,
      left: 0,
    });
    expect(await office.clock(office.question.id)).toBe('outer.default 2 2026-04-20');
    expect(await office.dueOn(office.question.id)).toBe('2026-04-20');
    expect(await office.clock(office.pothole.id)).toBe('outer.hien-truong 1 2026-04-20');
    expect(await office.recompute()).toMatchObject({ clocks: 0, moved: 0 });
    expect(await office.moves(office.question.id)).toHaveLength(1);
    expect((await office.applyId(change.id).expect(200)).body.appliedAt).toBe(applied.appliedAt);
  });

  it('for new petitions only leaves what runs, and what an officer then does to it', async () => {
    const change = await office.propose({ ...VERSION, appliesTo: 'NEW_ONLY' });
    expect(change.preview).toMatchObject({ openPetitions: 2, moved: 0, byUnit: [], examples: [] });
    await office.applyId(change.id).expect(200);
    expect(await office.recompute()).toMatchObject({ clocks: 0 });
    expect(await office.clock(office.question.id)).toBe('outer.default 1 2026-04-28');
    const fresh = await submit(office.t, { class: 'HOI_DAP', location: undefined });
    expect(await office.clock(fresh.id)).toBe('outer.default 2 2026-04-20');
  });

  it('that is a limit of its own takes the petitions it is made for from the general one', async () => {
    const change = await office.propose(OWN_CASE);
    expect(change).toMatchObject({ policy: { key: 'outer.hoi-dap', version: 1 } });
    expect(change.preview).toMatchObject({ openPetitions: 2, moved: 1 });
    const other = await submit(office.t, { class: 'KHAC', location: undefined });
    await office.applyId(change.id).expect(200);
    await office.recompute();
    expect(await office.clock(office.question.id)).toBe('outer.hoi-dap 1 2026-04-20');
    expect(await office.clock(other.id)).toBe('outer.default 1 2026-04-28');
    expect(await office.moves(other.id)).toEqual([]);
  });

  it('says what flips: ten days make the question late on 21/4, twenty bring it back on 29/4', async () => {
    await office.at('2026-04-21T02:00:00Z');
    const shorter = await office.propose({ ...VERSION, effectiveFrom: '2026-04-21' });
    expect(shorter.preview).toMatchObject({ moved: 1, becomesOnTime: 0, becomesLate: 1 });
    expect(shorter.preview.examples).toMatchObject([{ becomes: 'LATE' }]);
    await office.at('2026-04-29T02:00:00Z');
    // 28/4 is the 15th day; 29/4, then after the holidays 4, 5, 6 and 7/5 are the 16th to 20th.
    const longer = await office.propose({ ...VERSION, amount: 20, effectiveFrom: '2026-04-29' });
    expect(longer.preview).toMatchObject({ moved: 1, becomesOnTime: 1, becomesLate: 0 });
    expect(longer.preview.byUnit).toMatchObject([{ unitCode: DESK, becomesOnTime: 1 }]);
    expect(longer.preview.examples).toMatchObject([
      { dueOn: '2026-04-28', changedDueOn: '2026-05-07', becomes: 'ON_TIME' },
    ]);
  });

  it('is refused when limits of its kind or the calendar changed since the preview', async () => {
    const [first, second] = [await office.propose(VERSION), await office.propose(VERSION)];
    await office.applyId(first.id).expect(200);
    const stale = await office.applyId(second.id);
    expect([stale.status, stale.body.code]).toEqual([409, 'SLA_POLICY_CHANGED']);
    const phone = await office.propose({ ...OWN_CASE, class: undefined, channel: 'PHONE' });
    await office.takeDayOff();
    expect((await office.applyId(phone.id)).body.code).toBe('SLA_POLICY_CHANGED');
  });

  it('is applied once by two administrators at once', async () => {
    const { id } = await office.propose(VERSION);
    const answers = await Promise.all([office.applyId(id), office.applyId(id)]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const [row] = await office.t.database.rows<{ n: number }>(
      `select count(*) as n from sla_policy where key = 'outer.default'`,
    );
    expect(row?.n).toBe(2);
  });

  it('is answered alike to a retry, also after it was applied', async () => {
    const first = await office.ask(VERSION).set('Idempotency-Key', 'policy-change-1').expect(201);
    await office.applyId(first.body.id).expect(200);
    const again = await office.ask(VERSION).set('Idempotency-Key', 'policy-change-1').expect(201);
    expect(again.body).toEqual(first.body);
    const other = await office
      .ask({ ...VERSION, amount: 11 })
      .set('Idempotency-Key', 'policy-change-1');
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('is refused where it makes no sense, and to whoever may not make it', async () => {
    const refused = async (body: object) => {
      const answer = await office.ask(body);
      return `${answer.status} ${answer.body.code}`;
    };
    expect(await refused({ ...VERSION, follows: 'no.such' })).toBe('404 SLA_POLICY_UNKNOWN');
    expect(await refused({ ...VERSION, class: 'HOI_DAP' })).toBe('422 SLA_POLICY_CASE_FIXED');
    expect(await refused({ ...VERSION, effectiveFrom: '2026-04-05' })).toBe(
      '422 SLA_POLICY_TOO_EARLY',
    );
    expect(await refused({ ...VERSION, countedFrom: 'RECEIVED' })).toBe(
      '422 SLA_POLICY_COUNTED_ANEW',
    );
    expect(await refused({ ...OWN_CASE, class: undefined })).toBe('409 SLA_POLICY_EXISTS');
    for (const wrong of [
      { ...OWN_CASE, clockKind: undefined },
      { ...OWN_CASE, countedFrom: undefined },
      { ...VERSION, appliesTo: 'ALL' },
      { ...VERSION, reason: ' ' },
      { ...VERSION, amount: 0 },
    ]) {
      expect(await refused(wrong)).toBe('400 VALIDATION_FAILED');
    }
    for (const id of ['nonsense', office.question.id]) {
      const unknown = await office.applyId(id);
      expect([unknown.status, unknown.body.code]).toEqual([404, 'SLA_POLICY_CHANGE_UNKNOWN']);
    }
    const officer = await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await office.t.http
      .post('/api/v1/sla-policies/changes')
      .set(...officer.auth)
      .send(VERSION)
      .expect(403);
  });
});
