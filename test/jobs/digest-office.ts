import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { local } from '../support/clerk-table';
import { signIn, type GrantAt, type Person } from '../support/people';
import { act, submit, type Receipt } from '../support/petitions';
import { catchMail, type CaughtMail, type MailCatcher } from '../support/smtp';

/** Phường Tam Hiệp, beside Trấn Biên. */
export const OTHER_WARD = '26017';

/** What a run counts that found nothing to do. */
export const NOTHING = { officers: 0, units: 0, told: 0, takenBack: 0 };

/** An application with a mail server, people who are written to, and potholes that become late. */
export class DigestOffice {
  private constructor(
    readonly t: TestApp,
    readonly mail: MailCatcher,
    readonly admin: Person,
  ) {}

  static async open(): Promise<DigestOffice> {
    const mail = await catchMail();
    const settings = { SMTP_URL: mail.url, MAIL_FROM: 'pakn@dongnai.example' };
    const t = await startTestApp({ settings });
    return new DigestOffice(t, mail, await signIn(t, [{ role: 'ADMIN' }]));
  }

  async close(): Promise<void> {
    await this.t.close();
    await this.mail.close();
  }

  /** Another example: nothing is late any more, nobody works here, no mail was sent. */
  async clear(): Promise<void> {
    for (const table of ['outbox', 'escalation', 'sla_clock', 'job_run', 'operator_alarm']) {
      await this.t.database.rows(`delete from ${table}`);
    }
    await this.t.database.rows(
      `update petition set open = false, step_kind = null, step_due_on = null, step_due_at = null`,
    );
    await this.t.database.rows(`delete from setting`);
    await this.t.database.rows(`delete from role_grant where role <> 'ADMIN'`);
    this.mail.mails.length = 0;
    this.mail.behaviour = 'ACCEPT';
  }

  at(wallClock: string): void {
    this.t.clock.set(local(wallClock));
  }

  /** Somebody with an e-mail address of that name. */
  async person(name: string, ...grants: GrantAt[]): Promise<Person> {
    const person = await signIn(this.t, grants);
    await this.reach(person, `${name}@dongnai.example`);
    return person;
  }

  officer(name: string, ...units: string[]): Promise<Person> {
    return this.person(
      name,
      ...units.map((unitCode): GrantAt => ({ role: 'UNIT_OFFICER', unitCode })),
    );
  }

  head(name: string, unitCode: string): Promise<Person> {
    return this.person(name, { role: 'UNIT_HEAD', unitCode });
  }

  reach({ accountId }: Person, email: string | null): Promise<unknown> {
    const set = 'update account set email = $2 where id = $1';
    return this.t.database.rows(set, [accountId, email]);
  }

  /**
   * A pothole sent on Monday 6/4/2026 at eight. It is to be accepted by Wednesday 8/4, late from Thursday on; due soon
   * from Thursday 16/4 on, due on Monday 20/4, overdue from Tuesday on.
   */
  async pothole(communeCode: string, acceptedBy?: Person): Promise<Receipt> {
    const receipt = await submit(this.t, { location: { communeCode } });
    if (acceptedBy) await act(this.t, acceptedBy, receipt.id, 'accept');
    return receipt;
  }

  run(job: string) {
    return this.t.app.get(SweepRegistry).run(job);
  }

  /** Everything that happens at an hour: levels are raised, digests written, mails sent. */
  async pass(wallClock: string): Promise<Record<string, number>> {
    this.at(wallClock);
    await this.run('escalate');
    const counts = await this.run('write-digests');
    await this.run('send-messages');
    return counts;
  }

  /** The mails sent to somebody, the text of each. */
  to(name: string): CaughtMail[] {
    return this.mail.mails.filter(({ to }) => to[0] === `${name}@dongnai.example`);
  }

  /** What somebody's only mail says; fails when there is none or more than one. */
  only(name: string): string {
    const mails = this.to(name);
    if (mails.length !== 1) throw new Error(`${mails.length} mails to ${name}`);
    return mails[0]!.parts[0]!.replaceAll('\r\n', '\n');
  }
}
