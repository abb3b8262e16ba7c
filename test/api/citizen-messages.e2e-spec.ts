import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import {
  aboutARule,
  act,
  DESK,
  goodAnswer,
  petitionBody,
  submit,
  TRAN_BIEN,
} from '../support/petitions';
import { receivePosts, type Receiver } from '../support/receiver';
import { catchMail, type MailCatcher } from '../support/smtp';

const EMAIL = 'hanh@nguoidan.example';
const sender = (over: object) => ({
  submitter: {
    kind: 'INDIVIDUAL',
    name: 'Nguyễn Thị Hạnh',
    phone: '0912 000 123',
    address: '12/3 đường Phan Trung',
    ...over,
  },
});

interface Sms {
  to: string;
  text: string;
  id: string;
}

describe('what the sender of a petition is told', () => {
  let t: TestApp;
  let mail: MailCatcher;
  let gateway: Receiver;
  let officer: Person;
  let head: Person;
  let office: Person;
  let clerk: Person;
  beforeAll(async () => {
    mail = await catchMail();
    gateway = await receivePosts();
    t = await startTestApp({
      settings: {
        SMTP_URL: mail.url,
        MAIL_FROM: 'pakn@dongnai.example',
        SMS_GATEWAY_URL: `${gateway.url}/send`,
        SMS_GATEWAY_TOKEN: 'gateway-token',
      },
    });
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  });
  afterAll(async () => {
    await t.close();
    await mail.close();
    await gateway.close();
  });
  beforeEach(async () => {
    await t.database.rows('delete from outbox');
    t.clock.set(new Date(MONDAY));
    mail.mails.length = 0;
    gateway.posts.length = 0;
  });

  const send = () => t.app.get(SweepRegistry).run('send-messages');
  const texts = (): Sms[] => gateway.posts.map(({ body }) => JSON.parse(body) as Sms);
  const written = async () => {
    const rows = await t.database.rows<{ said: string }>(
      `select template || ' ' || channel as said from outbox where audience = 'CITIZEN'
       order by idempotency_key`,
    );
    return rows.map(({ said }) => said);
  };

  it('is that it has come: by text message, with the code and the secret, at any hour', async () => {
    // Sunday night, half past eleven.
    t.clock.set(new Date('2026-04-05T16:30:00Z'));
    const { id, code, trackingToken, dueOn } = await submit(t, sender({ email: EMAIL }));
    expect(await send()).toMatchObject({ sent: 1 });
    expect(texts()).toEqual([
      {
        to: '+84912000123',
        text: `Da nhan phan anh ${code}, han tra loi ${dueOn.split('-').toReversed().join('/')}. Ma bi mat de tra cuu: ${trackingToken}`,
        id: `acknowledge:${id}`,
      },
    ]);
    expect(gateway.posts[0]!.headers).toMatchObject({
      authorization: 'Bearer gateway-token',
      'idempotency-key': `acknowledge:${id}`,
    });
    expect(mail.mails).toEqual([]);
  });

  it('comes by e-mail where no telephone takes messages', async () => {
    // A number of Biên Hòa on a wire.
    const { code, trackingToken } = await submit(
      t,
      sender({ phone: '0251 3822 501', email: EMAIL }),
    );
    await send();
    expect(gateway.posts).toEqual([]);
    expect(mail.mails).toMatchObject([
      { to: [EMAIL], subject: `Đã nhận phản ánh, kiến nghị ${code}` },
    ]);
    expect(mail.mails[0]!.parts[0]).toContain(trackingToken);
  });

  it('is nothing for who gave neither, nor for who gave no name', async () => {
    await submit(t, sender({ phone: undefined }));
    await submit(t, { submitter: undefined, anonymous: true });
    expect(await written()).toEqual([]);
  });

  it('is written once for a request that is sent twice', async () => {
    const once = () =>
      t.http.post('/api/v1/petitions').set('Idempotency-Key', 'gui-mot-lan').send(petitionBody());
    await once().expect(201);
    await once().expect(201);
    expect(await written()).toEqual(['citizen.acknowledged SMS']);
  });

  it('stores no name, number, address or secret beside the petition', async () => {
    const { trackingToken } = await submit(t, sender({ email: EMAIL }));
    await send();
    const rows = await t.database.rows('select * from outbox');
    const kept = JSON.stringify(rows);
    for (const secret of ['912000123', EMAIL, 'Hạnh', trackingToken]) {
      expect(kept).not.toContain(secret);
    }
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    const { text } = await t.http.get('/api/v1/messages').set(...admin.auth);
    for (const secret of ['912000123', EMAIL, 'Hạnh', trackingToken]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is each step that concerns them, in the transaction of the step', async () => {
    const { id } = await submit(t);
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'request-extension', { workingDays: 3, reason: 'Chờ vật tư' });
    const decided = await act(t, office, id, 'decide-extension', {
      granted: true,
      reason: 'Thời tiết xấu kéo dài',
    });
    await act(t, officer, id, 'request-supplement', { question: 'Điểm tập kết ở số nhà nào?' });
    await t.http
      .post(`/api/v1/tracking/${String(decided.code)}/supplement`)
      .send({ content: 'Trước nhà số 12' });
    expect(await written()).toEqual([
      'citizen.acknowledged SMS',
      'citizen.extended SMS',
      'citizen.supplement-asked SMS',
    ]);
    await send();
    const day = String(decided.dueOn).split('-').toReversed().join('/');
    const said = texts().map(({ text }) => text);
    expect(said).toContain(`Phan anh ${String(decided.code)} duoc gia han tra loi den ${day}`);
    expect(said).toContain(
      `Phan anh ${String(decided.code)} can bo sung thong tin, xem tai trang tra cuu`,
    );
  });

  it('is the answer and its publication', async () => {
    const { id } = await submit(t);
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'propose-answer', goodAnswer());
    expect(await written()).toHaveLength(1);
    await act(t, head, id, 'approve-answer');
    const check = await t.http
      .post(`/api/v1/petitions/${id}/publication-check`)
      .set(...office.auth)
      .send({ summary: 'Đã thu gom rác tại điểm tập kết.' });
    expect(check.status).toBe(200);
    await act(t, office, id, 'publish', {
      summary: 'Đã thu gom rác tại điểm tập kết.',
      ...(check.body.confirmation ? { confirmation: check.body.confirmation as string } : {}),
    });
    expect((await written()).slice(1)).toEqual(['citizen.answered SMS', 'citizen.published SMS']);
  });

  it('is not told of an extension that is refused, nor of a step that failed', async () => {
    const { id } = await submit(t);
    await act(t, officer, id, 'accept');
    await act(t, officer, id, 'request-extension', { workingDays: 3, reason: 'Chờ vật tư' });
    await act(t, office, id, 'decide-extension', { granted: false, reason: 'Không đủ lý do' });
    await expect(act(t, head, id, 'approve-answer')).rejects.toThrow('409');
    expect(await written()).toEqual(['citizen.acknowledged SMS']);
  });

  it('tells of an answer also those whose petitions were merged into it', async () => {
    const [kept, merged] = [await submit(t), await submit(t, sender({ phone: '0903 111 222' }))];
    await act(t, clerk, merged.id, 'merge', { intoCode: kept.code, reason: 'Cùng nội dung' });
    await act(t, officer, kept.id, 'accept');
    await act(t, officer, kept.id, 'propose-answer', goodAnswer());
    await t.database.rows('delete from outbox');
    await act(t, head, kept.id, 'approve-answer');
    await send();
    expect(
      texts()
        .map(({ to, text }) => `${to} ${text.split(' ')[2]}`)
        .toSorted(),
    ).toEqual([`+84903111222 ${merged.code}`, `+84912000123 ${kept.code}`].toSorted());
  });

  it('is nothing more when the keys to what is sealed are gone: it is set aside, and others go out', async () => {
    const [broken, sound] = [await submit(t), await submit(t)];
    await t.database.rows(`update petition_submitter set key_id = 'k0' where petition_id = $1`, [
      broken.id,
    ]);
    expect(await send()).toMatchObject({ sent: 1, dead: 1 });
    expect(texts().map(({ id }) => id)).toEqual([`acknowledge:${sound.id}`]);
    const rows = await t.database.rows(
      `select last_error as code from outbox where state = 'DEAD'`,
    );
    expect(rows).toEqual([{ code: 'RECIPIENT_BROKEN' }]);
  });

  it('waits when the gateway is busy, and is given up when it refuses', async () => {
    await submit(t);
    gateway.status = 429;
    expect(await send()).toMatchObject({ retried: 1 });
    gateway.status = 400;
    t.clock.set(new Date('2026-04-06T01:01:00Z'));
    expect(await send()).toMatchObject({ dead: 1 });
    gateway.status = 200;
  });

  it('waits for a gateway that asks for time, a quarter of an hour at most, and e-mail does not', async () => {
    const first = await submit(t);
    gateway.status = 503;
    gateway.headers = { 'retry-after': '3600' };
    expect(await send()).toMatchObject({ retried: 1 });
    gateway.status = 200;
    gateway.headers = {};
    const second = await submit(t);
    await submit(t, sender({ phone: undefined, email: EMAIL }));
    expect(await send()).toMatchObject({ sent: 1 });
    expect(mail.mails).toHaveLength(1);
    t.clock.set(new Date('2026-04-06T01:14:59Z'));
    expect(await send()).toMatchObject({ sent: 0 });
    t.clock.set(new Date('2026-04-06T01:15:00Z'));
    expect(await send()).toMatchObject({ sent: 1 });
    // The one that was answered so waits for as long as was asked, and up to a fifth more.
    t.clock.set(new Date('2026-04-06T02:12:00Z'));
    expect(await send()).toMatchObject({ sent: 1 });
    expect(texts().map(({ id }) => id)).toEqual(
      [first, second, first].map(({ id }) => `acknowledge:${id}`),
    );
  });

  it('is told of what the desk enters for somebody, too', async () => {
    await t.http
      .post('/api/v1/petitions')
      .set(...clerk.auth)
      .send(petitionBody({ ...aboutARule(), channel: 'PHONE' }))
      .expect(201);
    expect(await written()).toEqual(['citizen.acknowledged SMS']);
  });
});

describe('where no channel is configured', () => {
  it('nothing is written for the sender', async () => {
    const t = await startTestApp();
    try {
      await submit(t, sender({ email: EMAIL }));
      expect(await t.database.rows('select 1 from outbox')).toEqual([]);
    } finally {
      await t.close();
    }
  });
});
