import { createHash } from 'node:crypto';
import { doc, docx, pdf, photo, PLACE, screenshot, xls, xlsx, zip } from '../support/files';
import {
  asBytes,
  sendAsCitizen,
  sendAsStaff,
  startFilesWorld,
  type FilesWorld,
} from '../support/files-world';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

describe('files of a petition', () => {
  let t: FilesWorld;
  let officer: Person;
  let head: Person;
  let elsewhere: Person;
  let clerk: Person;
  let auditor: Person;
  beforeAll(async () => {
    t = await startFilesWorld();
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
    elsewhere = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: 'SNNMT' }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    auditor = await signIn(t, [{ role: 'AUDITOR' }]);
  });
  afterAll(() => t.close());

  const listOf = async (who: Person, petitionId: string) =>
    (await t.http.get(`/api/v1/petitions/${petitionId}/attachments`).set(...who.auth)).body.items;
  const openAs = (who: Person, petitionId: string, id: string, query: object = {}) =>
    asBytes(
      t.http
        .get(`/api/v1/petitions/${petitionId}/attachments/${id}`)
        .query(query)
        .set(...who.auth),
    );
  const listAsCitizen = (receipt: Receipt, token = receipt.trackingToken) =>
    t.http.get(`/api/v1/tracking/${receipt.code}/attachments`).set('Tracking-Token', token);
  const openAsCitizen = (receipt: Receipt, id: string) =>
    asBytes(
      t.http
        .get(`/api/v1/tracking/${receipt.code}/attachments/${id}`)
        .set('Tracking-Token', receipt.trackingToken),
    );
  const eventsOf = async (petitionId: string, action: string) =>
    t.database.rows<{ reason: string; data: unknown; actor: string; role: string }>(
      `select reason, data, actor_id as actor, actor_role as role from petition_event
       where petition_id = $1 and action = $2 order by seq`,
      [petitionId, action],
    );

  describe('a photograph its sender adds', () => {
    let receipt: Receipt;
    let added: Record<string, unknown>;
    beforeAll(async () => {
      receipt = await submit(t);
      const answer = await sendAsCitizen(t, receipt, photo(), 'Hiện trường 06-4.jpg').expect(201);
      added = answer.body as Record<string, unknown>;
    });

    it('is told back with what was kept of it', () => {
      expect(added).toEqual({
        id: expect.any(String),
        purpose: 'PETITION',
        name: 'Hiện trường 06-4.jpg',
        mediaType: 'image/jpeg',
        bytes: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        state: 'UNSCANNED',
        identityBearing: false,
        parentCode: null,
        uploadedBy: 'CITIZEN',
        uploadedAt: '2026-04-06T01:00:00.000Z',
      });
    });

    it('comes back as a file to save, without the place, to the sender and to the unit', async () => {
      for (const answer of [
        await openAsCitizen(receipt, String(added.id)).expect(200),
        await openAs(officer, receipt.id, String(added.id)).expect(200),
      ]) {
        const bytes = answer.body as Buffer;
        expect(bytes.includes(PLACE)).toBe(false);
        expect(bytes.includes('Samsung')).toBe(false);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(added.sha256);
        expect(answer.headers).toMatchObject({
          'content-type': 'image/jpeg',
          'content-length': String(bytes.length),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
          'content-disposition':
            'attachment; filename="Hien truong 06-4.jpg"; ' +
            "filename*=UTF-8''Hi%E1%BB%87n%20tr%C6%B0%E1%BB%9Dng%2006-4.jpg",
        });
      }
    });

    it('stands in the list, in the store once, and in the history by its sum and not by its name', async () => {
      expect(await listOf(officer, receipt.id)).toEqual([added]);
      expect((await listAsCitizen(receipt)).body).toEqual({ items: [added] });
      expect(t.files().filter((path) => path.endsWith(String(added.id)))).toHaveLength(1);
      const [event] = await eventsOf(receipt.id, 'attach');
      expect(event?.data).toMatchObject({ attachmentId: added.id, sha256: added.sha256 });
      expect(JSON.stringify(event)).not.toContain('Hiện trường');
    });

    it('sent again is the same file: a retry adds nothing', async () => {
      const again = await sendAsCitizen(t, receipt, photo(), 'khac.jpg').expect(201);
      expect(again.body).toEqual(added);
      expect(await listOf(officer, receipt.id)).toHaveLength(1);
      expect(t.files().filter((path) => path.startsWith('attachments/files'))).toHaveLength(1);
    });

    it('is nobody else’s: neither by a wrong token or code, nor from another petition or unit', async () => {
      const other = await submit(t);
      const wrong = [
        await listAsCitizen(receipt, other.trackingToken),
        await t.http.get(`/api/v1/tracking/${receipt.code}/attachments`),
        await listAsCitizen({ ...receipt, code: 'H19.PA.2026.999999' }),
        await sendAsCitizen(t, { ...receipt, trackingToken: 'ABCD' }, photo(), 'a.jpg'),
        await sendAsCitizen(t, { ...receipt, code: 'H19.PA.2026.999999' }, photo(), 'a.jpg'),
        await openAsCitizen({ ...receipt, trackingToken: 'ABCD' }, String(added.id)),
      ];
      for (const answer of wrong) expect(answer.status).toBe(404);
      const codes = wrong.slice(0, 5).map((answer) => (answer.body as { code: string }).code);
      expect(new Set(codes)).toEqual(new Set(['TRACKING_UNKNOWN']));
      await openAsCitizen(other, String(added.id)).expect(404);
      await openAs(officer, other.id, String(added.id)).expect(404);
      await openAs(elsewhere, receipt.id, String(added.id)).expect(404);
      await openAs(officer, receipt.id, 'no-id').expect(404);
    });
  });

  it.each([
    ['JPG', photo(), 'anh.jpeg', 'image/jpeg'],
    ['PNG', screenshot(), 'man-hinh.PNG', 'image/png'],
    ['PDF', pdf(), 'don.pdf', 'application/pdf'],
    ['DOC', doc(), 'don.doc', 'application/msword'],
    [
      'DOCX',
      docx(),
      'don.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    ['XLS', xls(), 'bang.xls', 'application/vnd.ms-excel'],
    [
      'XLSX',
      xlsx(),
      'bang.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])(
    '%s is taken for what it is, whatever the sender calls its type',
    async (_kind, bytes, name, type) => {
      const receipt = await submit(t);
      const { body } = await sendAsCitizen(t, receipt, bytes, name).expect(201);
      expect(body).toMatchObject({ name, mediaType: type });
      const { body: back } = await openAsCitizen(receipt, String(body.id)).expect(200);
      // Pictures are stripped; everything else comes back byte for byte.
      if (!type.startsWith('image/')) expect(bytes.equals(back as Buffer)).toBe(true);
    },
  );

  it.each([
    [
      'a page in disguise',
      Buffer.from('<html><script>1</script>'),
      'anh.jpg',
      415,
      'TYPE_NOT_ACCEPTED',
    ],
    ['a program', Buffer.from('MZ\x90\0\x03\0\0\0'), 'don.pdf', 415, 'TYPE_NOT_ACCEPTED'],
    ['nothing', Buffer.alloc(0), 'don.pdf', 415, 'TYPE_NOT_ACCEPTED'],
    ['an archive', zip({ 'a.txt': 'a' }), 'don.docx', 415, 'TYPE_NOT_ACCEPTED'],
    [
      'a document with macros',
      docx('application/vnd.ms-word.document.macroEnabled.main+xml'),
      'don.docx',
      415,
      'TYPE_NOT_ACCEPTED',
    ],
    ['an archive that is cut off', docx().subarray(0, 90), 'don.docx', 415, 'TYPE_NOT_ACCEPTED'],
    ['a PDF named as a picture', pdf(), 'anh.jpg', 422, 'NAME_MISMATCH'],
    ['a picture named as a program', photo(), 'anh.jpg.exe', 422, 'NAME_MISMATCH'],
    ['half a photograph', photo().subarray(0, -3), 'anh.jpg', 422, 'BROKEN'],
    ['half a screenshot', screenshot().subarray(0, -6), 'anh.png', 422, 'BROKEN'],
  ])('%s is refused, and nothing of it stays', async (_what, bytes, name, status, code) => {
    const receipt = await submit(t);
    const before = t.files();
    const answer = await sendAsCitizen(t, receipt, bytes, name);
    expect([answer.status, answer.body.code]).toEqual([status, `ATTACHMENT_${code}`]);
    expect(t.files()).toEqual(before);
    expect(await listOf(officer, receipt.id)).toEqual([]);
  });

  it('is added by who acts at the unit; who only watches, or sits elsewhere, is told so', async () => {
    const { id } = await submit(t);
    const file = { bytes: pdf('a'), filename: 'bien-ban.pdf', purpose: 'ANSWER' };
    await sendAsStaff(t, officer, id, file).expect(201);
    await sendAsStaff(t, clerk, id, { ...file, purpose: 'PETITION' }).expect(201);
    await sendAsStaff(t, auditor, id, file).expect(403);
    await sendAsStaff(t, elsewhere, id, file).expect(404);
    await sendAsStaff(t, officer, id, { ...file, purpose: 'OTHER' }).expect(400);
    // A unit's officer who watches over the province besides sees it, and still does not act there.
    const watching = await signIn(t, [
      { role: 'UNIT_OFFICER', unitCode: 'SNNMT' },
      { role: 'AUDITOR' },
    ]);
    const refused = await sendAsStaff(t, watching, id, file).expect(403);
    expect(refused.body.code).toBe('FORBIDDEN');
    const items = await listOf(auditor, id);
    expect(items.map((item: { uploadedBy: string }) => item.uploadedBy)).toEqual([
      'ACCOUNT',
      'ACCOUNT',
    ]);
  });

  it('of the answer is shown to the citizen once the answer is approved, and not before', async () => {
    const receipt = await submit(t);
    await act(t, officer, receipt.id, 'accept');
    const file = { bytes: pdf('ket qua'), filename: 'ket-qua.pdf', purpose: 'ANSWER' };
    const { body } = await sendAsStaff(t, officer, receipt.id, file).expect(201);
    await act(t, officer, receipt.id, 'propose-answer', goodAnswer());
    expect((await listAsCitizen(receipt)).body.items).toEqual([]);
    await openAsCitizen(receipt, String(body.id)).expect(404);
    // A draft that was sent back is still a draft.
    await act(t, head, receipt.id, 'reject-answer', { reason: 'Chưa nêu ngày hoàn thành' });
    expect((await listAsCitizen(receipt)).body.items).toEqual([]);
    await act(t, officer, receipt.id, 'propose-answer', goodAnswer());
    await act(t, head, receipt.id, 'approve-answer');
    expect((await listAsCitizen(receipt)).body.items).toHaveLength(1);
    await openAsCitizen(receipt, String(body.id)).expect(200);
  });

  it('cannot be added any more once the petition is at its end', async () => {
    const receipt = await submit(t);
    await sendAsCitizen(t, receipt, photo(), 'a.jpg').expect(201);
    await t.database.rows(`update petition set open = false, state = 'REFUSED' where id = $1`, [
      receipt.id,
    ]);
    const refused = await sendAsCitizen(t, receipt, photo(1), 'b.jpg').expect(409);
    expect(refused.body.code).toBe('ATTACHMENT_NOT_POSSIBLE');
    expect((await listAsCitizen(receipt)).body.items).toHaveLength(1);
  });

  describe('that may tell who sent it', () => {
    let receipt: Receipt;
    let id: string;
    let reader: Person;
    beforeAll(async () => {
      receipt = await submit(t, {
        class: 'HANH_VI_CBCC',
        field: undefined,
        title: 'Cán bộ một cửa gây phiền hà',
        content: 'Cán bộ tiếp nhận hồ sơ yêu cầu nộp thêm giấy tờ ngoài quy định nhiều lần.',
      });
      reader = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
      const answer = await sendAsCitizen(t, receipt, photo(), 'Nguyễn Thị Hạnh.jpg').expect(201);
      id = String(answer.body.id);
    });

    it('is listed to officers without its name, and to its sender with it', async () => {
      expect(await listOf(reader, receipt.id)).toMatchObject([
        { id, name: null, identityBearing: true },
      ]);
      expect((await listAsCitizen(receipt)).body.items[0].name).toBe('Nguyễn Thị Hạnh.jpg');
      await openAsCitizen(receipt, id).expect(200);
    });

    it('is given to nobody without a reason', async () => {
      const refused = await openAs(reader, receipt.id, id).expect(422);
      expect(JSON.parse(String(refused.body)).code).toBe('ATTACHMENT_REASON_REQUIRED');
      await openAs(reader, receipt.id, id, { reason: 'x' }).expect(400);
      expect(await eventsOf(receipt.id, 'download-attachment')).toEqual([]);
    });

    it('is given to nobody to whom the sender may not be shown, whatever the reason', async () => {
      const reason = 'Kiểm tra hồ sơ theo kế hoạch';
      const refused = await openAs(auditor, receipt.id, id, { reason }).expect(403);
      expect(JSON.parse(String(refused.body)).code).toBe('IDENTITY_NOT_YOURS');
      expect(await eventsOf(receipt.id, 'download-attachment')).toEqual([]);
    });

    it('is given with one, which stands in the history with the person and the role', async () => {
      const reason = 'Đối chiếu ảnh với biên bản làm việc';
      await openAs(reader, receipt.id, id, { reason }).expect(200);
      expect(await eventsOf(receipt.id, 'download-attachment')).toEqual([
        { reason, data: { attachmentId: id }, actor: reader.accountId, role: 'PROVINCIAL_OFFICE' },
      ]);
    });

    const mark = (who: Person, petitionId: string, file: string, body: object) =>
      t.http
        .patch(`/api/v1/petitions/${petitionId}/attachments/${file}`)
        .set(...who.auth)
        .send(body);

    it('is so too when an officer says so, with a reason, until an officer says otherwise', async () => {
      const plain = await submit(t);
      const { body } = await sendAsCitizen(t, plain, pdf(), 'don.pdf').expect(201);
      const reason = 'Đơn ghi họ tên, số điện thoại';
      await mark(officer, plain.id, body.id, { identityBearing: true }).expect(400);
      await mark(auditor, plain.id, body.id, { identityBearing: true, reason }).expect(403);
      await mark(elsewhere, plain.id, body.id, { identityBearing: true, reason }).expect(404);
      const marked = await mark(officer, plain.id, body.id, { identityBearing: true, reason });
      expect(marked.body).toMatchObject({ identityBearing: true, name: null });
      // The unit may not be shown the sender, so neither this file; nor may it lift the mark by itself.
      const closed = await openAs(officer, plain.id, body.id, { reason }).expect(403);
      expect(JSON.parse(String(closed.body)).code).toBe('IDENTITY_NOT_GRANTED');
      const back = { identityBearing: false, reason: 'Đã thay bằng bản che tên' };
      expect((await mark(officer, plain.id, body.id, back)).body.code).toBe('IDENTITY_NOT_GRANTED');
      const naming = { reason: 'Xem đơn của bà Nguyễn Thị Hạnh' };
      const named = await openAs(clerk, plain.id, body.id, naming).expect(422);
      expect(JSON.parse(String(named.body)).code).toBe('IDENTITY_IN_REASON');
      expect(await eventsOf(plain.id, 'download-attachment')).toEqual([]);
      await openAs(clerk, plain.id, body.id, { reason }).expect(200);
      await mark(clerk, plain.id, body.id, back).expect(200);
      await openAs(officer, plain.id, body.id).expect(200);
      expect(await eventsOf(plain.id, 'mark-attachment')).toMatchObject([
        { reason, data: { attachmentId: body.id, identityBearing: true } },
        { data: { identityBearing: false } },
      ]);
      const foreign = await mark(officer, plain.id, id, { identityBearing: true, reason });
      expect(foreign.body.code).toBe('ATTACHMENT_UNKNOWN');
    });
  });
});
