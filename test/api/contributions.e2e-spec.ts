import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, submit } from '../support/petitions';
import { meeting } from '../support/race';

interface Contribution {
  unitCode: string;
  content: string | null;
}

describe('contributions of co-ordinating units', () => {
  let t: TestApp;
  let clerk: Person;
  let lead: Person;
  /** Acts for two of the units that are asked. */
  let both: Person;
  let builder: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    lead = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    both = await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: 'SXD' },
      { role: 'UNIT_HEAD', unitCode: 'SYT' },
    ]);
    builder = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SXD' }]);
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(new Date(MONDAY)));

  const asked = async (unitCodes = ['SXD', 'SYT', 'STC']) => {
    const { id } = await submit(t, aboutARule());
    await act(t, clerk, id, 'receive');
    await act(t, clerk, id, 'assign', { unitCode: 'SNNMT', coordinatingUnitCodes: unitCodes });
    return id;
  };
  const contribute = (who: Person, id: string, unitCode?: string) =>
    t.http
      .post(`/api/v1/petitions/${id}/contribute`)
      .set(...who.auth)
      .send({ content: `Ý kiến của ${unitCode ?? 'đơn vị'}`, ...(unitCode ? { unitCode } : {}) });
  const view = async (who: Person, id: string) =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}`)
        .set(...who.auth)
        .expect(200)
    ).body;
  const given = async (id: string): Promise<string[]> =>
    ((await view(lead, id)).contributions as Contribution[])
      .map(({ unitCode, content }) => `${unitCode}: ${content ?? 'owes'}`)
      .toSorted();

  it('come from each unit an officer acts for, the last without being named', async () => {
    const id = await asked();
    const unnamed = await contribute(both, id).expect(422);
    expect(unnamed.body).toMatchObject({
      code: 'CONTRIBUTING_UNIT_REQUIRED',
      details: { unitCodes: ['SXD', 'SYT'] },
    });
    expect(unnamed.body.title).toContain('SXD, SYT');
    await contribute(both, id, 'SYT').expect(200);
    expect(await given(id)).toEqual(['STC: owes', 'SXD: owes', 'SYT: Ý kiến của SYT']);
    expect((await view(both, id)).allowedActions).toEqual(['contribute']);
    const last = await contribute(both, id).expect(200);
    expect(last.body.allowedActions).toEqual([]);
    expect(await given(id)).toEqual(['STC: owes', 'SXD: Ý kiến của đơn vị', 'SYT: Ý kiến của SYT']);
    const events = await t.database.rows<{ role: string; code: string }>(
      `select e.actor_role as role, u.code from petition_event e
       join unit u on u.id = (e.data->>'unitId')::uuid
       where e.petition_id = $1 and e.action = 'contribute' order by e.seq`,
      [id],
    );
    expect(events).toEqual([
      { role: 'UNIT_HEAD', code: 'SYT' },
      { role: 'UNIT_OFFICER', code: 'SXD' },
    ]);
  });

  it('are refused from a unit that is another’s, was not asked, or has given its own', async () => {
    const id = await asked();
    const refusal = async (who: Person, unitCode?: string) => {
      const { status, body } = await contribute(who, id, unitCode);
      return [status, body.code, body.details?.unitCode];
    };
    expect(await refusal(builder, 'SYT')).toEqual([403, 'UNIT_NOT_YOURS', 'SYT']);
    expect(await refusal(builder, 'SNNMT')).toEqual([422, 'UNIT_NOT_ASKED', 'SNNMT']);
    expect(await refusal(builder, 'KHONG_CO')).toEqual([422, 'ASSIGNED_UNIT_UNKNOWN', 'KHONG_CO']);
    expect(await refusal(lead)).toEqual([403, 'FORBIDDEN', undefined]);
    await contribute(builder, id, 'SXD').expect(200);
    expect(await refusal(builder, 'SXD')).toEqual([409, 'ALREADY_CONTRIBUTED', 'SXD']);
    expect(await refusal(builder)).toEqual([409, 'ALREADY_CONTRIBUTED', 'SXD']);
    expect((await view(builder, id)).allowedActions).toEqual([]);
    expect(await given(id)).toEqual(['STC: owes', 'SXD: Ý kiến của SXD', 'SYT: owes']);
  });

  it('are owed again by a unit that is asked anew, and by none that has come to lead', async () => {
    const id = await asked(['SXD']);
    await contribute(builder, id).expect(200);
    await act(t, lead, id, 'ask-contribution', { unitCodes: ['SXD', 'STC'] });
    expect((await view(builder, id)).allowedActions).toEqual(['contribute']);
    await act(t, lead, id, 'offer-transfer', {
      unitCode: 'SXD',
      reason: 'Công trình thuộc thẩm quyền của Sở Xây dựng',
    });
    const taken = await act(t, builder, id, 'accept-transfer');
    expect(taken.allowedActions).not.toContain('contribute');
    await contribute(builder, id, 'SXD').expect(422);
  });

  it('of one unit sent twice at once are one', async () => {
    const id = await asked();
    const lock = `select 1 from petition where id = '${id}' for update`;
    const answers = await meeting(t, lock, [
      () => contribute(both, id, 'SXD'),
      () => contribute(builder, id, 'SXD'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ALREADY_CONTRIBUTED');
  });
});
