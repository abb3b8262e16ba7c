import { CLAIM } from '../../src/messages/lanes.statements';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { catchMail, type MailCatcher } from '../support/smtp';
import { ALERT, empty, outbox, reachable, someKeys, writeMails } from './outbox-world';

describe('sending messages', () => {
  let t: TestApp;
  let mail: MailCatcher;
  let binh: Person;
  let admin: Person;
  beforeAll(async () => {
    mail = await catchMail();
    const settings = { SMTP_URL: mail.url, MAIL_FROM: 'PAKN Đồng Nai <pakn@dongnai.example>' };
    t = await startTestApp({ settings });
    binh = await reachable(t, 'binh@dongnai.example');
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(async () => {
    await t.close();
    await mail.close();
  });
  beforeEach(async () => {
    await empty(t);
    mail.mails.length = 0;
    mail.behaviour = 'ACCEPT';
    t.clock.set(new Date(MONDAY));
  });

  const run = () => t.app.get(SweepRegistry).run('send-messages');
  const later = (seconds: number) =>
    t.clock.set(new Date(t.clock.now().getTime() + seconds * 1000));
  const alarms = async () =>
    ((await t.http.get('/api/v1/alarms').set(...admin.auth)).body.items as { key: string }[]).map(
      ({ key }) => key,
    );

  it('sends an e-mail in text and HTML, with a Message-ID made of its key, once', async () => {
    await writeMails(t, binh.accountId, ['escalation:01890000:01890001']);
    expect(await run()).toEqual({
      sent: 1,
      retried: 0,
      putOff: 0,
      dead: 0,
      cancelled: 0,
      reclaimed: 0,
    });
    expect(await run()).toMatchObject({ sent: 0 });
    expect(mail.mails).toHaveLength(1);
    const [caught] = mail.mails;
    expect(caught).toMatchObject({
      to: ['binh@dongnai.example'],
      messageId: '<escalation.01890000.01890001@dongnai.example>',
      subject: 'H19.PA.2026.000123: quá hạn',
    });
    expect(caught!.parts[0]).toContain('đơn vị đang giữ: Sở Xây dựng');
    expect(caught!.parts[1]).toContain('<p>H19.PA.2026.000123 quá hạn');
  });

  it('writes a message once under one key', async () => {
    await writeMails(t, binh.accountId, ['twice']);
    await writeMails(t, binh.accountId, ['twice'], { payload: { ...ALERT, code: 'OTHER' } });
    await run();
    expect(mail.mails.map(({ subject }) => subject)).toEqual(['H19.PA.2026.000123: quá hạn']);
  });

  it('sends nothing before its time', async () => {
    const notBefore = new Date('2026-04-06T02:00:00Z');
    await writeMails(t, binh.accountId, ['later'], { notBefore });
    expect(await run()).toMatchObject({ sent: 0 });
    t.clock.set(notBefore);
    expect(await run()).toMatchObject({ sent: 1 });
  });

  it('tries again after half a minute, then one, and counts', async () => {
    mail.behaviour = 451;
    await writeMails(t, binh.accountId, ['busy']);
    expect(await run()).toMatchObject({ sent: 0, retried: 1 });
    const first = (await outbox(t)).get('busy')!;
    expect(first).toMatchObject({ state: 'PENDING', attempts: 1, lastError: 'SMTP_451' });
    const waited = (first.notBefore.getTime() - t.clock.now().getTime()) / 1000;
    expect(waited).toBeGreaterThanOrEqual(24);
    expect(waited).toBeLessThanOrEqual(36);
    expect(await run()).toMatchObject({ retried: 0 });
    later(37);
    expect(await run()).toMatchObject({ retried: 1 });
    mail.behaviour = 'ACCEPT';
    later(73);
    expect(await run()).toMatchObject({ sent: 1 });
    expect((await outbox(t)).get('busy')).toMatchObject({ attempts: 3, lastError: null });
  });

  it('gives up at once what is refused for good, raises an alarm, and clears it when it is put right', async () => {
    mail.behaviour = 550;
    await writeMails(t, binh.accountId, ['refused']);
    expect(await run()).toMatchObject({ dead: 1 });
    expect((await outbox(t)).get('refused')).toMatchObject({
      state: 'DEAD',
      lastError: 'SMTP_550',
    });
    expect(await alarms()).toContain('messages-dead');
    const dead = await t.http.get('/api/v1/messages?state=DEAD').set(...admin.auth);
    expect(JSON.stringify(dead.body)).not.toContain('binh@');
    mail.behaviour = 'ACCEPT';
    const [item] = dead.body.items as { id: string }[];
    await t.http
      .post(`/api/v1/messages/${item!.id}/retry`)
      .set(...admin.auth)
      .expect(200);
    expect(await run()).toMatchObject({ sent: 1 });
    expect(await alarms()).not.toContain('messages-dead');
  });

  it('gives up after fourteen attempts, of which none is made on a day off', async () => {
    mail.behaviour = 451;
    await writeMails(t, binh.accountId, ['hopeless']);
    // Every morning at eight: 6–10, 13–17 and 20–23 April are fourteen working days.
    for (let day = 6; day <= 22; day += 1) {
      expect((await outbox(t)).get('hopeless')?.state).toBe('PENDING');
      await run();
      later(24 * 3600);
    }
    expect(t.clock.now()).toEqual(new Date('2026-04-23T01:00:00Z'));
    expect((await outbox(t)).get('hopeless')).toMatchObject({ state: 'PENDING', attempts: 13 });
    await run();
    expect((await outbox(t)).get('hopeless')).toMatchObject({ state: 'DEAD', attempts: 14 });
  });

  it('sets aside what is broken, and sends what stands behind it', async () => {
    await writeMails(t, binh.accountId, ['a-poison'], { payload: { code: 'X' } });
    await writeMails(t, binh.accountId, ['b-unknown']);
    await t.database.rows(
      `update outbox set template = 'staff.forgotten' where idempotency_key = 'b-unknown'`,
    );
    await writeMails(t, binh.accountId, ['c-sound']);
    expect(await run()).toMatchObject({ dead: 2, sent: 1 });
    const rows = await outbox(t);
    expect(rows.get('a-poison')).toMatchObject({ state: 'DEAD', lastError: 'TEMPLATE_BROKEN' });
    expect(rows.get('b-unknown')).toMatchObject({ state: 'DEAD', lastError: 'TEMPLATE_BROKEN' });
    expect(rows.get('c-sound')).toMatchObject({ state: 'SENT' });
  });

  it('sends nothing to who switched it off, has no address, or left', async () => {
    const [off, bare, gone] = await Promise.all(
      ['off', 'bare', 'gone'].map((name) => reachable(t, `${name}@dongnai.example`)),
    );
    await t.http
      .patch('/api/v1/auth/me')
      .set(...off!.auth)
      .send({ emailOff: true })
      .expect(200);
    await t.http
      .patch('/api/v1/auth/me')
      .set(...bare!.auth)
      .send({ email: null })
      .expect(200);
    const patch = t.http.patch(`/api/v1/accounts/${gone!.accountId}`).set(...admin.auth);
    await patch.send({ disabled: true }).expect(200);
    for (const [key, { accountId }] of Object.entries({ off: off!, bare: bare!, gone: gone! })) {
      await writeMails(t, accountId, [key]);
    }
    expect(await run()).toMatchObject({ cancelled: 3, sent: 0 });
    const rows = await outbox(t);
    expect(rows.get('off')?.lastError).toBe('SWITCHED_OFF');
    expect(rows.get('bare')?.lastError).toBe('NO_ADDRESS');
    expect(rows.get('gone')?.lastError).toBe('ACCOUNT_DISABLED');
    expect(mail.mails).toEqual([]);
  });

  it('drains more than a batch with several workers at once, each message once', async () => {
    const keys = someKeys(90);
    await writeMails(t, binh.accountId, keys);
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.reduce((sum, counts) => sum + (counts.sent ?? 0), 0)).toBe(90);
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(90);
    expect(mail.mails).toHaveLength(90);
  });

  it('passes over what another worker is claiming this very moment, without waiting for it', async () => {
    await writeMails(t, binh.accountId, someKeys(8));
    const undo = new Error('undo');
    const claiming = t.database.transaction(async (tx) => {
      const lease = new Date(t.clock.now().getTime() + 60_000);
      expect(await tx.rows(CLAIM, [t.clock.now(), 'EMAIL', 3, lease])).toHaveLength(3);
      expect(await run()).toMatchObject({ sent: 5 });
      throw undo;
    });
    await expect(claiming).rejects.toBe(undo);
    expect(await run()).toMatchObject({ sent: 3 });
    expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(8);
  });

  it('takes up what a lost worker had claimed when its lease is over, not before', async () => {
    await writeMails(t, binh.accountId, ['lost']);
    await t.database.rows(`update outbox set state = 'SENDING', attempts = 1, lease_until = $1`, [
      new Date(t.clock.now().getTime() + 60_000),
    ]);
    later(59);
    expect(await run()).toMatchObject({ reclaimed: 0, sent: 0 });
    later(1);
    expect(await run()).toMatchObject({ reclaimed: 1, sent: 1 });
    expect((await outbox(t)).get('lost')).toMatchObject({ state: 'SENT', attempts: 2 });
  });

  it('takes up what a worker had claimed whose clock was a week ahead', async () => {
    await writeMails(t, binh.accountId, ['ahead']);
    await t.database.rows(
      `update outbox set state = 'SENDING', attempts = 1, lease_until = $1::timestamptz + interval '7 days'`,
      [t.clock.now()],
    );
    expect(await run()).toMatchObject({ reclaimed: 1, sent: 1 });
  });

  it('gives up what has ended fourteen workers', async () => {
    await writeMails(t, binh.accountId, ['deadly']);
    await t.database.rows(`update outbox set state = 'SENDING', attempts = 14, lease_until = $1`, [
      t.clock.now(),
    ]);
    expect(await run()).toMatchObject({ reclaimed: 1, sent: 0 });
    expect((await outbox(t)).get('deadly')).toMatchObject({
      state: 'DEAD',
      lastError: 'LEASE_LOST',
    });
  });

  it('shows operators what waits, since when, and what was given up', async () => {
    await writeMails(t, binh.accountId, someKeys(3));
    later(90);
    const gauges = async () => {
      const { text } = await t.http.get('/metrics');
      return text.split('\n').filter((line) => line.startsWith('pakn_messages_'));
    };
    expect(await gauges()).toEqual([
      'pakn_messages_backlog 3',
      'pakn_messages_oldest_seconds 90',
      'pakn_messages_dead 0',
    ]);
    mail.behaviour = 550;
    await run();
    expect(await gauges()).toEqual([
      'pakn_messages_backlog 0',
      'pakn_messages_oldest_seconds 0',
      'pakn_messages_dead 3',
    ]);
  });
});
