import { newId } from '../../src/platform/auth/ids';
import type { OutgoingMessage } from '../../src/messages/message';
import { writeMessages } from '../../src/messages/outbox';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { submit } from '../support/petitions';

const common = { key: 'any', locale: 'vi', payload: {} } as const;
const escalation = { ...common, template: 'staff.escalation' } as const;

/**
 * What the compiler must refuse: each line below stands under an expectation of an error, so that `npm run check`
 * fails when the types once let it through.
 */
export const REFUSED_BY_THE_COMPILER: OutgoingMessage[] = [
  // @ts-expect-error an internal alert has no citizen as its recipient
  { ...escalation, audience: 'CITIZEN', channel: 'EMAIL', petitionId: newId() },
  // @ts-expect-error nor a telephone
  { ...escalation, audience: 'STAFF', channel: 'SMS', accountId: newId() },
  // @ts-expect-error nor a petition in place of an account
  { ...escalation, audience: 'STAFF', channel: 'EMAIL', petitionId: newId() },
  // @ts-expect-error what is for citizens goes to no account
  {
    ...common,
    template: 'citizen.answered',
    audience: 'STAFF',
    channel: 'EMAIL',
    accountId: newId(),
  },
];

describe('internal alerts never reach a citizen', () => {
  let t: TestApp;
  let person: Person;
  let petitionId: string;
  beforeAll(async () => {
    t = await startTestApp();
    person = await signIn(t, [{ role: 'INTAKE_OFFICER' }]);
    petitionId = (await submit(t)).id;
  });
  afterAll(() => t.close());

  const write = (columns: Record<string, unknown>) => {
    const row: Record<string, unknown> = {
      id: newId(),
      idempotency_key: newId(),
      locale: 'vi',
      payload: '{}',
      state: 'PENDING',
      not_before: t.clock.now(),
      created_at: t.clock.now(),
      ...columns,
    };
    const names = Object.keys(row);
    return t.database.rows(
      `insert into outbox (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(row),
    );
  };

  it('because the database refuses the row, whoever writes it', async () => {
    const staff = { audience: 'STAFF', template: 'staff.escalation' };
    const citizen = { audience: 'CITIZEN', channel: 'EMAIL', petition_id: petitionId };
    const account = { account_id: person.accountId };
    for (const [columns, constraint] of [
      [{ ...citizen, template: 'staff.escalation' }, 'ck_outbox_template'],
      [{ ...staff, channel: 'EMAIL', petition_id: petitionId }, 'ck_outbox_recipient'],
      [{ ...staff, channel: 'SMS', ...account }, 'ck_outbox_recipient'],
      [{ ...citizen, template: 'citizen.answered', ...account }, 'ck_outbox_recipient'],
      [
        { ...staff, template: 'citizen.answered', channel: 'EMAIL', ...account },
        'ck_outbox_template',
      ],
      [{ ...staff, channel: 'INBOX', ...account }, 'ck_outbox_inbox'],
    ] as const) {
      await expect(write(columns)).rejects.toMatchObject({ constraint });
    }
    await write({ ...staff, channel: 'EMAIL', ...account });
    await write({ ...citizen, template: 'citizen.answered' });
  });

  it('and a message that got past the types is refused with the rest of its transaction', async () => {
    const count = () => t.database.rows<{ n: number }>('select count(*) as n from outbox');
    const before = await count();
    const sound: OutgoingMessage = {
      ...escalation,
      key: 'sound',
      audience: 'STAFF',
      channel: 'INBOX',
      accountId: person.accountId,
    };
    const forged = { ...escalation, audience: 'CITIZEN', channel: 'EMAIL', petitionId };
    await expect(
      t.database.transaction((tx) =>
        writeMessages(tx, [sound, forged as unknown as OutgoingMessage], t.clock.now()),
      ),
    ).rejects.toMatchObject({ constraint: 'ck_outbox_template' });
    expect(await count()).toEqual(before);
  });
});
