import type { NoticeListResponse, NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, download, draft, pdfWords, send, SIGNER, squeezed } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { submit, TRAN_BIEN } from '../support/petitions';

describe('who sees and moves reminder letters', () => {
  let t: TestApp;
  let office: Person;
  let supervisor: Person;
  let auditor: Person;
  let head: Person;
  let officer: Person;
  let stranger: Person;
  let neighbour: string;
  let ids: { own: string; neighbours: string };
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' }]);
    supervisor = await signIn(t, [{ role: 'SUPERVISOR' }]);
    auditor = await signIn(t, [{ role: 'AUDITOR' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    stranger = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SYT' }]);
    neighbour = '25195';
    await submit(t);
    await submit(t, { location: { communeCode: neighbour, address: 'Đầu hẻm 3' } });
    t.clock.set(new Date('2026-04-21T02:00:00Z'));
    const drafts = await draft(t, office);
    ids = { own: drafts.get(TRAN_BIEN)!.id, neighbours: drafts.get(neighbour)!.id };
  });
  afterAll(() => t.close());

  const get = (who: Person, path: string) => t.http.get(`/api/v1${path}`).set(...who.auth);
  const listed = async (who: Person, query = '') =>
    ((await get(who, `/notices${query}`).expect(200)).body as NoticeListResponse).items.map(
      (notice) => notice.unitCode,
    );

  it('shows drafts to the office and its watchers, never to a unit', async () => {
    for (const who of [office, supervisor, auditor]) {
      expect((await listed(who)).toSorted()).toEqual([neighbour, TRAN_BIEN]);
      await get(who, `/notices/${ids.own}`).expect(200);
    }
    expect(await listed(head)).toEqual([]);
    await get(head, `/notices/${ids.own}`).expect(404);
    await download(t, head, ids.own, 'pdf').expect(404);
    const { body } = await get(auditor, `/notices/${ids.own}`);
    expect((body as NoticeResponse).allowedActions).toEqual([]);
  });

  it('lets the office alone draft, approve, issue and cancel', async () => {
    for (const who of [supervisor, auditor, head, officer]) {
      await t.http
        .post('/api/v1/notices/draft')
        .set(...who.auth)
        .send({})
        .expect(403);
      for (const action of ['approve', 'issue', 'cancel']) {
        const input = action === 'cancel' ? { reason: 'Không cần nữa' } : {};
        await send(t, who, ids.own, action, input).expect(403);
      }
    }
    // The role held for one department is not the province's office.
    const elsewhere = await signIn(t, [{ role: 'PROVINCIAL_OFFICE', unitCode: 'SXD' }]);
    await t.http
      .post('/api/v1/notices/draft')
      .set(...elsewhere.auth)
      .send({})
      .expect(403);
    await send(t, elsewhere, ids.own, 'approve').expect(404);
    await t.http.post('/api/v1/notices/draft').send({}).expect(401);
  });

  it('shows a unit the letters sent to it, and no other unit’s', async () => {
    for (const id of [ids.own, ids.neighbours]) {
      await actOn(t, office, id, 'approve');
      await actOn(t, office, id, 'issue', SIGNER);
    }
    for (const who of [head, officer]) {
      expect(await listed(who)).toEqual([TRAN_BIEN]);
      expect(await listed(who, `?unitCode=${neighbour}`)).toEqual([]);
      await get(who, `/notices/${ids.neighbours}`).expect(404);
      await download(t, who, ids.neighbours, 'docx').expect(404);
    }
    const { body } = await get(head, `/notices/${ids.own}`).expect(200);
    expect((body as NoticeResponse).allowedActions).toEqual(['acknowledge', 'answer']);
    expect(await listed(stranger)).toEqual([]);
  });

  it('lets only the unit acknowledge', async () => {
    await send(t, office, ids.own, 'acknowledge').expect(403);
    await send(t, stranger, ids.own, 'acknowledge').expect(404);
    await send(t, head, ids.neighbours, 'acknowledge').expect(404);
    await send(t, officer, ids.own, 'acknowledge').expect(200);
    expect(await listed(head, '?state=ACKNOWLEDGED')).toEqual([TRAN_BIEN]);
    expect(await listed(head, '?state=ISSUED')).toEqual([]);
  });

  it('pages, the newest first', async () => {
    const first = (await get(office, '/notices?limit=1').expect(200)).body as NoticeListResponse;
    expect(first.items).toHaveLength(1);
    const rest = (await get(office, `/notices?limit=1&cursor=${first.nextCursor}`).expect(200))
      .body as NoticeListResponse;
    expect(rest.nextCursor).toBeNull();
    expect(new Set([first.items[0]?.id, rest.items[0]?.id])).toEqual(
      new Set([ids.own, ids.neighbours]),
    );
  });

  it('says plainly what is not known', async () => {
    await get(office, '/notices/not-an-id').expect(404);
    await get(office, '/notices/01890000-0000-7000-8000-000000000000').expect(404);
    await t.http
      .post('/api/v1/notices/draft')
      .set(...office.auth)
      .send({ unitCodes: ['NOWHERE'] })
      .expect(422)
      .expect(({ body }) => expect(body.code).toBe('UNIT_UNKNOWN'));
  });
});

describe('the letterhead', () => {
  let t: TestApp;
  let office: Person;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  const address = '/api/v1/settings/letterhead';
  const read = (who: Person) => t.http.get(address).set(...who.auth);
  const put = (who: Person, body: object, version: string) =>
    t.http
      .put(address)
      .set(...who.auth)
      .set('If-Match', version)
      .send(body);

  it('is delivered with the province’s titles and without a signer', async () => {
    const { body, headers } = await read(office).expect(200);
    expect(headers.etag).toBe('"0"');
    expect(body).toMatchObject({
      superiorBody: 'ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐỒNG NAI',
      issuingBody: 'VĂN PHÒNG',
      place: 'Đồng Nai',
      symbol: 'VP-KSTT',
      signature: { authority: 'KT. CHÁNH VĂN PHÒNG', post: 'PHÓ CHÁNH VĂN PHÒNG', name: '' },
      disciplineReference: null,
      finishWithinDays: 5,
      reportWithinDays: 7,
    });
  });

  it('takes back what it gave, changed, and loses nobody’s change', async () => {
    const { body } = await read(office);
    const changed = { ...body, place: 'Biên Hòa', urgency: 'KHAN', finishWithinDays: 3 };
    const first = await put(office, changed, '"0"').expect(200);
    expect(first.headers.etag).toBe('"1"');
    expect(first.body).toEqual(changed);
    await put(admin, body, '"0"').expect(412);
    const second = await put(admin, { ...changed, place: 'Đồng Nai' }, '"1"').expect(200);
    expect(second.headers.etag).toBe('"2"');
  });

  it('shows an invented letter with a change before it is made', async () => {
    const { body, headers } = await read(office);
    const preview = (change: object) =>
      t.http
        .post(`${address}/preview`)
        .set(...office.auth)
        .responseType('blob')
        .send({ ...body, ...change });
    const answer = await preview({ place: 'Bình Phước', urgency: 'HOA_TOC' }).expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    const words = squeezed(pdfWords(answer.body as Buffer));
    for (const said of ['Bình Phước, ngày', 'DỰ THẢO - HỎA TỐC', 'phường Mẫu', 'lần 2']) {
      expect(words).toContain(squeezed(said));
    }
    expect((await read(office)).headers.etag).toBe(headers.etag);
    await preview({ symbol: 'vp kstt' }).expect(400);
  });

  it('refuses what no letter could be printed with', async () => {
    const { body, headers } = await read(office);
    const refused = async (change: object) => {
      const answer = await put(office, { ...body, ...change }, headers.etag!).expect(400);
      const errors: { field: string }[] = answer.body.errors ?? answer.body.details.errors;
      return errors.map((error) => error.field);
    };
    expect(await refused({ symbol: 'vp kstt' })).toEqual(['symbol']);
    expect(await refused({ finishWithinDays: 0 })).toEqual(['finishWithinDays']);
    expect(await refused({ signature: { post: 'X' } })).toEqual([
      'signature.post',
      'signature.name',
    ]);
    expect(await refused({ wording: undefined })).toEqual(['wording']);
    expect(await refused({ colour: 'red' })).toEqual(['colour']);
  });
});
