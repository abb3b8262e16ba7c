import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { catchMail, type MailCatcher } from '../support/smtp';
import { empty, outbox, reachable, someKeys, writeMails } from '../jobs/outbox-world';

describe('sending messages when the process is killed', () => {
  let t: TestApp;
  let mail: MailCatcher;
  let accountId: string;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    mail = await catchMail();
    t = await startTestApp({ settings: { SMTP_URL: mail.url, MAIL_FROM: 'pakn@dongnai.example' } });
    accountId = (await reachable(t, 'binh@dongnai.example')).accountId;
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await t.close();
    await mail.close();
  });
  beforeEach(async () => {
    await empty(t);
    mail.mails.length = 0;
    mail.greeted = 0;
    mail.behaviour = 'ACCEPT';
    t.clock.set(new Date(MONDAY));
  });

  const run = () => t.app.get(SweepRegistry).run('send-messages');

  function worker(): { killed: () => Promise<void> } {
    const child = spawn(
      process.execPath,
      [
        '-r',
        join(__dirname, '../support/ts-hook.cjs'),
        join(__dirname, 'send-messages.child.ts'),
        JSON.stringify(t.connection),
        t.clock.now().toISOString(),
        mail.url,
      ],
      { stdio: 'ignore' },
    );
    children.push(child);
    const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
    const killed = async () => {
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
    };
    return { killed };
  }

  async function until(what: () => boolean | Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + 25_000;
    while (!(await what())) {
      if (performance.now() > giveUpAt) throw new Error('it did not come to that');
      await new Promise((wake) => setTimeout(wake, 10));
    }
  }

  const states = async () => [...(await outbox(t)).values()].map(({ state }) => state);

  it('between the claim and the sending: it is sent, once, when the lease is over', async () => {
    mail.behaviour = 'GREETING';
    await writeMails(t, accountId, ['before']);
    const { killed } = worker();
    // The worker stands before a server that says nothing, its claim committed.
    await until(() => mail.greeted > 0);
    expect(await states()).toEqual(['SENDING']);
    await killed();
    mail.behaviour = 'ACCEPT';
    expect(await run()).toMatchObject({ sent: 0, reclaimed: 0 });
    t.clock.set(new Date('2026-04-06T01:01:00Z'));
    expect(await run()).toMatchObject({ sent: 1, reclaimed: 1 });
    expect(mail.mails.map(({ messageId }) => messageId)).toEqual(['<before@dongnai.example>']);
    expect(await states()).toEqual(['SENT']);
  });

  it('between the sending and its mark: it is sent again, under the same key', async () => {
    mail.behaviour = 'DATA';
    await writeMails(t, accountId, ['after']);
    const { killed } = worker();
    await until(() => mail.mails.length === 1);
    await killed();
    expect(await states()).toEqual(['SENDING']);
    mail.behaviour = 'ACCEPT';
    t.clock.set(new Date('2026-04-06T01:01:00Z'));
    expect(await run()).toMatchObject({ sent: 1, reclaimed: 1 });
    expect(mail.mails.map(({ messageId }) => messageId)).toEqual([
      '<after@dongnai.example>',
      '<after@dongnai.example>',
    ]);
    expect(await states()).toEqual(['SENT']);
  });

  it('anywhere in the middle of many, with another worker beside it: none is lost', async () => {
    const keys = someKeys(300);
    await writeMails(t, accountId, keys);
    const one = worker();
    const other = worker();
    await until(() => mail.mails.length >= 40);
    await one.killed();
    await until(() => mail.mails.length >= 80);
    await other.killed();
    await t.database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'send-child' and datname = current_database()`,
    );
    expect(await states()).not.toEqual(keys.map(() => 'SENT'));
    t.clock.set(new Date('2026-04-06T01:01:00Z'));
    await run();
    expect(await states()).toEqual(keys.map(() => 'SENT'));
    const sent = new Set(mail.mails.map(({ messageId }) => messageId));
    expect(sent.size).toBe(300);
    // At most what either had in hand when it was killed came twice.
    expect(mail.mails.length).toBeLessThanOrEqual(300 + 2 * 10);
  });
});
