import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, issueTo, SIGNER } from '../support/notices';
import { issueCollective } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { DESK, submit, TRAN_BIEN } from '../support/petitions';

const [SECOND, THIRD, FOURTH] = ['25195', '25210', '25217'] as const;

/** Letters of Tuesday 21/4, to be acknowledged within two working days: by the end of Thursday 23/4. */
const IN_TIME = '2026-04-23T16:59:59Z';
const TOO_LATE = '2026-04-23T17:00:00Z';

describe('telling the office who has not acknowledged', () => {
  let t: TestApp;
  let office: Person;
  let heads: Record<string, Person>;
  beforeEach(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    heads = {};
    for (const unitCode of [TRAN_BIEN, SECOND, THIRD, FOURTH]) {
      heads[unitCode] = await signIn(t, [{ role: 'UNIT_HEAD', unitCode }]);
      await submit(t, { location: { communeCode: unitCode } });
    }
    at('2026-04-21T02:00:00Z');
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const run = () => t.app.get(SweepRegistry).run('tell-unacknowledged');
  const told = async (who: Person) => {
    const { body } = await t.http.get('/api/v1/inbox').set(...who.auth);
    return (body.items as { template: string; subject: string; text: string }[]).filter(
      ({ template }) => template === 'staff.notice-unacknowledged',
    );
  };

  it('is one message for each letter and officer, when the days are over, and no other', async () => {
    const another = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    const together = await issueCollective(t, office, [SECOND, THIRD, FOURTH]);
    const alone = await issueTo(t, office, TRAN_BIEN);
    await actOn(t, heads[THIRD]!, together.id, 'acknowledge');
    at(IN_TIME);
    expect(await run()).toEqual({ told: 0 });
    at(TOO_LATE);
    expect(await run()).toEqual({ told: 2 });
    for (const officer of [office, another]) {
      expect((await told(officer)).map(({ subject }) => subject).toSorted()).toEqual([
        'Công văn 01/VP-KSTT: 2 đơn vị chưa xác nhận',
        'Công văn 02/VP-KSTT: 1 đơn vị chưa xác nhận',
      ]);
    }
    const [words] = (await told(office)).filter(({ subject }) => subject.includes('01/'));
    expect(words?.text).toBe(
      'Công văn 01/VP-KSTT ban hành ngày 21/04/2026 phải được xác nhận chậm nhất ngày 23/04/2026.\n\n' +
        'Chưa xác nhận: 2\n- Ủy ban nhân dân phường Bình Phước\n' +
        '- Ủy ban nhân dân phường Phước Long\n\n' +
        'Tình hình hiện tại của từng đơn vị có trên hệ thống.',
    );
    expect(await told(heads[SECOND]!)).toEqual([]);
    // Not the next day, nor when some acknowledge at last, nor to whoever comes to the office later.
    at('2026-04-24T02:00:00Z');
    await actOn(t, heads[SECOND]!, together.id, 'acknowledge');
    await actOn(t, heads[TRAN_BIEN]!, alone.id, 'answer', { cause: 'Chờ bố trí kinh phí' });
    const newcomer = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    expect(await run()).toEqual({ told: 0 });
    expect([await told(office), await told(newcomer)].map(({ length }) => length)).toEqual([2, 0]);
  });

  it('is none of a letter that was cancelled, that all have acknowledged, or that is a list', async () => {
    const cancelled = await issueTo(t, office, SECOND);
    await actOn(t, office, cancelled.id, 'cancel', { reason: 'Sai nơi nhận' });
    const read = await issueTo(t, office, THIRD);
    await actOn(t, heads[THIRD]!, read.id, 'acknowledge');
    at('2026-05-12T02:00:00Z');
    const { body } = await t.http
      .post('/api/v1/notices/draft-chairman-list')
      .set(...office.auth)
      .expect(200);
    await actOn(t, office, body.notice.id, 'approve');
    await actOn(t, office, body.notice.id, 'issue', SIGNER);
    at('2026-05-20T02:00:00Z');
    expect(await run()).toEqual({ told: 0 });
  });

  it('is told once by four workers, and holds up no other letter when one cannot be told', async () => {
    for (const code of [SECOND, THIRD, FOURTH]) await issueTo(t, office, code);
    await t.database.rows(
      `alter table outbox add constraint ck_outbox_poison
         check (template <> 'staff.notice-unacknowledged' or payload ->> 'number' <> '02/VP-KSTT')`,
    );
    at(TOO_LATE);
    await Promise.all([1, 2, 3, 4].map(() => run()));
    expect((await told(office)).map(({ subject }) => subject.slice(9, 11)).toSorted()).toEqual([
      '01',
      '03',
    ]);
    await t.database.rows(`alter table outbox drop constraint ck_outbox_poison`);
    at('2026-04-24T02:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => run()));
    expect(await told(office)).toHaveLength(3);
  });

  it('goes to the desk while the office has no officer', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    await issueTo(t, office, TRAN_BIEN);
    await t.database.rows(`update account set disabled_at = now() where id = $1`, [
      office.accountId,
    ]);
    at(TOO_LATE);
    expect(await run()).toEqual({ told: 1 });
    expect(await told(clerk)).toMatchObject([
      { subject: 'Công văn 01/VP-KSTT: 1 đơn vị chưa xác nhận' },
    ]);
  });
});
