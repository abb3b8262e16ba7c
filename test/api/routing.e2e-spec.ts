import { foldedWords } from '../../src/units/folded-text.rules';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

describe('the routing rules', () => {
  let t: TestApp;
  let admin: Person;
  let intake: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
    intake = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: 'TTPVHCC' }]);
  });
  afterAll(() => t.close());

  const trees = {
    position: 85,
    name: 'Cây xanh gãy đổ',
    classes: ['HIEN_TRUONG'],
    keywords: ['cây đổ', 'cây gãy'],
    targetKind: 'UNIT',
    targetUnitCode: 'SXD',
    source: 'Thông báo phân công thử',
  };
  const rules = '/api/v1/routing-rules';
  const post = (body: object, who = admin) =>
    t.http
      .post(rules)
      .set(...who.auth)
      .send(body);
  const put = (key: string, body: object) =>
    t.http
      .put(`${rules}/${key}`)
      .set(...admin.auth)
      .send(body);
  const attempt = async (body: object) =>
    (
      await t.http
        .post(`${rules}/try`)
        .set(...intake.auth)
        .send({ channel: 'WEB', title: '', content: '', ...body })
        .expect(200)
    ).body;
  const code = (answer: { body: { code: string } }) => answer.body.code;

  it('are those of the seed, in the order they are read', async () => {
    const list = await t.http
      .get(rules)
      .set(...intake.auth)
      .expect(200);
    expect(list.body.items).toHaveLength(30);
    const positions = list.body.items.map((rule: { position: number }) => rule.position);
    expect(positions).toEqual(positions.toSorted((a: number, b: number) => a - b));
    expect(list.body.items[3]).toMatchObject({
      key: 'crime',
      version: 1,
      targetUnitCode: 'CATP',
      createdBy: null,
      retiredAt: null,
    });
  });

  it('tell where a petition would go, by which words, and why not elsewhere', async () => {
    const answer = await attempt({
      class: 'HIEN_TRUONG',
      title: 'Nguy hiểm',
      content: 'Trụ điện trước nhà sắp đổ',
      location: { communeCode: '26041' },
    });
    expect(answer).toMatchObject({
      unitCode: 'DIENLUC',
      unitName: 'Công ty Điện lực Đồng Nai',
      rule: { key: 'power-by-keyword', version: 1 },
      reason: 'RULE',
      matchedKeyword: 'trụ điện',
      viaIntakeDesk: false,
      autoReceive: true,
      autoAssign: true,
      succeededFrom: [],
    });
    expect(answer.trace.map((step: { why: string }) => step.why)).toEqual([
      'OTHER_CLASS',
      'OTHER_CLASS',
      'OTHER_FIELD',
      'NO_KEYWORD',
      'OTHER_FIELD',
      'OTHER_FIELD',
      'OTHER_FIELD',
      'MATCHED',
    ]);
    expect(answer.trace[3].messages).toEqual({
      vi: 'Tiêu đề và nội dung không có từ khóa nào của quy tắc.',
      en: 'Neither title nor content holds a keyword of the rule.',
    });
  });

  it('leave to an officer what has no class, and what the policy does not name', async () => {
    expect(await attempt({ content: 'Trụ điện sắp đổ' })).toMatchObject({
      unitCode: 'TTPVHCC',
      reason: 'CLASS_MISSING',
      viaIntakeDesk: true,
      autoReceive: false,
      autoAssign: false,
    });
    expect(await attempt({ class: 'HIEN_TRUONG', content: 'rác' })).toMatchObject({
      unitCode: 'TTPVHCC',
      reason: 'NO_RULE',
      autoReceive: false,
    });
    expect(
      await attempt({ class: 'HIEN_TRUONG', channel: 'PAPER', content: 'trụ điện' }),
    ).toMatchObject({ unitCode: 'DIENLUC', autoReceive: false, autoAssign: false });
  });

  it('are written by administrators and read by those who route', async () => {
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SXD' }]);
    await t.http.get(rules).expect(401);
    await t.http
      .get(rules)
      .set(...head.auth)
      .expect(403);
    await post({ key: 'nope', ...trees }, intake).expect(403);
    await t.http
      .delete(`${rules}/crime`)
      .set(...intake.auth)
      .expect(403);
    await t.http
      .get('/api/v1/intake-policies')
      .set(...intake.auth)
      .expect(403);
  });

  it('keep every version: a change retires the one before, and decides from then on', async () => {
    const fallen = { class: 'HIEN_TRUONG', title: 'Cây đổ', location: { communeCode: '26041' } };
    expect((await attempt(fallen)).unitCode).toBe('26041');

    const send = () => post({ key: 'fallen-trees', ...trees }).set('Idempotency-Key', 'trees-0001');
    const first = await send().expect(201);
    expect(first.body).toMatchObject({
      key: 'fallen-trees',
      version: 1,
      fields: [],
      channels: [],
      targetUnitCode: 'SXD',
      createdBy: admin.accountId,
      createdAt: '2026-04-06T01:00:00.000Z',
    });
    expect((await send().expect(201)).body).toEqual(first.body);
    expect(code(await post({ key: 'fallen-trees', ...trees }).expect(409))).toBe(
      'ROUTING_RULE_KEY_TAKEN',
    );
    expect((await attempt(fallen)).unitCode).toBe('SXD');

    const changed = { ...trees, targetUnitCode: 'SNNMT' };
    expect(code(await put('fallen-trees', changed).set('If-Match', '"2"').expect(412))).toBe(
      'VERSION_MISMATCH',
    );
    await put('fallen-trees', changed).set('If-Match', '1').expect(400);
    const second = await put('fallen-trees', changed).set('If-Match', '"1"').expect(200);
    expect(second.body).toMatchObject({ version: 2, targetUnitCode: 'SNNMT', retiredAt: null });
    expect((await attempt(fallen)).rule).toMatchObject({ key: 'fallen-trees', version: 2 });

    await t.http
      .delete(`${rules}/fallen-trees`)
      .set(...admin.auth)
      .expect(204);
    expect((await attempt(fallen)).unitCode).toBe('26041');
    expect(code(await put('fallen-trees', changed).expect(404))).toBe('ROUTING_RULE_NOT_FOUND');

    const again = await post({ key: 'fallen-trees', ...trees }).expect(201);
    expect(again.body.version).toBe(3);
    const page = async (query: object) =>
      (
        await t.http
          .get(`${rules}/fallen-trees/versions`)
          .query(query)
          .set(...intake.auth)
          .expect(200)
      ).body;
    const newest = await page({ limit: 2 });
    expect(
      newest.items.map((rule: { version: number; retiredAt: string | null }) => [
        rule.version,
        rule.retiredAt,
      ]),
    ).toEqual([
      [3, null],
      [2, '2026-04-06T01:00:00.000Z'],
    ]);
    const oldest = await page({ limit: 2, cursor: newest.nextCursor });
    expect(oldest.items.map((rule: { version: number }) => rule.version)).toEqual([1]);
    expect(oldest.nextCursor).toBeNull();
  });

  it('are never in force twice, however many write at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => post({ key: 'at-once', ...trees, position: 999 })),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409, 409]);
  });

  it('follow the successor of a unit that has ended', async () => {
    await t.http
      .patch('/api/v1/units/SKHCN')
      .set(...admin.auth)
      .send({ validTo: '2026-05-31', successorCode: 'VPUB' })
      .expect(200);
    const fault = { class: 'LOI_KY_THUAT', title: 'Không đăng nhập được' };
    expect(await attempt({ ...fault, asOf: '2026-05-31' })).toMatchObject({
      unitCode: 'SKHCN',
      succeededFrom: [],
    });
    expect(await attempt({ ...fault, asOf: '2026-06-01' })).toMatchObject({
      unitCode: 'VPUB',
      succeededFrom: ['SKHCN'],
    });
  });

  it('refuse what could never match or lead anywhere', async () => {
    const refused = async (more: object, status = 422) =>
      code(await post({ key: 'refused', ...trees, ...more }).expect(status));
    expect(await refused({ targetUnitCode: 'KHONGCO' })).toBe('UNIT_UNKNOWN');
    expect(await refused({ targetUnitCode: undefined })).toBe('ROUTING_TARGET_INVALID');
    expect(await refused({ targetUnitCode: null })).toBe('ROUTING_TARGET_INVALID');
    expect(await refused({ targetKind: 'INTAKE_DESK' })).toBe('ROUTING_TARGET_INVALID');
    expect(await refused({ communeCodes: ['99999'] })).toBe('ROUTING_COMMUNE_UNKNOWN');
    expect(await refused({ keywords: ['…'] })).toBe('ROUTING_KEYWORD_WITHOUT_WORD');
    expect(await refused({ classes: ['KHONG_CO'] }, 400)).toBe('VALIDATION_FAILED');
    const many = Array.from({ length: 101 }, (_, i) => `từ ${i}`);
    expect(await refused({ keywords: many }, 400)).toBe('VALIDATION_FAILED');
    expect(await refused({ keywords: 'cây' }, 400)).toBe('VALIDATION_FAILED');
    await t.http
      .get(`${rules}/refused/versions`)
      .set(...intake.auth)
      .expect(404);
  });

  it('say by class and channel what happens without an officer', async () => {
    const policies = '/api/v1/intake-policies';
    const set = (body: object) =>
      t.http
        .put(policies)
        .set(...admin.auth)
        .send({ class: 'HIEN_TRUONG', channel: 'WEB', source: 'thử', ...body });
    await set({ autoReceive: true, autoAssign: false }).expect(200);
    await set({ channel: 'PHONE', autoReceive: true, autoAssign: true }).expect(200);
    const list = await t.http
      .get(policies)
      .set(...admin.auth)
      .expect(200);
    expect(list.body.items).toHaveLength(7);
    const power = { class: 'HIEN_TRUONG', content: 'mất điện' };
    expect(await attempt(power)).toMatchObject({ autoReceive: true, autoAssign: false });
    expect(await attempt({ ...power, channel: 'PHONE' })).toMatchObject({ autoAssign: true });
    expect(code(await set({ autoReceive: false, autoAssign: true }).expect(422))).toBe(
      'INTAKE_POLICY_INVALID',
    );
  });

  it('read words as the database does when it searches', async () => {
    const text = 'Đường Nguyễn Ái Quốc, phường Trảng Dài: ổ gà, NGẬP úng; kẹt xe ở ngã tư Vũng Tàu';
    const [row] = await t.database.rows<{ folded: string }>('select vi_fold($1) as folded', [text]);
    expect(foldedWords(text).trim()).toBe(row!.folded.replace(/[^a-z0-9]+/g, ' '));
  });
});
