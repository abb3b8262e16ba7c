import { newId } from '../../src/platform/auth/ids';
import type { StaffMessage } from '../../src/messages/message';
import { writeMessages } from '../../src/messages/outbox';
import type { TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

/** What an alert is filled with. */
export const ALERT = {
  code: 'H19.PA.2026.000123',
  level: 'OVERDUE',
  limit: 'HOLDING',
  unit: 'Sở Xây dựng',
  dueAt: '2026-04-20T17:00:00Z',
};

/** Somebody with an e-mail address. */
export async function reachable(t: TestApp, email: string): Promise<Person> {
  const person = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]);
  await t.database.rows('update account set email = $2 where id = $1', [person.accountId, email]);
  return person;
}

/** Writes e-mails to an account, under these keys. */
export async function writeMails(
  t: Pick<TestApp, 'database' | 'clock'>,
  accountId: string,
  keys: readonly string[],
  over: Partial<StaffMessage> = {},
): Promise<void> {
  const messages = keys.map((key): StaffMessage => ({
    audience: 'STAFF',
    channel: 'EMAIL',
    template: 'staff.escalation',
    key,
    locale: 'vi',
    payload: ALERT,
    accountId,
    ...over,
  }));
  await t.database.transaction((tx) => writeMessages(tx, messages, t.clock.now()));
}

export interface OutboxRow {
  key: string;
  state: string;
  attempts: number;
  lastError: string | null;
  notBefore: Date;
}

/** What became of the messages, by key. */
export async function outbox(t: Pick<TestApp, 'database'>): Promise<Map<string, OutboxRow>> {
  const rows = await t.database.rows<OutboxRow>(
    `select idempotency_key as key, state, attempts, last_error as "lastError",
       not_before as "notBefore" from outbox order by idempotency_key`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

/** Empties the outbox between examples. */
export const empty = (t: TestApp): Promise<unknown> => t.database.rows('delete from outbox');

export const someKeys = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `trial:${String(i).padStart(4, '0')}:${newId()}`);
