import type { NoticeListResponse, NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { issueTo, send } from '../support/notices';
import { issueCollective } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';
import { meeting, untilWaiting } from '../support/race';

const [SECOND, THIRD, FOURTH] = ['25195', '25210', '25217'] as const;
const ALL = [SECOND, THIRD, FOURTH, TRAN_BIEN];

/** A letter to four wards is four matters to them, and one to the office. */
describe('the version of a letter that somebody saw', () => {
  let t: TestApp;
  let office: Person;
  let heads: Record<string, Person>;
  let id: string;
  beforeAll(async () => {
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '14' } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    heads = {};
    for (const unitCode of ALL) {
      heads[unitCode] = await signIn(t, [{ role: 'UNIT_HEAD', unitCode }]);
      await submit(t, { location: { communeCode: unitCode, address: 'Đầu hẻm 12' } });
    }
    // Sent on Monday 6/4, overdue from Tuesday 21/4.
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
  });
  // Each test has a letter of its own.
  beforeEach(async () => {
    id = (await issueCollective(t, office)).id;
  });
  afterAll(() => t.close());

  const see = async (who: Person) => {
    const { headers, body } = await t.http
      .get(`/api/v1/notices/${id}`)
      .set(...who.auth)
      .expect(200);
    const letter = body as NoticeResponse;
    expect(headers.etag).toBe(`"${letter.version}"`);
    return { tag: headers.etag!, ...letter };
  };
  const says = (who: Person, action: string, tag: string, input: object = {}) =>
    send(t, who, id, action, input).set('If-Match', tag);
  const cause = { cause: 'Chờ bố trí kinh phí' };
  const lock = () => `select from notice where id = '${id}' for update`;

  it('is each unit’s own: all acknowledge and answer at one moment with what they read', async () => {
    const read = await Promise.all(ALL.map((code) => see(heads[code]!)));
    const acknowledged = await meeting(
      t,
      lock(),
      ALL.map((code, index) => () => says(heads[code]!, 'acknowledge', read[index]!.tag)),
    );
    expect(acknowledged.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const answered = await meeting(
      t,
      lock(),
      ALL.map(
        (code, index) => () =>
          says(heads[code]!, 'answer', acknowledged[index]!.headers.etag!, cause),
      ),
    );
    expect(answered.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await see(office)).toMatchObject({ state: 'ANSWERED', answeredCount: 4 });
    for (const [index, code] of ALL.entries()) {
      expect((await see(heads[code]!)).tag).toBe(answered[index]!.headers.etag);
    }
  });

  it('is refused to a unit that has spoken since: a second click, and a second officer', async () => {
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    const head = heads[TRAN_BIEN]!;
    const { tag } = await see(head);
    await says(heads[SECOND]!, 'acknowledge', (await see(heads[SECOND]!)).tag).expect(200);
    expect((await see(officer)).tag).toBe(tag);
    const both = await meeting(
      t,
      lock(),
      [head, officer].map((who) => () => says(who, 'answer', tag, cause)),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const now = await see(head);
    expect(now.replies).toHaveLength(1);
    const stale = await says(head, 'answer', tag, cause).expect(412);
    expect(stale.body).toMatchObject({
      code: 'VERSION_MISMATCH',
      details: { version: now.version, state: 'ANSWERED' },
    });
    // One that nobody has read yet is refused as well.
    await says(head, 'answer', `"${(await see(office)).version + 1}"`, cause).expect(412);
    await says(head, 'answer', now.tag, cause).expect(200);
  });

  it('covers the letter as a whole to the office, which does not cancel what a unit has answered', async () => {
    const { tag } = await see(office);
    const ward = await see(heads[SECOND]!);
    let answered, cancelled;
    await t.database.transaction(async (tx) => {
      await tx.rows(lock());
      answered = (async () => says(heads[SECOND]!, 'answer', ward.tag, cause))();
      await untilWaiting(t, 1);
      cancelled = (async () => says(office, 'cancel', tag, { reason: 'Sai nơi nhận' }))();
      await untilWaiting(t, 2);
    });
    expect([await answered, await cancelled]).toMatchObject([
      { status: 200 },
      { status: 412, body: { code: 'VERSION_MISMATCH', details: { state: 'ISSUED' } } },
    ]);
    const again = await see(office);
    expect(again.tag).not.toBe(tag);
    const late = await says(office, 'cancel', again.tag, { reason: 'Sai nơi nhận' }).expect(409);
    expect(late.body.code).toBe('NOTICE_ACKNOWLEDGED');
  });

  it('is gone with the letter for a unit that speaks after it was cancelled', async () => {
    const ward = await see(heads[THIRD]!);
    await says(office, 'cancel', (await see(office)).tag, { reason: 'Sai nơi nhận' }).expect(200);
    await says(heads[THIRD]!, 'acknowledge', ward.tag).expect(404);
  });

  it('of whoever acts for several holds for each of them', async () => {
    const both = await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: SECOND },
      { role: 'UNIT_OFFICER', unitCode: THIRD },
    ]);
    const { tag } = await see(both);
    await says(heads[FOURTH]!, 'acknowledge', (await see(heads[FOURTH]!)).tag).expect(200);
    expect((await see(both)).tag).toBe(tag);
    // The second ward's own head is quicker: that part has changed, the third's has not.
    await says(heads[SECOND]!, 'acknowledge', (await see(heads[SECOND]!)).tag).expect(200);
    expect((await see(both)).tag).not.toBe(tag);
    await says(both, 'answer', tag, { ...cause, unitCode: SECOND }).expect(412);
    await says(both, 'answer', tag, { ...cause, unitCode: THIRD }).expect(200);
    await says(both, 'answer', tag, { ...cause, unitCode: THIRD }).expect(412);
    const again = await see(both);
    await says(both, 'answer', again.tag, { ...cause, unitCode: SECOND }).expect(200);
    await says(both, 'answer', again.tag, { ...cause, unitCode: TRAN_BIEN }).expect(412);
    await says(both, 'answer', (await see(both)).tag, { ...cause, unitCode: TRAN_BIEN }).expect(
      403,
    );
  });

  it('of whoever is the office and a unit as well is the whole’s, and holds for the unit too', async () => {
    const two = await signIn(t, [
      { role: 'PROVINCIAL_OFFICE' },
      { role: 'UNIT_HEAD', unitCode: FOURTH },
    ]);
    const { tag } = await see(two);
    expect(tag).toBe((await see(office)).tag);
    await says(heads[THIRD]!, 'acknowledge', (await see(heads[THIRD]!)).tag).expect(200);
    await says(two, 'cancel', tag, { reason: 'Sai nơi nhận' }).expect(412);
    const said = await says(two, 'acknowledge', tag).expect(200);
    expect(said.headers.etag).toBe((await see(office)).tag);
    await says(two, 'answer', tag, cause).expect(412);
  });

  it('is in lists what it is alone', async () => {
    await says(heads[SECOND]!, 'acknowledge', (await see(heads[SECOND]!)).tag).expect(200);
    const listed = async (who: Person, path: string) => {
      const { body } = await t.http.get(`/api/v1${path}`).set(...who.auth);
      const { items } = body as NoticeListResponse;
      return `"${items.find((each) => each.id === id)?.version}"`;
    };
    for (const who of [heads[SECOND]!, heads[THIRD]!, office]) {
      const { tag } = await see(who);
      expect(await listed(who, '/notices')).toBe(tag);
      for (const code of who === office ? ALL : []) {
        expect(await listed(who, `/units/${code}/notices`)).toBe(tag);
      }
    }
    expect(await listed(heads[SECOND]!, `/units/${SECOND}/notices`)).toBe(
      (await see(heads[SECOND]!)).tag,
    );
    expect((await see(heads[THIRD]!)).tag).not.toBe((await see(office)).tag);
  });

  it('of a letter to one unit is the same to both sides at every step', async () => {
    id = (await issueTo(t, office, TRAN_BIEN)).id;
    const head = heads[TRAN_BIEN]!;
    const tags = async () => [(await see(office)).tag, (await see(head)).tag];
    // Drafted, approved, issued.
    expect(await tags()).toEqual(['"3"', '"3"']);
    for (const wrong of ['"2"', '"4"']) await says(head, 'acknowledge', wrong).expect(412);
    expect((await says(head, 'acknowledge', '"3"').expect(200)).headers.etag).toBe('"4"');
    expect(await tags()).toEqual(['"4"', '"4"']);
    await says(head, 'answer', '"3"', cause).expect(412);
    expect((await says(head, 'answer', '"4"', cause).expect(200)).headers.etag).toBe('"5"');
    expect(await tags()).toEqual(['"5"', '"5"']);
  });
});
