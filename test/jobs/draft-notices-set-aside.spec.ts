import type { NoticeListResponse, NoticeResponse } from '../../src/notices/dto/notice.response';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, docxWords, download, send, SIGNER } from '../support/notices';
import { draftCollective, onlyLetter } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

const [SECOND, THIRD, FOURTH] = ['25195', '25210', '25217'] as const;
const MONDAY_AT_EIGHT = '2026-04-13T01:00:00Z';

/** Four wards, each with a petition late on Monday 13/4; the second's makes the drafting fail. */
describe('a unit whose rows make the week’s drafting fail', () => {
  let t: TestApp;
  let office: Person;
  let admin: Person;
  let bad: Receipt;
  beforeEach(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    await submit(t);
    bad = await submit(t, { location: { communeCode: SECOND } });
    for (const communeCode of [THIRD, FOURTH]) await submit(t, { location: { communeCode } });
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const run = () => t.app.get(SweepRegistry).run('draft-notices');
  const get = async (who: Person, path: string) =>
    (
      await t.http
        .get(`/api/v1${path}`)
        .set(...who.auth)
        .expect(200)
    ).body;
  const letters = async () => ((await get(office, '/notices')) as NoticeListResponse).items;
  const see = async (id: string) => (await get(office, `/notices/${id}`)) as NoticeResponse;
  const unitsOf = (letter: NoticeResponse) => letter.addressees.map((unit) => unit.unitCode);
  const writeTo = async (draftForm: string) => {
    const kept = await get(office, '/settings/reminders');
    await t.http
      .put('/api/v1/settings/reminders')
      .set(...office.auth)
      .send({ ...kept, draftForm })
      .expect(200);
  };
  /** As a fault of ours would: a rule of the database that refuses what is to be listed. */
  const refuse = (...petitions: readonly Receipt[]) =>
    t.database.rows(
      `alter table notice_item add constraint ck_notice_item_poison
       check (petition_id not in (${petitions.map(({ id }) => `'${id}'`).join()})) not valid`,
    );
  const mend = () =>
    t.database.rows('alter table notice_item drop constraint ck_notice_item_poison');
  const alarms = async () =>
    ((await get(admin, '/alarms')).items as { key: string; details: object }[]).filter(
      ({ key }) => key.startsWith('weekly') || key.startsWith('rows'),
    );
  const standing = async () =>
    (await get(admin, '/jobs/draft-notices/set-aside')).items as { code: string }[];

  it('is missing from the letter to all until it is mended, and then is in it', async () => {
    await writeTo('COLLECTIVE');
    await refuse(bad);
    at(MONDAY_AT_EIGHT);
    expect(await run()).toMatchObject({ failed: 0, setAside: 1 });
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    const drafted = await see(letter!.id);
    expect(unitsOf(drafted)).toEqual([THIRD, FOURTH, TRAN_BIEN].toSorted());
    expect(drafted.items.map((item) => item.unitCode)).toEqual(unitsOf(drafted));
    expect(await standing()).toMatchObject([
      { itemKind: 'unit', code: '23514', constraint: 'ck_notice_item_poison', times: 1 },
    ]);
    expect(await alarms()).toMatchObject([
      { key: 'rows-set-aside-draft-notices', details: { rows: 1 } },
      { key: 'weekly-draft-failed-collective', details: { unitCodes: [SECOND] } },
    ]);

    // Five minutes later it is left alone, and said still; nothing is drawn again.
    at('2026-04-13T01:05:00Z');
    expect(await run()).toEqual({ drafted: 0, redrawn: 0, left: 0, failed: 0 });
    expect(await alarms()).toHaveLength(2);
    await mend();
    at('2026-04-13T01:15:00Z');
    expect(await run()).toEqual({ drafted: 0, redrawn: 1, left: 0, failed: 0 });
    expect((await letters()).map(({ id }) => id)).toEqual([letter!.id]);
    const whole = await see(letter!.id);
    expect(unitsOf(whole)).toEqual([SECOND, THIRD, FOURTH, TRAN_BIEN].toSorted());
    expect(whole.items.map((item) => item.unitCode)).toEqual(unitsOf(whole));
    expect([await standing(), await alarms()]).toEqual([[], []]);
  });

  it('gets a letter of its own when it is mended after the letter to all was approved', async () => {
    await writeTo('COLLECTIVE');
    await refuse(bad);
    at(MONDAY_AT_EIGHT);
    await run();
    const [together] = await letters();
    await actOn(t, office, together!.id, 'approve');
    await mend();
    at('2026-04-13T01:15:00Z');
    expect(await run()).toEqual({ drafted: 1, redrawn: 0, left: 0, failed: 0 });
    const [own, ...rest] = await letters();
    expect(own).toMatchObject({ kind: 'REMINDER', unitCode: SECOND, state: 'DRAFTED' });
    expect(rest).toMatchObject([{ id: together!.id, state: 'APPROVED', addresseeCount: 3 }]);
    expect(await alarms()).toEqual([]);
    // Next week it is drawn up again in the form it has; the others get their letter to all.
    await actOn(t, office, together!.id, 'issue', SIGNER);
    at('2026-04-20T01:00:00Z');
    expect(await run()).toEqual({ drafted: 3, redrawn: 0, left: 1, failed: 0 });
  });

  it('is taken out of a standing letter, which goes to all others as the office worded it', async () => {
    await writeTo('COLLECTIVE');
    at(MONDAY_AT_EIGHT);
    expect(await run()).toMatchObject({ drafted: 4 });
    const { id } = (await letters())[0]!;
    const addition = 'Đề nghị người đứng đầu trực tiếp chỉ đạo';
    await actOn(t, office, id, 'revise', { addition });
    // A second petition of the third ward was with the second one when the letter was drafted.
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: SECOND }]);
    at('2026-04-13T02:00:00Z');
    const another = await submit(t, { location: { communeCode: SECOND } });
    at('2026-04-16T02:00:00Z');
    await draftCollective(t, office);
    expect(await see(id)).toMatchObject({ petitionCount: 5, version: 3 });
    await act(t, head, another.id, 'return', { reason: 'Thuộc phường bên cạnh' });
    await act(t, clerk, another.id, 'assign', { unitCode: THIRD });

    at('2026-05-04T01:00:00Z');
    await refuse(bad);
    expect(await run()).toMatchObject({ redrawn: 3, failed: 0, setAside: 1 });
    const redrawn = await see(id);
    expect(unitsOf(redrawn)).toEqual([THIRD, FOURTH, TRAN_BIEN].toSorted());
    expect(redrawn.items.map((item) => [item.unitCode, item.petitionId === another.id])).toEqual(
      [
        [THIRD, false],
        [THIRD, true],
        [FOURTH, false],
        [TRAN_BIEN, false],
      ].toSorted(),
    );
    await actOn(t, office, id, 'approve');
    expect(await actOn(t, office, id, 'issue', SIGNER)).toMatchObject({
      addresseeCount: 3,
      petitionCount: 4,
    });
    const words = await docxWords((await download(t, office, id, 'docx')).body as Buffer);
    expect(words).toContain(addition);
    await mend();
    at('2026-05-04T01:15:00Z');
    expect(await run()).toMatchObject({ drafted: 1, failed: 0 });
    expect((await letters())[0]).toMatchObject({ kind: 'REMINDER', unitCode: SECOND });
  });

  it('is taken out by the next run, when the one that set it aside could not', async () => {
    await writeTo('COLLECTIVE');
    at(MONDAY_AT_EIGHT);
    await run();
    const { id } = (await letters())[0]!;
    // As if the process ended right after the unit was set aside.
    await t.database.rows(`create function hinder() returns trigger language plpgsql as
      $$ begin raise exception 'not now' using errcode = '40001'; end $$`);
    await t.database.rows(
      `create trigger tr_hinder before delete on notice_addressee for each row execute function hinder()`,
    );
    await refuse(bad);
    at('2026-04-20T01:00:00Z');
    await expect(run()).rejects.toThrow('not now');
    expect(unitsOf(await see(id))).toContain(SECOND);
    await t.database.rows('drop trigger tr_hinder on notice_addressee');
    at('2026-04-20T01:05:00Z');
    expect(await run()).toEqual({ drafted: 0, redrawn: 0, left: 0, failed: 0 });
    expect(unitsOf(await see(id))).toEqual([THIRD, FOURTH, TRAN_BIEN].toSorted());
    await actOn(t, office, id, 'approve');
    await actOn(t, office, id, 'issue', SIGNER);
  });

  it('leaves a letter that was kept for it alone as soon as others join it', async () => {
    await writeTo('COLLECTIVE');
    at('2026-04-13T00:30:00Z');
    const id = onlyLetter(await draftCollective(t, office, [SECOND]));
    // The others' petitions come to them only after the week's first run.
    const open = (yes: boolean) =>
      t.database.rows('update petition set open = $1 where id <> $2', [yes, bad.id]);
    await open(false);
    await refuse(bad);
    at(MONDAY_AT_EIGHT);
    expect(await run()).toMatchObject({ drafted: 0, redrawn: 0, setAside: 1 });
    expect(unitsOf(await see(id))).toEqual([SECOND]);
    await open(true);
    at('2026-04-13T01:05:00Z');
    expect(await run()).toMatchObject({ redrawn: 3, failed: 0 });
    expect(unitsOf(await see(id))).toEqual([THIRD, FOURTH, TRAN_BIEN].toSorted());
  });

  it('stays in what somebody has drawn by hand since it was set aside, for then its rows were well', async () => {
    await writeTo('COLLECTIVE');
    await refuse(bad);
    at(MONDAY_AT_EIGHT);
    await run();
    await mend();
    at('2026-04-13T01:03:00Z');
    const id = onlyLetter(await draftCollective(t, office));
    at('2026-04-13T01:05:00Z');
    expect(await run()).toMatchObject({ failed: 0 });
    expect(unitsOf(await see(id))).toContain(SECOND);
  });

  it('keeps an approved letter from being issued, in words that say what to do, and no number is lost', async () => {
    await writeTo('COLLECTIVE');
    at(MONDAY_AT_EIGHT);
    await run();
    const { id } = (await letters())[0]!;
    await actOn(t, office, id, 'approve');
    await refuse(bad);
    const { status, body } = await send(t, office, id, 'issue', SIGNER);
    expect([status, body.code, body.details]).toEqual([
      409,
      'NOTICE_DATA_FAULTY',
      { fault: '23514', constraint: 'ck_notice_item_poison' },
    ]);
    expect(await see(id)).toMatchObject({ state: 'APPROVED', number: null });
    await mend();
    expect(await actOn(t, office, id, 'issue', SIGNER)).toMatchObject({ number: 1 });
  });

  it('is left in a standing letter when none of them can be drawn, whoever is at fault', async () => {
    await writeTo('COLLECTIVE');
    at(MONDAY_AT_EIGHT);
    await run();
    const { id } = (await letters())[0]!;
    const ward = await signIn(t, [
      { role: 'UNIT_HEAD', unitCode: FOURTH },
      { role: 'UNIT_OFFICER', unitCode: FOURTH },
    ]);
    const own = (await see(id)).items.find((item) => item.unitCode === FOURTH)!;
    await act(t, ward, own.petitionId, 'accept');
    await act(t, ward, own.petitionId, 'propose-answer', goodAnswer());
    await act(t, ward, own.petitionId, 'approve-answer');
    await t.database.rows(
      `alter table notice_item add constraint ck_notice_item_poison check (false) not valid`,
    );
    at('2026-04-20T01:00:00Z');
    expect(await run()).toMatchObject({ redrawn: 0, failed: 0, setAside: 3 });
    expect(await see(id)).toMatchObject({ version: 1, addresseeCount: 4, petitionCount: 4 });
    await mend();
    at('2026-04-20T01:15:00Z');
    expect(await run()).toMatchObject({ redrawn: 3, failed: 0 });
    expect(await see(id)).toMatchObject({ version: 2, addresseeCount: 4, petitionCount: 3 });
  });

  it('holds up no other when each gets a letter of its own, and is set aside as well', async () => {
    await refuse(bad);
    at(MONDAY_AT_EIGHT);
    expect(await run()).toEqual({ drafted: 3, redrawn: 0, left: 0, failed: 0, setAside: 1 });
    expect(await standing()).toMatchObject([{ itemKind: 'unit', code: '23514' }]);
    expect(await alarms()).toMatchObject([
      { key: 'rows-set-aside-draft-notices' },
      { key: expect.stringMatching('^weekly-draft-failed-'), details: { unitCode: SECOND } },
    ]);
    await mend();
    at('2026-04-13T01:15:00Z');
    expect(await run()).toEqual({ drafted: 1, redrawn: 0, left: 0, failed: 0 });
    expect(await letters()).toHaveLength(4);
    expect(await alarms()).toEqual([]);
  });
});
