import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, submit, TRAN_BIEN } from '../support/petitions';

describe('the list of petitions', () => {
  let t: TestApp;
  let office: Person;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    await submit(t);
    for (let index = 0; index < 6; index += 1) await submit(t, aboutARule());
  });
  afterAll(() => t.close());

  it('lists by state, unit, class, words without diacritics, code and lateness, page by page', async () => {
    const get = (query: string) =>
      t.http
        .get(`/api/v1/petitions?${query}`)
        .set(...office.auth)
        .expect(200);
    const { id, code } = await submit(t, {
      title: 'Đèn đường tắt ở ngã tư Vườn Mít',
      class: 'KHAC',
    });
    const found = await get(`q=${encodeURIComponent('den duong TAT')}`);
    expect(found.body.items.map((item: { id: string }) => item.id)).toEqual([id]);
    expect((await get(`q=${code.toLowerCase()}`)).body.items[0].id).toBe(id);
    expect((await get(`q=${encodeURIComponent('100%_\\')}`)).body.items).toEqual([]);
    const rubbish = await get(`unitCode=${TRAN_BIEN}&class=HIEN_TRUONG&state=ASSIGNED`);
    expect(rubbish.body.items.length).toBe(1);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await get(`limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.nextCursor;
    } while (cursor);
    const [count] = await t.database.rows<{ n: number }>('select count(*) as n from petition');
    expect(seen.length).toBe(count?.n);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(seen.toSorted().toReversed());
    t.clock.set(new Date('2026-04-20T17:00:00Z'));
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    expect(
      (await get('late=true&limit=200')).body.items.map((item: { id: string }) => item.id),
    ).toContain(id);
    const bad = await t.http
      .get('/api/v1/petitions?cursor=zzz')
      .set(...office.auth)
      .expect(400);
    expect(bad.body.code).toBe('CURSOR_INVALID');
  });
});
