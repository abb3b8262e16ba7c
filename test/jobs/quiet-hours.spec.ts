import { newId } from '../../src/platform/auth/ids';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { announce, dayOff } from '../support/calendar';
import { local } from '../support/clerk-table';
import { signIn, type GrantAt, type Person } from '../support/people';
import { act, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { receivePosts, type Receiver } from '../support/receiver';
import { catchMail, type MailCatcher } from '../support/smtp';
import { empty, outbox, writeMails } from './outbox-world';

describe('the hours in which messages go', () => {
  let t: TestApp;
  let mail: MailCatcher;
  let system: Receiver;
  let admin: Person;
  beforeAll(async () => {
    mail = await catchMail();
    system = await receivePosts();
    t = await startTestApp({
      settings: {
        SMTP_URL: mail.url,
        MAIL_FROM: 'pakn@dongnai.example',
        SMS_GATEWAY_URL: `${system.url}/sms`,
        WEBHOOK_PRIVATE_ADDRESSES: 'allow',
      },
    });
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(async () => {
    await t.close();
    await mail.close();
    await system.close();
  });
  beforeEach(async () => {
    await empty(t);
    mail.mails.length = 0;
    mail.behaviour = 'ACCEPT';
    system.posts.length = 0;
  });

  /** Sets the province's wall clock and sends what may go. */
  const sendAt = (wallClock: string) => {
    t.clock.set(local(wallClock));
    return t.app.get(SweepRegistry).run('send-messages');
  };
  const worker = async (...grants: GrantAt[]): Promise<string> => {
    const { accountId } = await signIn(t, grants);
    await t.database.rows('update account set email = $2 where id = $1', [
      accountId,
      `${accountId}@dongnai.example`,
    ]);
    return accountId;
  };
  const officerAt = (unitCode: string): GrantAt => ({ role: 'UNIT_OFFICER', unitCode });
  const writtenAt = async (wallClock: string, accountId: string, key = newId()) => {
    t.clock.set(local(wallClock));
    await writeMails(t, accountId, [key]);
    return key;
  };
  const waits = async (key: string) => (await outbox(t)).get(key);

  it('are office hours for staff: the last minute of Friday, and then Monday’s opening', async () => {
    const binh = await worker(officerAt(TRAN_BIEN));
    await writtenAt('2026-04-10 16:59', binh);
    expect(await sendAt('2026-04-10 16:59')).toMatchObject({ sent: 1 });
    const key = await writtenAt('2026-04-10 17:00', binh);
    expect(await sendAt('2026-04-10 17:00')).toMatchObject({ sent: 0, putOff: 1 });
    const monday = local('2026-04-13 07:30');
    const untried = { state: 'PENDING', attempts: 0, lastError: null, notBefore: monday };
    expect(await waits(key)).toMatchObject(untried);
    expect(await sendAt('2026-04-13 07:29')).toMatchObject({ sent: 0, putOff: 0 });
    expect(await sendAt('2026-04-13 07:30')).toMatchObject({ sent: 1 });
    expect(mail.mails).toHaveLength(2);
  });

  it('follow the calendar: Tết and its weekends are quiet, a Saturday made up for is not', async () => {
    const binh = await worker(officerAt(TRAN_BIEN));
    const tet = await writtenAt('2026-02-14 09:00', binh);
    await sendAt('2026-02-14 09:00');
    expect((await waits(tet))?.notBefore).toEqual(local('2026-02-23 07:30'));
    await writtenAt('2026-08-22 09:00', binh);
    expect(await sendAt('2026-08-22 09:00')).toMatchObject({ sent: 2, putOff: 0 });
  });

  it('follow a day off that was announced after the message was written and put off', async () => {
    const binh = await worker(officerAt('SXD'));
    const key = await writtenAt('2026-07-03 18:00', binh);
    await sendAt('2026-07-03 18:00');
    expect((await waits(key))?.notBefore).toEqual(local('2026-07-06 07:30'));
    await announce(t, admin, dayOff('2026-07-06'));
    expect(await sendAt('2026-07-06 07:30')).toMatchObject({ sent: 0, putOff: 1 });
    expect(await waits(key)).toMatchObject({ attempts: 0, notBefore: local('2026-07-07 07:30') });
    expect(await sendAt('2026-07-07 07:30')).toMatchObject({ sent: 1 });
  });

  it('follow the closure of one’s unit, unless one works at another that is open', async () => {
    t.clock.set(local('2026-07-10 09:00'));
    await announce(t, admin, dayOff('2026-07-13', TRAN_BIEN));
    const here = await worker(officerAt(TRAN_BIEN));
    const both = await worker(officerAt(TRAN_BIEN), officerAt('SXD'));
    const everywhere = await worker({ role: 'PROVINCIAL_OFFICE' });
    const quiet = await writtenAt('2026-07-13 09:00', here);
    const other = await writtenAt('2026-07-13 09:00', both);
    const office = await writtenAt('2026-07-13 09:00', everywhere);
    expect(await sendAt('2026-07-13 09:00')).toMatchObject({ sent: 2, putOff: 1 });
    expect((await waits(quiet))?.notBefore).toEqual(local('2026-07-14 07:30'));
    expect([(await waits(other))?.state, (await waits(office))?.state]).toEqual(['SENT', 'SENT']);
  });

  it('hold for the second attempt as well, and for one that somebody asks for', async () => {
    const binh = await worker(officerAt('SXD'));
    mail.behaviour = 451;
    const key = await writtenAt('2026-04-10 16:59', binh);
    expect(await sendAt('2026-04-10 16:59')).toMatchObject({ retried: 1 });
    expect(await sendAt('2026-04-10 17:01')).toMatchObject({ retried: 0, putOff: 1 });
    expect(await waits(key)).toMatchObject({ attempts: 1, notBefore: local('2026-04-13 07:30') });
    const [row] = await t.database.rows<{ id: string }>('select id from outbox');
    await t.http
      .post(`/api/v1/messages/${row!.id}/retry`)
      .set(...admin.auth)
      .expect(200);
    expect(await sendAt('2026-04-10 17:02')).toMatchObject({ retried: 0, putOff: 1 });
  });

  it('end for what was good for a day: it is called off, not sent on the next', async () => {
    const binh = await worker(officerAt('SXD'));
    const late = await writtenAt('2026-04-10 16:58', binh);
    const [closing, evening] = [local('2026-04-10 17:00'), local('2026-04-10 18:00')];
    await t.database.rows('update outbox set not_after = $1', [closing]);
    expect(await sendAt('2026-04-10 17:00')).toMatchObject({ sent: 0, putOff: 0, cancelled: 1 });
    expect(await waits(late)).toMatchObject({ state: 'CANCELLED', lastError: 'OUTDATED' });
    // It could wait until six, but the next hour to send it in is Monday's.
    const vain = await writtenAt('2026-04-10 17:10', binh);
    await t.database.rows('update outbox set not_after = $1', [evening]);
    expect(await sendAt('2026-04-10 17:10')).toMatchObject({ putOff: 0, cancelled: 1 });
    expect(await waits(vain)).toMatchObject({ state: 'CANCELLED', lastError: 'OUTDATED' });
  });

  const sender = (over: object) => ({
    submitter: {
      kind: 'INDIVIDUAL',
      name: 'Nguyễn Thị Hạnh',
      phone: '0912 000 123',
      address: '12/3 đường Phan Trung',
      ...over,
    },
  });
  const texts = () => system.posts.filter(({ path }) => path === '/sms');

  it('are all hours for an acknowledgement: at two in the morning of Tết', async () => {
    t.clock.set(local('2026-02-17 02:00'));
    const { id } = await submit(t, sender({}));
    expect(await sendAt('2026-02-17 02:00:15')).toMatchObject({ sent: 1, putOff: 0 });
    const [text] = texts();
    expect((JSON.parse(text!.body) as { id: string }).id).toBe(`acknowledge:${id}`);
  });

  it('are the day for other texts to citizens, on days off too, and any hour for e-mail', async () => {
    const officer = await signIn(t, [officerAt(TRAN_BIEN)]);
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    t.clock.set(local('2026-04-10 14:00'));
    const byText = await submit(t, sender({}));
    const byMail = await submit(t, sender({ phone: undefined, email: 'hanh@nguoidan.example' }));
    for (const { id } of [byText, byMail]) {
      await act(t, officer, id, 'accept');
      await act(t, officer, id, 'propose-answer', goodAnswer());
    }
    await empty(t);
    t.clock.set(local('2026-04-10 22:15'));
    for (const { id } of [byText, byMail]) await act(t, head, id, 'approve-answer');
    expect(await sendAt('2026-04-10 22:15')).toMatchObject({ sent: 1, putOff: 1 });
    expect(mail.mails.map(({ to }) => to)).toEqual([['hanh@nguoidan.example']]);
    expect(texts()).toEqual([]);
    // Saturday morning.
    expect(await sendAt('2026-04-11 07:00')).toMatchObject({ sent: 1 });
    expect(texts()).toHaveLength(1);
  });

  it('are all hours for other systems', async () => {
    t.clock.set(local('2026-02-17 02:00'));
    const made = await t.http
      .post('/api/v1/webhooks')
      .set(...admin.auth)
      .send({ name: 'Cổng tỉnh', url: `${system.url}/hook`, events: ['petition-changed'] })
      .expect(201);
    await t.http.post(`/api/v1/webhooks/${String(made.body.id)}/test`).set(...admin.auth);
    expect(await sendAt('2026-02-17 02:00')).toMatchObject({ sent: 1, putOff: 0 });
  });
});

describe('the settings of messages', () => {
  let t: TestApp;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
  });
  afterAll(() => t.close());

  const path = '/api/v1/settings/messages';
  const usual = { sendDigests: true, digestAt: null, textsFrom: '07:00', textsUntil: '21:00' };
  const put = (body: object, version?: string) => {
    const request = t.http.put(path).set(...office.auth);
    return (version ? request.set('If-Match', version) : request).send(body);
  };

  it('are the usual ones until somebody changes them, from the version that was read', async () => {
    const read = () => t.http.get(path).set(...office.auth);
    const first = await read();
    expect([first.headers.etag, first.body]).toEqual(['"0"', usual]);
    const other = { sendDigests: true, digestAt: '08:00', textsFrom: '06:30', textsUntil: '20:00' };
    expect((await put(other, '"0"').expect(200)).headers.etag).toBe('"1"');
    await put(usual, '"0"').expect(412);
    expect((await read()).body).toEqual(other);
  });

  it('leave an hour to send in, and are hours that exist', async () => {
    const turned = await put({ ...usual, textsFrom: '21:00', textsUntil: '07:00' }).expect(422);
    expect(turned.body.code).toBe('MESSAGE_HOURS_INVALID');
    for (const wrong of [{ digestAt: '24:00' }, { textsFrom: '7:00' }, { textsUntil: null }]) {
      await put({ ...usual, ...wrong }).expect(400);
    }
    await put({ ...usual, quiet: true }).expect(400);
  });
});
