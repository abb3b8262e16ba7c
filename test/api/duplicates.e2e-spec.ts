import { startTestApp, MONDAY, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { aboutARule, DESK, petitionBody, submit } from '../support/petitions';

interface Found {
  id: string;
  code: string;
  score: number;
  reasons: string[];
  canTakeMerge: boolean;
}

describe('likely duplicates', () => {
  let t: TestApp;
  let clerk: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    t.clock.set(new Date(MONDAY));
  });

  const of = async (who: Person, id: string): Promise<Found[]> =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}/duplicates`)
        .set(...who.auth)
        .expect(200)
    ).body.items;
  /** Each test has a commune of its own, where nobody else has written. */
  const street = (name: string, communeCode: string, overrides: Record<string, unknown> = {}) => ({
    title: `Ngập nước trên đường ${name}`,
    content: `Đường ${name} ngập sâu nửa mét sau mỗi trận mưa, xe máy chết máy hàng loạt.`,
    location: { communeCode },
    ...overrides,
  });

  it('are found with and without diacritics, and in other words, but not whatever else is near', async () => {
    const first = await submit(t, street('Bùi Văn Hòa', '26041'));
    const plain = await submit(t, {
      title: 'Ngap nuoc tren duong Bui Van Hoa',
      content: 'Duong Bui Van Hoa ngap sau nua met sau moi tran mua, xe may chet may hang loat.',
    });
    const other = await submit(t, {
      title: 'Mưa là ngập',
      content: 'Cứ mưa là đường Bùi Văn Hòa ngập sâu nửa mét, xe máy chết máy không đi được.',
    });
    await submit(t, {
      title: 'Chó thả rông cắn người',
      content: 'Khu phố 4 nhiều hộ nuôi chó thả rông, hôm qua có cháu bé bị cắn vào chân.',
    });
    const found = await of(clerk, first.id);
    expect(found.map(({ id }) => id)).toEqual([plain.id, other.id]);
    expect(found[0]).toMatchObject({
      code: plain.code,
      reasons: ['SAME_TEXT', 'SAME_COMMUNE', 'SAME_DAY', 'SAME_CLASS'],
      canTakeMerge: true,
      unitCode: '26041',
    });
    expect(found[1]?.reasons).toContain('SIMILAR_TEXT');
  });

  it('are found by the words of the title where no place is named', async () => {
    const letter = aboutARule({
      title: 'Đề nghị cấp lại sổ hộ nghèo bị thất lạc',
      location: undefined,
    });
    const first = await submit(t, letter);
    const again = await submit(t, { ...letter, title: 'De nghi cap lai so ho ngheo bi that lac' });
    expect((await of(clerk, first.id)).map(({ id }) => id)).toEqual([again.id]);
  });

  it('are shown to an officer who types a letter in, before anything is saved', async () => {
    const sent = await submit(t, street('Đồng Khởi', '25195'));
    const ask = (body: object) =>
      t.http
        .post('/api/v1/petitions/duplicates')
        .set(...clerk.auth)
        .send(body);
    const { title, content, location } = street('Dong Khoi', '25195');
    const found = await ask({ title, content, location, submittedAt: '2026-04-03T09:30:00+07:00' });
    expect(found.status).toBe(200);
    expect(found.body.items).toMatchObject([
      { id: sent.id, reasons: ['SAME_TEXT', 'SAME_COMMUNE', 'SAME_WEEK'] },
    ]);
    const [{ n }] = (await t.database.rows<{ n: number }>(
      `select count(*) as n from petition where title = $1`,
      [title],
    )) as [{ n: number }];
    expect(n).toBe(0);
    // One sign is a word too few to look for, and no error.
    await ask({ title: '??', content: '??' }).expect(200);
    await ask({ title, content, submitter: {} }).expect(400);
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: '26041' }]);
    await t.http
      .post('/api/v1/petitions/duplicates')
      .set(...head.auth)
      .send({ title, content })
      .expect(403);
  });

  it('are only those which the account may see', async () => {
    const here = await submit(t, street('Nguyễn Ái Quốc', '25210'));
    const atDesk = await submit(t, street('Nguyễn Ái Quốc', '25210', { class: 'KHAC' }));
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: '25210' }]);
    const stranger = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SYT' }]);
    expect((await of(clerk, here.id)).map(({ id }) => id)).toEqual([atDesk.id]);
    expect(await of(officer, here.id)).toEqual([]);
    const unseen = await t.http
      .get(`/api/v1/petitions/${here.id}/duplicates`)
      .set(...stranger.auth);
    expect([unseen.status, unseen.body.code]).toEqual([404, 'PETITION_UNKNOWN']);
  });

  it('lie within thirty days before or after, and are not what was merged or split already', async () => {
    const name = 'Hoàng Bá Bích';
    const old = await submit(t, street(name, '25217'));
    t.clock.set(new Date('2026-05-06T01:00:00Z'));
    const within = await submit(t, street(name, '25217'));
    t.clock.set(new Date('2026-05-06T01:00:01Z'));
    const beyond = await submit(t, street(name, '25217'));
    const ids = async (id: string) => (await of(clerk, id)).map((each) => each.id).toSorted();
    expect(await ids(old.id)).toEqual([within.id]);
    expect(await ids(within.id)).toEqual([old.id, beyond.id].toSorted());
    await t.http
      .post(`/api/v1/petitions/${beyond.id}/merge`)
      .set(...clerk.auth)
      .send({ intoCode: within.code, reason: 'Cùng một tuyến đường' })
      .expect(200);
    expect(await ids(within.id)).toEqual([old.id]);
    const letter = await submit(t, street('Võ Thị Sáu', '26041', { class: 'KHAC' }));
    const part = { title: 'Ngập nước trên đường Võ Thị Sáu', content: petitionBody().content };
    await t.http
      .post(`/api/v1/petitions/${letter.id}/split`)
      .set(...clerk.auth)
      .send({
        parts: [
          { ...part, class: 'KHAC' },
          { ...part, class: 'KHAC' },
        ],
        reason: 'Hai việc',
      })
      .expect(200);
    expect(await ids(letter.id)).toEqual([]);
  });
});
