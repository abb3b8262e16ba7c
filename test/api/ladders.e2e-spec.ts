import { signIn } from '../support/people';
import { submit } from '../support/petitions';
import { LadderOffice, midnight, rung } from '../jobs/ladders-office';

describe('ladders', () => {
  let office: LadderOffice;
  beforeEach(async () => {
    office = await LadderOffice.open();
  });
  afterEach(() => office.t.close());

  const list = async (query = '') => {
    const answer = await office.t.http.get(`/api/v1/ladders${query}`).set(...office.office.auth);
    expect(answer.status).toBe(200);
    return answer.body.items as Record<string, unknown>[];
  };
  const versions = async () =>
    (await list('?clockKind=HOLDING')).map(
      (item) => `${item.key} ${item.version} ${item.effectiveFrom} ${item.effectiveTo}`,
    );
  const HEAD = { follows: 'holding.default', rungs: [rung('OVERDUE', 0), rung('HEAD', 1)] };

  it('are shown to staff, rung by rung', async () => {
    expect(await list()).toHaveLength(10);
    const [holding] = await list('?clockKind=HOLDING');
    expect(holding).toEqual({
      key: 'holding.default',
      version: 1,
      clockKind: 'HOLDING',
      class: null,
      channel: null,
      unitKind: null,
      rungs: [
        {
          level: 'DUE_SOON',
          offset: null,
          target: 'UNIT_OFFICER',
          deskTarget: 'INTAKE_OFFICER',
          warnedTarget: null,
          fallback: ['UNIT_HEAD', 'INTAKE_OFFICER', 'ADMIN'],
          repeat: null,
          stopsWhen: [],
        },
        {
          level: 'OVERDUE',
          offset: { amount: 0, unit: 'WORKING_DAY' },
          target: 'UNIT_HEAD',
          deskTarget: 'INTAKE_OFFICER',
          warnedTarget: null,
          fallback: ['UNIT_OFFICER', 'INTAKE_OFFICER', 'ADMIN'],
          repeat: null,
          stopsWhen: [],
        },
      ],
      effectiveFrom: '2025-07-01',
      effectiveTo: null,
      source: expect.stringContaining('thủ trưởng đơn vị'),
      mark: 'ours',
    });
  });

  it('change at once, for petitions that come and for those that run', async () => {
    const before = await submit(office.t);
    const change = await office.propose(HEAD);
    expect(change).toMatchObject({
      ladder: { key: 'holding.default', version: 2 },
      preview: { changed: 1, raisedAtOnce: 0 },
      appliedAt: null,
      inForceAt: null,
      settledAt: null,
    });
    expect(await versions()).toEqual(['holding.default 1 2025-07-01 null']);
    const { body } = await office.applyId(change.id).expect(200);
    expect(body).toMatchObject({ appliedAt: expect.any(String), inForceAt: expect.any(String) });
    expect(await versions()).toEqual([
      'holding.default 1 2025-07-01 2026-04-05',
      'holding.default 2 2026-04-06 null',
    ]);
    const after = await submit(office.t);
    const pending = ['OVERDUE 0 21/04', 'HEAD 0 21/04'];
    expect(await office.pending(after.id, 'HOLDING')).toEqual(pending);
    expect((await office.pending(before.id, 'HOLDING'))[0]).toBe('DUE_SOON 0 16/04');
    await office.run('recompute-ladders');
    expect(await office.pending(before.id, 'HOLDING')).toEqual(pending);
  });

  it('of a later day come into force on that day, for all that runs then', async () => {
    const { id } = await submit(office.t);
    const change = await office.apply({ ...HEAD, effectiveFrom: '2026-04-08' });
    expect(change.inForceAt).toBeNull();
    expect((await office.pending(id, 'HOLDING'))[0]).toBe('DUE_SOON 0 16/04');
    office.t.clock.set(new Date(midnight('2026-04-08').getTime() - 1));
    expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 0 });
    office.t.clock.set(midnight('2026-04-08'));
    expect(await office.run('recompute-ladders')).toMatchObject({ clocks: 1 });
    expect((await office.pending(id, 'HOLDING'))[0]).toBe('OVERDUE 0 21/04');
    expect((await office.change(change.id)).inForceAt).toBe(midnight('2026-04-08').toISOString());
  });

  it('of a kind of unit have its clocks, and leave the others', async () => {
    const { id } = await submit(office.t);
    const change = await office.propose({
      clockKind: 'HOLDING',
      unitKind: 'COMMUNE',
      rungs: [
        rung('DUE_SOON', null, { offset: { amount: -4, unit: 'WORKING_HOUR' }, target: 'UNIT' }),
      ],
    });
    expect(change.ladder.key).toBe('holding.commune');
    expect(change.preview.changed).toBe(1);
    await office.applyId(change.id).expect(200);
    await office.run('recompute-ladders');
    expect(await office.pending(id, 'HOLDING')).toEqual(['DUE_SOON 0 20/04']);
    expect((await office.pending(id, 'OUTER')).at(-1)).toBe('OVERDUE_CHAIRMAN 0 07/05');
  });

  it('are not applied when something moved since the preview', async () => {
    const first = await office.propose(HEAD);
    const second = await office.propose(HEAD);
    await office.applyId(first.id).expect(200);
    const answer = await office.applyId(second.id);
    expect([answer.status, answer.body.code]).toEqual([409, 'LADDER_CHANGED']);
    // The same change again is answered as it stands.
    expect((await office.applyId(first.id).expect(200)).body.id).toBe(first.id);
  });

  it('are refused where they could not be climbed, or say what nobody asked', async () => {
    const refusal = async (body: Record<string, unknown>) => {
      const answer = await office.ask(body);
      return [answer.status, answer.body.code];
    };
    expect(await refusal({ ...HEAD, follows: 'nothing' })).toEqual([404, 'LADDER_UNKNOWN']);
    expect(await refusal({ ...HEAD, follows: undefined, clockKind: 'HOLDING' })).toEqual([
      409,
      'LADDER_EXISTS',
    ]);
    expect(await refusal({ ...HEAD, class: 'HOI_DAP' })).toEqual([422, 'LADDER_CASE_FIXED']);
    expect(await refusal({ ...HEAD, effectiveFrom: '2026-04-05' })).toEqual([
      422,
      'LADDER_TOO_EARLY',
    ]);
    expect(await refusal({ ...HEAD, rungs: [rung('HEAD', 1), rung('OVERDUE', 0)] })).toEqual([
      422,
      'LADDER_OUT_OF_ORDER',
    ]);
    const invalid = { ...HEAD, follows: undefined };
    for (const body of [
      invalid,
      { ...HEAD, surprise: 1 },
      { ...HEAD, rungs: [rung('overdue', 0)] },
      { ...HEAD, rungs: [rung('OVERDUE', 0, { target: 'CITIZEN' })] },
      { ...HEAD, rungs: [rung('OVERDUE', 0, { repeat: { everyDays: 0, times: 1 } })] },
      { ...HEAD, rungs: [rung('OVERDUE', 0.5)] },
      { ...HEAD, rungs: [null] },
    ]) {
      expect([body, (await office.ask(body)).status]).toEqual([body, 400]);
    }
    const supervisor = await signIn(office.t, [{ role: 'SUPERVISOR' }]);
    await office.t.http
      .post('/api/v1/ladders/changes')
      .set(...supervisor.auth)
      .send(HEAD)
      .expect(403);
  });

  it('are proposed once, however often a request is sent', async () => {
    const send = () => office.ask(HEAD).set('Idempotency-Key', 'ladder-2026-04');
    const [one, other] = [await send().expect(201), await send().expect(201)];
    expect(other.body).toEqual(one.body);
    const [row] = await office.t.database.rows<{ n: number }>(
      'select count(*)::integer as n from ladder_change',
    );
    expect(row).toEqual({ n: 1 });
  });
});
