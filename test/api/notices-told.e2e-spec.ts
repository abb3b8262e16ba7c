import { startTestApp, type TestApp } from '../support/app';
import type { NoticeListResponse } from '../../src/notices/dto/notice.response';
import { actOn, draft, issueTo, send, SIGNER } from '../support/notices';
import { issueCollective } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { DESK, submit, TRAN_BIEN } from '../support/petitions';

/** Phường Bình Phước. */
const SECOND = '25195';

describe('a letter tells the people of its units', () => {
  let t: TestApp;
  let office: Person;
  let head: Person;
  let officer: Person;
  let other: Person;
  beforeEach(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    other = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: SECOND }]);
    for (const communeCode of [TRAN_BIEN, TRAN_BIEN, SECOND]) {
      await submit(t, { location: { communeCode } });
    }
    // Sent on Monday 6/4, overdue from Tuesday 21/4; a letter is to be acknowledged within two working days.
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
  });
  afterEach(() => t.close());

  const told = async (who: Person): Promise<string[]> => {
    const { body } = await t.http.get('/api/v1/inbox').set(...who.auth);
    return (body.items as { subject: string; text: string }[]).map(
      ({ subject, text }) => `${subject}\n${text}`,
    );
  };
  const ISSUED =
    'Công văn 01/VP-KSTT đôn đốc Ủy ban nhân dân phường Trấn Biên\n' +
    'Công văn 01/VP-KSTT ban hành ngày 21/04/2026 nêu 2 phản ánh, kiến nghị chậm, quá hạn của ' +
    'Ủy ban nhân dân phường Trấn Biên.\n\n' +
    'Đề nghị xác nhận đã nhận chậm nhất ngày 23/04/2026, nêu nguyên nhân và ngày hẹn trả lời trên hệ thống.';

  it('as it is issued, each of them once, of what it lists of their own unit', async () => {
    const drafted = (await draft(t, office, { unitCodes: [TRAN_BIEN] })).get(TRAN_BIEN)!;
    await actOn(t, office, drafted.id, 'approve');
    expect(await told(head)).toEqual([]);
    const issue = () =>
      t.http
        .post(`/api/v1/notices/${drafted.id}/issue`)
        .set(...office.auth)
        .set('Idempotency-Key', 'clicked-twice')
        .send(SIGNER)
        .expect(200);
    await issue();
    await issue();
    expect(await told(head)).toEqual([ISSUED]);
    expect(await told(officer)).toEqual([ISSUED]);
    expect([await told(other), await told(office)]).toEqual([[], []]);
  });

  it('each unit of a letter to several in words of its own', async () => {
    await issueCollective(t, office, [TRAN_BIEN, SECOND]);
    expect(await told(head)).toEqual([ISSUED]);
    expect(await told(other)).toEqual([
      expect.stringContaining(
        'nêu 1 phản ánh, kiến nghị chậm, quá hạn của Ủy ban nhân dân phường Bình Phước.',
      ),
    ]);
  });

  it('that it no longer holds, when it was issued, and nothing of one that never left the office', async () => {
    const drafted = (await draft(t, office, { unitCodes: [SECOND] })).get(SECOND)!;
    await actOn(t, office, drafted.id, 'cancel', { reason: 'Sai số liệu' });
    expect(await told(other)).toEqual([]);
    const { id } = await issueTo(t, office, TRAN_BIEN);
    t.clock.set(new Date('2026-04-21T03:00:00Z'));
    await actOn(t, office, id, 'cancel', { reason: 'Sai nơi nhận' });
    const [newest, oldest, ...more] = await told(officer);
    expect(newest).toBe(
      'Công văn 01/VP-KSTT gửi Ủy ban nhân dân phường Trấn Biên đã bị hủy\n' +
        'Công văn 01/VP-KSTT ban hành ngày 21/04/2026 gửi Ủy ban nhân dân phường Trấn Biên không còn hiệu lực; ' +
        'lý do nêu tại công văn trên hệ thống. Thời hạn của các phản ánh, kiến nghị không thay đổi.',
    );
    expect([oldest, more]).toEqual([ISSUED, []]);
  });

  it('where the unit has ended, those of the one that took over its work, who then speak for it', async () => {
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    await t.http
      .patch(`/api/v1/units/${TRAN_BIEN}`)
      .set(...admin.auth)
      .send({ validTo: '2026-04-20', successorCode: SECOND })
      .expect(200);
    const { id } = await issueTo(t, office, TRAN_BIEN);
    expect(await told(other)).toEqual([ISSUED]);
    expect(await actOn(t, other, id, 'acknowledge')).toMatchObject({ state: 'ACKNOWLEDGED' });
    const list = await t.http.get(`/api/v1/units/${TRAN_BIEN}/notices`).set(...other.auth);
    expect((list.body as NoticeListResponse).items.map((letter) => letter.id)).toEqual([id]);
  });

  it('of the intake desk, its intake officers, who then speak for it', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const elsewhere = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: SECOND }]);
    t.clock.set(new Date('2026-04-06T01:00:00Z'));
    await submit(t, { class: 'HOI_DAP', location: undefined });
    t.clock.set(new Date('2026-04-29T02:00:00Z'));
    const { id } = await issueTo(t, office, DESK);
    expect(await told(clerk)).toEqual([expect.stringContaining('nêu 1 phản ánh, kiến nghị')]);
    expect(await told(elsewhere)).toEqual([]);
    await send(t, elsewhere, id, 'acknowledge').expect(404);
    expect(await actOn(t, clerk, id, 'acknowledge')).toMatchObject({ state: 'ACKNOWLEDGED' });
  });

  it('but not of the list for the chairman, which is no letter to them', async () => {
    // It is kept under the office's own unit.
    const typist = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'VPUB' }]);
    t.clock.set(new Date('2026-05-12T02:00:00Z'));
    const { body } = await t.http
      .post('/api/v1/notices/draft-chairman-list')
      .set(...office.auth)
      .expect(200);
    const { notice } = body as { notice: { id: string } };
    await actOn(t, office, notice.id, 'approve');
    await actOn(t, office, notice.id, 'issue', SIGNER);
    expect([await told(head), await told(typist)]).toEqual([[], []]);
  });
});
