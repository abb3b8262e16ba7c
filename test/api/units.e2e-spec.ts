import type { UnitsPageResponse } from '../../src/units/dto/unit.response';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

describe('the registry of units', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  const department = (code: string) => ({
    code,
    name: `Sở thử nghiệm ${code}`,
    shortName: `Sở ${code}`,
    kind: 'DEPARTMENT',
    validFrom: '2026-01-01',
    source: 'Quyết định thành lập thử',
  });
  const create = (body: object) =>
    t.http
      .post('/api/v1/units')
      .set(...admin.auth)
      .send(body);
  const amend = (code: string, body: object) =>
    t.http
      .patch(`/api/v1/units/${code}`)
      .set(...admin.auth)
      .send(body);
  const problem = (answer: { body: { code: string } }) => answer.body.code;

  it('shows anybody the 95 communes, page by page, each once', async () => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { body: UnitsPageResponse } = await t.http
        .get('/api/v1/units')
        .query({ kind: 'COMMUNE', limit: 40, ...(cursor ? { cursor } : {}) })
        .expect(200);
      codes.push(...page.body.items.map((unit) => unit.code));
      cursor = page.body.nextCursor;
    }
    expect(codes).toHaveLength(95);
    expect(new Set(codes).size).toBe(95);
    expect(codes).toEqual(codes.toSorted());
  });

  it('finds by name without marks, and by a former name', async () => {
    const found = await t.http.get('/api/v1/units').query({ q: 'LOC THANH' }).expect(200);
    expect(found.body.items.map((unit: { code: string }) => unit.code)).toEqual(['25280', '25294']);
    const former = await t.http.get('/api/v1/units').query({ q: 'Tài nguyên và Môi trường' });
    expect(former.body.items.map((unit: { code: string }) => unit.code)).toEqual(['SNNMT']);
  });

  it('shows a unit with its former names', async () => {
    const ward = await t.http.get('/api/v1/units/26368').expect(200);
    expect(ward.body).toEqual({
      code: '26368',
      name: 'Ủy ban nhân dân phường Long Thành',
      shortName: 'Phường Long Thành',
      kind: 'COMMUNE',
      parentCode: null,
      validFrom: '2025-07-01',
      validTo: null,
      successorCode: null,
      aliases: [{ name: 'Xã Long Thành', validFrom: '2025-07-01', validTo: '2026-04-29' }],
      predecessorCodes: [],
    });
    const desk = await t.http.get('/api/v1/units/TTPVHCC').expect(200);
    expect(desk.body.parentCode).toBe('VPUB');
    expect(problem(await t.http.get('/api/v1/units/KHONGCO').expect(404))).toBe('UNIT_NOT_FOUND');
  });

  it('lets only an administrator write', async () => {
    await t.http.post('/api/v1/units').send(department('SA')).expect(401);
    const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SXD' }]);
    for (const send of [
      t.http.post('/api/v1/units').send(department('SA')),
      t.http.patch('/api/v1/units/SXD').send({ name: 'Sở khác' }),
    ]) {
      expect(problem(await send.set(...head.auth).expect(403))).toBe('FORBIDDEN');
    }
  });

  it('enters a unit once, however often the same request comes', async () => {
    const send = () => create(department('SMOT')).set('Idempotency-Key', 'found-smot-1');
    const first = await send().expect(201);
    const second = await send().expect(201);
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ code: 'SMOT', parentCode: null, validTo: null });
    expect(problem(await create(department('SMOT')).expect(409))).toBe('UNIT_CODE_TAKEN');
  });

  it('refuses what cannot be a unit', async () => {
    const refused = async (more: object, status: number) =>
      problem(await create({ ...department('SX1'), ...more }).expect(status));
    expect(await refused({ kind: 'COMMUNE' }, 422)).toBe('UNIT_COMMUNE_CODE_INVALID');
    expect(await refused({ code: '99999' }, 422)).toBe('UNIT_COMMUNE_CODE_INVALID');
    expect(await refused({ kind: 'INTAKE_DESK' }, 409)).toBe('UNIT_KIND_TAKEN');
    expect(await refused({ parentCode: 'KHONGCO' }, 422)).toBe('UNIT_UNKNOWN');
    expect(await refused({ validFrom: '2026-02-30' }, 400)).toBe('VALIDATION_FAILED');
    expect(await refused({ name: '   ' }, 400)).toBe('VALIDATION_FAILED');
    await t.http.get('/api/v1/units/SX1').expect(404);
  });

  it('hands the work of an ended unit on, and refuses a chain that comes back', async () => {
    for (const code of ['SH1', 'SH2', 'SH3']) await create(department(code)).expect(201);
    const ended = await amend('SH1', { validTo: '2026-03-31', successorCode: 'SH2' }).expect(200);
    expect(ended.body).toMatchObject({ validTo: '2026-03-31', successorCode: 'SH2' });
    await amend('SH2', { successorCode: 'SH3' }).expect(200);
    expect((await t.http.get('/api/v1/units/SH2')).body.predecessorCodes).toEqual(['SH1']);
    for (const [code, successorCode] of [
      ['SH3', 'SH1'],
      ['SH3', 'SH2'],
      ['SH3', 'SH3'],
    ] as const) {
      const refused = await amend(code, { successorCode }).expect(422);
      expect(problem(refused)).toBe('UNIT_SUCCESSOR_LOOP');
    }
    const onDay = async (validOn: string) =>
      (await t.http.get('/api/v1/units').query({ q: 'SH1', validOn })).body.items.length;
    expect(await onDay('2026-03-31')).toBe(1);
    expect(await onDay('2026-04-01')).toBe(0);
    const back = await amend('SH1', { validTo: null, successorCode: null }).expect(200);
    expect(back.body).toMatchObject({ validTo: null, successorCode: null });
  });

  it('does not let two writers make a loop together', async () => {
    const pairs = [1, 2, 3, 4, 5].map((n) => [`SLA${n}`, `SLB${n}`] as const);
    for (const code of pairs.flat()) await create(department(code)).expect(201);
    const answers = await Promise.all(
      pairs.map(([one, other]) =>
        Promise.all([amend(one, { successorCode: other }), amend(other, { successorCode: one })]),
      ),
    );
    for (const pair of answers) {
      expect(pair.map((answer) => answer.status).toSorted()).toEqual([200, 422]);
    }
  });

  it('keeps the former name of a unit that is renamed', async () => {
    await create(department('SR1')).expect(201);
    const renamed = await amend('SR1', { name: 'Sở Chuyển đổi số' }).expect(200);
    expect(renamed.body.name).toBe('Sở Chuyển đổi số');
    expect(renamed.body.aliases).toEqual([
      { name: 'Sở thử nghiệm SR1', validFrom: null, validTo: '2026-04-06' },
    ]);
  });

  it('keeps the intake desk and the provincial office', async () => {
    for (const code of ['TTPVHCC', 'VPUB']) {
      const refused = await amend(code, { validTo: '2026-12-31' }).expect(422);
      expect(problem(refused)).toBe('UNIT_INDISPENSABLE');
    }
    const early = await amend('SYT', { validTo: '2024-12-31' }).expect(422);
    expect(problem(early)).toBe('UNIT_VALIDITY_INVALID');
    expect(problem(await amend('KHONGCO', { name: 'X' }).expect(404))).toBe('UNIT_NOT_FOUND');
    expect(problem(await amend('SYT', { successorCode: 'KHONGCO' }).expect(422))).toBe(
      'UNIT_UNKNOWN',
    );
  });
});
