import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';
import { LadderOffice, midnight, rung } from './ladders-office';

/* A pothole sent on Monday 6/4/2026 is due on Monday 20/4 for its unit; the tenth day overdue is 7/5. */
describe('whose inbox an escalation of a ladder lies in', () => {
  let office: LadderOffice;
  beforeEach(async () => {
    office = await LadderOffice.open();
  });
  afterEach(() => office.t.close());

  /** Messages about the unit's own limit, by who owns them. */
  const told = (): Promise<{ accountId: string; template: string; role: string }[]> =>
    office.t.database.rows(
      `select account_id as "accountId", template, payload ->> 'role' as role from outbox
       where channel = 'INBOX' and payload ->> 'limit' = 'HOLDING' order by account_id`,
    );
  const for_ = (people: Person[], template: string, role: string) =>
    people
      .map(({ accountId }) => ({ accountId, template, role }))
      .toSorted((one, other) => (one.accountId < other.accountId ? -1 : 1));
  const escalateTwiceAt = async (day: string) => {
    await office.escalateAt(day);
    await office.run('escalate');
  };

  it('is everybody’s who works there, once, when it is aimed at the unit', async () => {
    const overdue = rung('OVERDUE', 0, { target: 'UNIT' });
    await office.apply({ follows: 'holding.default', rungs: [overdue] });
    const people = [
      await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]),
      await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]),
      await signIn(office.t, [
        { role: 'UNIT_OFFICER', unitCode: TRAN_BIEN },
        { role: 'UNIT_HEAD', unitCode: TRAN_BIEN },
      ]),
    ];
    await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]);
    await submit(office.t);
    await escalateTwiceAt('2026-04-21');
    expect(await told()).toEqual(for_(people, 'staff.escalation', 'UNIT'));
  });

  it('is nobody’s when it goes onto the chairman’s list', async () => {
    const listed = rung('OVERDUE_CHAIRMAN', 10, { target: 'CHAIRMAN_LIST' });
    await office.apply({ follows: 'holding.default', rungs: [listed] });
    await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    const { id } = await submit(office.t);
    await escalateTwiceAt('2026-05-07');
    expect(await office.told(id, 'HOLDING')).toEqual(['07/05 OVERDUE_CHAIRMAN 0 CHAIRMAN_LIST']);
    expect(await told()).toEqual([]);
    expect(await office.run('escalation-target-watch')).toEqual({ missing: 0 });
  });

  it('is the successor’s where the unit was dissolved, and nobody is missing', async () => {
    const { id } = await submit(office.t);
    const heir = await signIn(office.t, [{ role: 'UNIT_HEAD', unitCode: 'SXD' }]);
    const dissolve = `update unit set valid_to = '2026-04-10',
      successor_id = (select id from unit where code = 'SXD') where code = $1`;
    await office.t.database.rows(dissolve, [TRAN_BIEN]);
    await escalateTwiceAt('2026-04-21');
    expect(await office.told(id, 'HOLDING')).toEqual(['21/04 OVERDUE 0 UNIT_HEAD']);
    expect(await told()).toEqual(for_([heir], 'staff.escalation', 'UNIT_HEAD'));
    const missing = await office.t.database.rows(
      `select 1 from escalation where petition_id = $1 and clock_kind = 'HOLDING'
         and told_role is distinct from target_role`,
      [id],
    );
    expect(missing).toEqual([]);
  });

  it('is the fallback’s own, who reads in whose place; the desk’s or an administrator’s at the very last', async () => {
    const overdue = rung('OVERDUE', 0, { fallback: ['UNIT_OFFICER'] });
    const again = rung('OVERDUE_MORE', 10, { fallback: ['UNIT_OFFICER'] });
    await office.apply({ follows: 'holding.default', rungs: [overdue, again] });
    const { id } = await submit(office.t);
    const officer = await signIn(office.t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await escalateTwiceAt('2026-04-21');
    const first = for_([officer], 'staff.escalation-unheard', 'UNIT_HEAD');
    expect(await told()).toEqual(first);
    await office.t.database.rows(`update account set disabled_at = $2 where id = $1`, [
      officer.accountId,
      midnight('2026-05-01'),
    ]);
    await escalateTwiceAt('2026-05-07');
    expect(await office.told(id, 'HOLDING')).toEqual([
      '21/04 OVERDUE 0 UNIT_HEAD → UNIT_OFFICER',
      '07/05 OVERDUE_MORE 0 UNIT_HEAD → nobody',
    ]);
    const last = for_([officer, office.admin], 'staff.escalation-unheard', 'UNIT_HEAD');
    expect(await told()).toEqual(last);
    const alarm = await office.run('escalation-target-watch');
    expect(alarm.missing).toBeGreaterThan(0);
  });
});
