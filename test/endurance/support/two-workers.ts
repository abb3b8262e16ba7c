import { SettableClock } from '../../../src/platform/clock/clock';
import type { Database } from '../../../src/platform/database/database';
import { enterOverdue, state, told } from '../../jobs/escalate-many';
import { outbox, reachable, someKeys, writeMails } from '../../jobs/outbox-world';
import { MONDAY, startTestApp } from '../../support/app';
import { signIn } from '../../support/people';
import { DESK } from '../../support/petitions';
import { settingsFor, Workshop, type Program } from '../../support/programs';
import { catchMail, type MailCatcher } from '../../support/smtp';
import { Clocks } from './clocks';
import { openDatabaseOf } from './work';
import { worldOf, type Copy, type World } from './world';

/**
 * Two workers as an operator starts them, on a database with two readers of every escalation and an officer who is
 * written to; and what may be asked of it all, whatever was done to them.
 */
export class TwoWorkers {
  readonly workers: Program[] = [];
  overdue = 0;
  readonly mails: string[] = [];
  /** On a working morning, so that officers are written to. */
  readonly clocks = new Clocks();
  private readonly workshop = new Workshop();

  private constructor(
    private readonly world: World,
    private readonly copy: Copy,
    readonly database: Database,
    private readonly closeDatabase: () => Promise<void>,
    private readonly catcher: MailCatcher,
    private readonly officerId: string,
  ) {}

  static async prepare(): Promise<TwoWorkers> {
    const t = await startTestApp();
    await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await signIn(t, [{ role: 'INTAKE_OFFICER' }]);
    const { accountId } = await reachable(t, 'binh@dongnai.example');
    const world = await worldOf(t);
    const copy = await world.copy();
    const order = { ...copy, now: MONDAY, applicationName: 'looker', details: {} };
    const { database, close } = await openDatabaseOf(order);
    return new TwoWorkers(world, copy, database, close, await catchMail(), accountId);
  }

  /** Starts both, and waits until they work. */
  async start(settings: Record<string, string> = {}): Promise<void> {
    for (const i of [0, 1]) {
      const worker = this.workshop.start('worker', {
        ...settingsFor(this.copy.connection),
        SMTP_URL: this.catcher.url,
        MAIL_FROM: 'pakn@dongnai.example',
        SWEEP_INTERVAL_SECONDS: '1',
        ...this.clocks.settings(i),
        ...settings,
      });
      this.workers.push(worker);
    }
    for (const worker of this.workers) await worker.says(/worker is ready/);
  }

  /** Lets so many petitions be overdue, and writes so many mails that are due. */
  async enter(overdue: number, mails: number, firstDue?: Date): Promise<void> {
    await enterOverdue(this, overdue, firstDue);
    this.overdue += overdue;
    const keys = someKeys(mails);
    await writeMails({ ...this, clock: new SettableClock(new Date(MONDAY)) }, this.officerId, keys);
    this.mails.push(...keys);
  }

  raised = async (): Promise<number> => (await state(this)).raised;

  /** Comes back when nothing is left to do: everything raised and everything sent. */
  async untilDone(): Promise<void> {
    // What a worker had in hand when something was taken from it is due again in a minute: as if it had passed.
    await this.database.rows(
      `update outbox set lease_until = lease_until - interval '1 minute' where state = 'SENDING'`,
    );
    await this.until(async () => (await state(this)).waiting + (await this.unsent()) === 0);
  }

  /** Comes back when so much is raised. */
  untilRaised(count: number): Promise<void> {
    return this.until(async () => (await state(this)).raised >= count);
  }

  private async until(isSo: () => Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + 60_000;
    while (!(await isSo())) {
      if (performance.now() > giveUpAt) {
        const left = { ...(await state(this)), unsent: await this.unsent() };
        throw new Error(`within a minute it came no further than ${JSON.stringify(left)}`);
      }
      await new Promise((wake) => setTimeout(wake, 50));
    }
  }

  private unsent = async (): Promise<number> =>
    [...(await outbox(this)).values()].filter(({ state }) => state !== 'SENT').length;

  /** Every escalation once, told once to each of its two readers; every mail there, a repeat under the same name. */
  async expectNothingLostOrDoubled(): Promise<void> {
    expect(await state(this)).toEqual({ waiting: 0, raised: this.overdue, clocks: this.overdue });
    expect(await told(this)).toEqual({
      messages: 2 * this.overdue + this.mails.length,
      once: 2 * this.overdue,
    });
    const names = new Set(this.catcher.mails.map(({ messageId }) => messageId));
    const expected = this.mails.map((key) => `<${key.replaceAll(':', '.')}@dongnai.example>`);
    expect([...names].toSorted()).toEqual(expected.toSorted());
  }

  /** Both have lived through it, and end as they should when they are told to. */
  async expectBothToStop(): Promise<void> {
    for (const worker of this.workers) expect(await worker.stop()).toMatchObject({ code: 0 });
  }

  async close(): Promise<void> {
    await this.workshop.clear();
    await this.closeDatabase();
    await this.copy.drop();
    await this.world.drop();
    await this.catcher.close();
    this.clocks.remove();
  }
}
