import { TRAN_BIEN } from '../support/petitions';
import { DigestOffice, NOTHING, OTHER_WARD } from './digest-office';

/** Where Trấn Biên's digest, or a person's, is refused by the database, as a fault of ours would have it. */
describe('a digest that cannot be written', () => {
  let office: DigestOffice;
  let unitIds: Record<string, string>;
  beforeAll(async () => {
    office = await DigestOffice.open();
    const rows = await office.t.database.rows<{ id: string; code: string }>(
      'select id, code from unit where code = any($1)',
      [[TRAN_BIEN, OTHER_WARD]],
    );
    unitIds = Object.fromEntries(rows.map(({ id, code }) => [code, id]));
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.clear();
    await office.t.database.rows('delete from set_aside');
    office.at('2026-04-06 08:00');
  });
  afterEach(mend);

  /** Nothing that fits is written into the outbox any more. */
  const refuse = (condition: string) =>
    office.t.database.rows(
      `alter table outbox add constraint ck_outbox_poison check (not (${condition})) not valid`,
    );
  function mend() {
    return office.t.database.rows('alter table outbox drop constraint if exists ck_outbox_poison');
  }
  const standing = async () => {
    const answer = await office.t.http
      .get('/api/v1/jobs/write-digests/set-aside')
      .set(...office.admin.auth)
      .expect(200);
    return answer.body.items as Record<string, unknown>[];
  };
  const releaseAll = () =>
    office.t.http
      .post('/api/v1/jobs/write-digests/release')
      .set(...office.admin.auth)
      .send({})
      .expect(200);
  /** An officer and a head at each of two units; each unit has one that is late in a step, of which officers are told. */
  const population = async () => {
    const [binh, chi] = [
      await office.officer('binh', TRAN_BIEN),
      await office.officer('chi', OTHER_WARD),
    ];
    const heads = [await office.head('an', TRAN_BIEN), await office.head('em', OTHER_WARD)];
    const late = [await office.pothole(TRAN_BIEN), await office.pothole(OTHER_WARD)];
    return { binh, chi, heads, codes: late.map(({ code }) => code) };
  };
  const got = () => office.mail.mails.map(({ to }) => to[0]!.split('@')[0]).toSorted();

  it('of a unit is set aside, the other unit’s and everybody’s own go, and it goes once when it is mended', async () => {
    const { codes, heads } = await population();
    await refuse(`template = 'staff.unit-digest' and account_id = '${heads[0]!.accountId}'`);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({
      units: 1,
      officers: 2,
      setAside: 1,
    });
    expect(got()).toEqual(['binh', 'chi', 'em']);
    expect(await standing()).toMatchObject([
      {
        itemKind: 'unit-digest',
        subjectId: unitIds[TRAN_BIEN],
        code: '23514',
        constraint: 'ck_outbox_poison',
        times: 1,
      },
    ]);
    const { body: ready } = await office.t.http.get('/health/ready').expect(200);
    expect(ready).toMatchObject({ failingJobs: {}, setAside: { 'write-digests': 1 } });

    await mend();
    expect(await office.pass('2026-04-09 07:40')).toEqual(NOTHING);
    await releaseAll();
    expect(await office.pass('2026-04-09 07:41')).toEqual({ ...NOTHING, units: 1 });
    expect(office.to('an').at(-1)!.subject).toContain('Trấn Biên, ngày 09/04/2026');
    expect(office.to('an').at(-1)!.parts[0]).toContain(codes[0]);
    expect(await office.pass('2026-04-09 07:46')).toEqual(NOTHING);
    expect(await standing()).toEqual([]);
  });

  it('is set aside for one reader of a unit, and the other has it', async () => {
    const { heads } = await population();
    await office.head('second', TRAN_BIEN);
    await refuse(`template = 'staff.unit-digest' and account_id = '${heads[0]!.accountId}'`);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ units: 2, setAside: 1 });
    expect(office.to('second')).toHaveLength(1);
    expect(await standing()).toHaveLength(1);
  });

  it('of a person is set aside, with nothing marked as told, and tried again by itself', async () => {
    const { binh, codes } = await population();
    await refuse(`template = 'staff.digest' and account_id = '${binh.accountId}'`);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({
      units: 2,
      officers: 1,
      setAside: 1,
    });
    expect(got()).toEqual(['an', 'chi', 'em']);
    expect(await standing()).toMatchObject([
      { itemKind: 'account', itemId: binh.accountId, subjectId: null, times: 1 },
    ]);
    // Fifteen minutes later it fails again, then it waits for thirty.
    expect(await office.pass('2026-04-09 07:44')).toEqual(NOTHING);
    expect(await office.pass('2026-04-09 07:45')).toEqual({ ...NOTHING, setAside: 1 });
    expect(await standing()).toMatchObject([{ times: 2 }]);
    await mend();
    expect(await office.pass('2026-04-09 08:14')).toEqual(NOTHING);
    expect(await office.pass('2026-04-09 08:15')).toEqual({ ...NOTHING, officers: 1, told: 1 });
    expect(office.only('binh')).toContain(codes[0]);
    expect(await standing()).toEqual([]);
  });

  it('is one of each kind in one run, and neither is looked for among the other', async () => {
    const { binh, heads } = await population();
    await refuse(`template like '%digest' and account_id in
      ('${binh.accountId}', '${heads[1]!.accountId}')`);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ units: 1, setAside: 2 });
    expect((await standing()).map(({ itemKind }) => itemKind).toSorted()).toEqual([
      'account',
      'unit-digest',
    ]);
    expect(got()).toEqual(['an', 'chi']);
    // A quarter of an hour later both fail again, and neither's end forgets what is known of the other.
    expect(await office.pass('2026-04-09 07:45')).toEqual({ ...NOTHING, setAside: 2 });
    expect((await standing()).map(({ times }) => times)).toEqual([2, 2]);
  });

  it('is not believed in when the fault is not in the rows: the run fails, and the next writes it all', async () => {
    await population();
    await office.t.database.rows(
      `create function out_of_luck() returns trigger language plpgsql as
       $$ begin raise exception 'once more' using errcode = '40001'; end $$`,
    );
    await office.t.database.rows(
      `create trigger tr_out_of_luck before insert on outbox for each row
       when (new.template like '%digest') execute function out_of_luck()`,
    );
    office.at('2026-04-09 07:30');
    await office.run('escalate');
    await expect(office.run('write-digests')).rejects.toMatchObject({ code: '40001' });
    expect(await standing()).toEqual([]);
    await office.t.database.rows('drop trigger tr_out_of_luck on outbox');
    await office.t.database.rows('drop function out_of_luck');
    expect(await office.run('write-digests')).toMatchObject({ units: 2, officers: 2 });
  });
});
