import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';

describe('following a petition', () => {
  let t: TestApp;
  let clerk: Person;
  beforeAll(async () => {
    t = await startTestApp({ settings: { PUBLIC_READS_PER_MINUTE: '40' } });
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  });
  afterAll(() => t.close());

  const track = (code: string, token?: string) => {
    const request = t.http.get(`/api/v1/tracking/${code}`);
    return token === undefined ? request : request.set('Tracking-Token', token);
  };

  it('tells its sender each step in plain Vietnamese, and the answer once it is approved', async () => {
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
    const receipt = await submit(t, aboutARule());
    await act(t, clerk, receipt.id, 'receive');
    await act(t, clerk, receipt.id, 'assign');
    await act(t, head, receipt.id, 'accept');
    await act(t, head, receipt.id, 'propose-answer', goodAnswer({ contact: '0251 3822 000' }));
    const before = await track(receipt.code, receipt.trackingToken).expect(200);
    expect(before.body).toMatchObject({
      code: receipt.code,
      state: 'ANSWER_PROPOSED',
      stateLabel: 'Đơn vị đang hoàn thiện trả lời',
      dueOn: '2026-04-28',
      unitName: 'Sở Nông nghiệp và Môi trường',
      answer: null,
    });
    expect(before.body.steps.map((step: { label: string }) => step.label)).toEqual([
      'Đã gửi',
      'Đã tiếp nhận',
      'Đã chuyển đến đơn vị xử lý',
      'Đơn vị bắt đầu giải quyết',
    ]);
    await act(t, head, receipt.id, 'approve-answer');
    // Read aloud and typed back: small letters, no hyphens.
    const spoken = receipt.trackingToken.toLowerCase().replaceAll('-', ' ');
    const after = await track(receipt.code.toLowerCase(), spoken).expect(200);
    expect(after.body.answer).toMatchObject({ result: 'DONE', contact: '0251 3822 000' });
  });

  it('tells why it was refused', async () => {
    const receipt = await submit(t, aboutARule());
    await act(t, clerk, receipt.id, 'refuse', { reasonCode: 'COMPLAINT_OR_DENUNCIATION' });
    const seen = await track(receipt.code, receipt.trackingToken).expect(200);
    expect(seen.body.refusal).toContain('Luật Tố cáo');
  });

  it('reveals nothing to a wrong token: not even whether the code exists', async () => {
    const receipt: Receipt = await submit(t);
    const other: Receipt = await submit(t);
    const answers = [
      await track(receipt.code, other.trackingToken),
      await track(receipt.code),
      await track('H19.PA.2026.999999', receipt.trackingToken),
      await track('khong-phai-ma', receipt.trackingToken),
    ];
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect({ ...answer.body, requestId: 0, instance: 0 }).toEqual({
        ...answers[0]?.body,
        requestId: 0,
        instance: 0,
      });
      expect(answer.body.code).toBe('TRACKING_UNKNOWN');
    }
  });

  it('slows down whoever guesses, and says when to come back', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => track('H19.PA.2026.000001', 'ABCD')),
    );
    const refused = answers.find((answer) => answer.status === 429);
    expect(refused?.body.code).toBe('TOO_MANY_REQUESTS');
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused?.headers['retry-after'])).toBeLessThanOrEqual(60);
  });
});

describe('submitting in a flood', () => {
  it('answers 429 with Retry-After past the limit of one address, and lets officers go on', async () => {
    const t = await startTestApp({ settings: { PUBLIC_SUBMISSIONS_PER_MINUTE: '5' } });
    try {
      const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
      for (let nth = 0; nth < 5; nth += 1) await submit(t);
      const sixth = await t.http.post('/api/v1/petitions').send({}).expect(429);
      expect(sixth.body.code).toBe('TOO_MANY_REQUESTS');
      expect(Number(sixth.headers['retry-after'])).toBeGreaterThan(0);
      await t.http.get('/health/live').expect(200);
      await t.http
        .post('/api/v1/petitions')
        .set(...clerk.auth)
        .send({})
        .expect(400);
    } finally {
      await t.close();
    }
  });
});
