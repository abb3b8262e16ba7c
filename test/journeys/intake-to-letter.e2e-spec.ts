import { AccountsService } from '../../src/accounts/accounts.service';
import { startTestApp, type TestApp } from '../support/app';
import { docxWords, download, pdfWords, squeezed } from '../support/notices';
import { goodAnswer, petitionBody, TRAN_BIEN } from '../support/petitions';

const PASSWORD = 'mot-mat-khau-rat-dai-2026';

/**
 * The main job as people live it, all of it over HTTP with real sign-ins: citizens send, officers answer or do not,
 * the supervisor sees what is overdue, the office sends a letter. Monday 6 April 2026, 8:00; 27/4, 30/4, 1/5 are off.
 */
describe('from a citizen’s petition to the issued letter', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp({ worker: true });
    await t.app.get(AccountsService).ensureFirstAdministrator('quan-tri', PASSWORD);
  });
  afterAll(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));

  /** Signs in anew each time, since the clock moves by days and a token lives for minutes. */
  async function as(username: string): Promise<[string, string]> {
    const answer = await t.http
      .post('/api/v1/auth/login')
      .send({ username, password: PASSWORD })
      .expect(200);
    return ['Authorization', `Bearer ${answer.body.accessToken}`];
  }

  async function call(
    username: string,
    method: 'get' | 'post' | 'put',
    path: string,
    body?: object,
  ) {
    const request = t.http[method](`/api/v1${path}`).set(...(await as(username)));
    const answer = await (body ? request.send(body) : request);
    if (answer.status >= 300) {
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  const people = [
    ['can-bo-xa', [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]],
    ['chu-tich-xa', [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]],
    ['giam-sat', [{ role: 'SUPERVISOR' }]],
    ['van-phong', [{ role: 'PROVINCIAL_OFFICE' }]],
  ] as const;

  it('goes all the way', async () => {
    for (const [username, grants] of people) {
      await call('quan-tri', 'post', '/accounts', {
        username,
        password: PASSWORD,
        displayName: username,
        grants,
      });
    }

    // Three citizens report from phường Trấn Biên; each petition goes there by itself, due Monday 20 April.
    const send = (title: string) =>
      t.http.post('/api/v1/petitions').send(petitionBody({ title })).expect(201);
    const answered = (await send('Rác tồn đọng ở hẻm 12')).body;
    const forgotten = (await send('Đèn đường hỏng ở ngã ba')).body;
    const lastMoment = (await send('Hố ga mất nắp trước trường học')).body;
    for (const receipt of [answered, forgotten, lastMoment]) {
      expect(receipt).toMatchObject({
        state: 'ASSIGNED',
        unitCode: TRAN_BIEN,
        dueOn: '2026-04-20',
      });
    }

    // The officer takes two of them; one is answered in time and published.
    at('2026-04-07T02:00:00Z');
    for (const { id } of [answered, lastMoment]) {
      await call('can-bo-xa', 'post', `/petitions/${id}/accept`, {});
    }
    await call('can-bo-xa', 'post', `/petitions/${answered.id}/propose-answer`, goodAnswer());
    await call('chu-tich-xa', 'post', `/petitions/${answered.id}/approve-answer`, {});
    // The title names a lane: the office looks at what would be published, and confirms that it is masked.
    const words = { summary: 'Người dân phản ánh rác tồn đọng; phường đã thu gom xong.' };
    const path = `/petitions/${answered.id}`;
    const { confirmation } = await call('van-phong', 'post', `${path}/publication-check`, words);
    await call('van-phong', 'post', `${path}/publish`, { ...words, confirmation });
    const page = await t.http.get(`/api/v1/publications/${answered.code}`).expect(200);
    expect(page.body).toMatchObject({ ...words, title: expect.stringContaining('[địa chỉ]') });
    const tracked = await t.http
      .get(`/api/v1/tracking/${answered.code}`)
      .set('Tracking-Token', answered.trackingToken)
      .expect(200);
    expect(tracked.body).toMatchObject({ state: 'PUBLISHED', answer: { result: 'DONE' } });

    // Nobody accepted the forgotten one within two working days, 7 and 8 April: on the 9th the step is late.
    at('2026-04-09T01:00:00Z');
    const steps = await call('giam-sat', 'get', '/supervision/late-steps');
    expect(steps.items).toMatchObject([
      { code: forgotten.code, stepKind: 'ACCEPT', stepDueOn: '2026-04-08', workingDaysOverdue: 1 },
    ]);

    // Thursday 23 April: both are overdue by three working days (21, 22, 23).
    at('2026-04-23T02:00:00Z');
    const raised = await call('quan-tri', 'post', '/jobs/escalate/run');
    expect(raised.counts.overdue).toBeGreaterThanOrEqual(2);
    const again = await call('quan-tri', 'post', '/jobs/escalate/run');
    expect(again.counts.raised).toBe(0);
    const overdue = await call('giam-sat', 'get', `/supervision/overdue?unitCode=${TRAN_BIEN}`);
    expect(
      overdue.items.map((item: { code: string; workingDaysOverdue: number }) => [
        item.code,
        item.workingDaysOverdue,
      ]),
    ).toEqual([
      [forgotten.code, 3],
      [lastMoment.code, 3],
    ]);

    // The office drafts and approves; one petition is answered before the letter is issued, and drops out.
    const drafts = await call('van-phong', 'post', '/notices/draft', {});
    expect(drafts.items).toMatchObject([{ unitCode: TRAN_BIEN, petitionCount: 2 }]);
    const noticeId = drafts.items[0].id as string;
    await call('van-phong', 'post', `/notices/${noticeId}/approve`, {});
    at('2026-04-24T01:00:00Z');
    await call('can-bo-xa', 'post', `/petitions/${lastMoment.id}/propose-answer`, goodAnswer());
    await call('chu-tich-xa', 'post', `/petitions/${lastMoment.id}/approve-answer`, {});
    at('2026-04-24T02:00:00Z');
    const issued = await call('van-phong', 'post', `/notices/${noticeId}/issue`, {
      signerName: 'Nguyễn Thị Mẫu',
    });
    expect(issued).toMatchObject({
      state: 'ISSUED',
      numberText: '01/VP-KSTT',
      issuedOn: '2026-04-24',
    });

    // Both papers say the same, to the right unit, about the one petition that is still late.
    const office = { auth: await as('van-phong') } as Parameters<typeof download>[1];
    const docx = await docxWords((await download(t, office, noticeId, 'docx').expect(200)).body);
    const pdf = pdfWords((await download(t, office, noticeId, 'pdf').expect(200)).body);
    for (const words of [docx, pdf].map(squeezed)) {
      expect(words).toContain(squeezed('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'));
      expect(words).toContain(squeezed('Số: 01/VP-KSTT'));
      expect(words).toContain(squeezed('ngày 24 tháng 4 năm 2026'));
      expect(words).toContain(squeezed('phường Trấn Biên'));
      expect(words).toContain(squeezed(forgotten.code));
      expect(words).toContain(squeezed('Đèn đường hỏng ở ngã ba'));
      expect(words).not.toContain(squeezed(lastMoment.code));
      expect(words).not.toContain(squeezed(answered.code));
      expect(words).not.toContain(squeezed('Nguyễn Thị Hạnh'));
      expect(words).toContain(squeezed('Nguyễn Thị Mẫu'));
    }

    // The unit acknowledges, and the supervisor sees that it was reminded once.
    await call('chu-tich-xa', 'post', `/notices/${noticeId}/acknowledge`, {});
    const after = await call('giam-sat', 'get', '/supervision/overdue');
    expect(after.items).toMatchObject([{ code: forgotten.code, timesReminded: 1 }]);
    const summary = await call('giam-sat', 'get', '/supervision/summary?groupBy=unit');
    expect(summary.total).toMatchObject({ open: 1, overdue: 1, lateStep: 0, dueSoon: 0 });
  });
});
