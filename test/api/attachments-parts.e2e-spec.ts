import { pdf, photo } from '../support/files';
import {
  asBytes,
  sendAsCitizen,
  sendAsStaff,
  startFilesWorld,
  type FilesWorld,
} from '../support/files-world';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

const WHY = 'Đối chiếu ảnh với biên bản kiểm tra';
const RUBBISH = {
  title: 'Rác thải tồn đọng trước cổng trường',
  content: 'Rác tồn đọng trước cổng trường đã năm ngày không có xe thu gom.',
  class: 'HIEN_TRUONG',
  field: 'RAC_THAI',
};

describe('the files of a letter that was split', () => {
  let t: FilesWorld;
  let clerk: Person;
  let commune: Person;
  let farmer: Person;
  beforeAll(async () => {
    t = await startFilesWorld();
    clerk = await signIn(t, [
      { role: 'INTAKE_OFFICER', unitCode: DESK },
      { role: 'PROVINCIAL_OFFICE', unitCode: 'VPUB' },
    ]);
    commune = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    farmer = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: 'SNNMT' }]);
  });
  afterAll(() => t.close());

  interface Part {
    id: string;
    code: string;
  }
  const split = async (letterId: string): Promise<Part> => {
    const reason = 'Đơn có hai nội dung khác nhau';
    await act(t, clerk, letterId, 'split', { parts: [RUBBISH], reason });
    const [part] = await t.database.rows<Part>(
      `select id, code from petition where parent_id = $1 order by id desc limit 1`,
      [letterId],
    );
    return part!;
  };
  const fileOf = async (letter: Receipt, mark = 0): Promise<string> =>
    (await sendAsCitizen(t, letter, photo(mark), 'anh.jpg').expect(201)).body.id as string;
  const listOf = async (who: Person, id: string) =>
    (await t.http.get(`/api/v1/petitions/${id}/attachments`).set(...who.auth)).body.items;
  const open = (who: Person, id: string, fileId: string, reason?: string) =>
    t.http
      .get(`/api/v1/petitions/${id}/attachments/${fileId}`)
      .query(reason === undefined ? {} : { reason })
      .set(...who.auth);
  const refusal = async (answer: PromiseLike<{ status: number; body: { code: string } }>) => {
    const { status, body } = await answer;
    return `${status} ${body.code}`;
  };
  const mark = (id: string, fileId: string, identityBearing: boolean) =>
    t.http
      .patch(`/api/v1/petitions/${id}/attachments/${fileId}`)
      .set(...clerk.auth)
      .send({ identityBearing, reason: 'Ảnh chụp cả người gửi' });
  const grant = (id: string, unitCode: string) =>
    t.http
      .post(`/api/v1/petitions/${id}/identity-grants`)
      .set(...clerk.auth)
      .send({ unitCode, reason: 'Đơn vị cần hẹn người gửi tại hiện trường' });
  const downloads = (id: string) =>
    t.database.rows<{ reason: string; data: object; role: string }>(
      `select reason, data, actor_role as role from petition_event
       where petition_id = $1 and action = 'download-attachment'`,
      [id],
    );

  it('are seen and opened by the unit that holds only the part, and lie there once', async () => {
    const letter = await submit(t, aboutARule());
    const fileId = await fileOf(letter);
    const part = await split(letter.id);
    await act(t, clerk, part.id, 'assign', { unitCode: TRAN_BIEN });
    const own = await sendAsStaff(t, commune, part.id, {
      bytes: pdf(),
      filename: 'bien-ban.pdf',
      purpose: 'ANSWER',
    }).expect(201);
    expect(own.body.parentCode).toBeNull();
    expect(await listOf(commune, part.id)).toMatchObject([
      { id: fileId, name: 'anh.jpg', identityBearing: false, parentCode: letter.code },
      { id: own.body.id, parentCode: null },
    ]);
    const bytes = (await asBytes(open(commune, part.id, fileId)).expect(200)).body as Buffer;
    const whole = await asBytes(open(clerk, letter.id, fileId)).expect(200);
    expect(bytes.equals(whole.body as Buffer)).toBe(true);
    expect(await refusal(open(commune, letter.id, fileId))).toBe('404 PETITION_UNKNOWN');
    expect(await refusal(open(farmer, part.id, fileId))).toBe('404 PETITION_UNKNOWN');
    // The part's own files are not the letter's.
    expect(await listOf(clerk, letter.id)).toMatchObject([{ id: fileId, parentCode: null }]);
    expect(await refusal(open(clerk, letter.id, own.body.id))).toBe('404 ATTACHMENT_UNKNOWN');
    const [rows] = await t.database.rows(
      `select count(*) as n from attachment where petition_id = any($1)`,
      [[letter.id, part.id]],
    );
    expect(rows).toEqual({ n: 2 });
  });

  it('are those its sender gave, and not what supports another unit’s answer', async () => {
    const letter = await submit(t, aboutARule());
    const fileId = await fileOf(letter);
    await act(t, clerk, letter.id, 'receive');
    const part = await split(letter.id);
    const piece = await split(part.id);
    await act(t, clerk, letter.id, 'assign', { unitCode: 'SNNMT' });
    const file = { bytes: pdf('cua don vi khac'), filename: 'nhap.pdf', purpose: 'ANSWER' };
    const answers = await sendAsStaff(t, farmer, letter.id, file).expect(201);
    for (const { id } of [part, piece]) {
      expect(await listOf(clerk, id)).toMatchObject([{ id: fileId, parentCode: letter.code }]);
      expect(await refusal(open(clerk, id, answers.body.id))).toBe('404 ATTACHMENT_UNKNOWN');
    }
  });

  it('wait for the scanner and are marked where they lie', async () => {
    const letter = await submit(t, aboutARule());
    const fileId = await fileOf(letter);
    const part = await split(letter.id);
    await t.database.rows(`update attachment set state = 'QUARANTINED' where id = $1`, [fileId]);
    expect(await refusal(open(clerk, part.id, fileId))).toBe('409 ATTACHMENT_QUARANTINED');
    expect(await refusal(mark(part.id, fileId, true))).toBe('404 ATTACHMENT_UNKNOWN');
    await mark(letter.id, fileId, true).expect(200);
    expect(await listOf(clerk, part.id)).toMatchObject([{ identityBearing: true, name: null }]);
  });

  it('that may tell who sent them need a permission for the part: the letter’s is not copied', async () => {
    const letter = await submit(t, aboutARule());
    const fileId = await fileOf(letter);
    await mark(letter.id, fileId, true).expect(200);
    await act(t, clerk, letter.id, 'receive');
    await act(t, clerk, letter.id, 'assign', { unitCode: 'SNNMT' });
    await grant(letter.id, 'SNNMT').expect(201);
    await asBytes(open(farmer, letter.id, fileId, WHY)).expect(200);
    await act(t, farmer, letter.id, 'return', { reason: 'Đơn có hai nội dung khác nhau' });
    const part = await split(letter.id);
    await act(t, clerk, part.id, 'assign', { unitCode: 'SNNMT' });
    const access = await t.http
      .get(`/api/v1/petitions/${part.id}/identity-access`)
      .set(...farmer.auth);
    expect(access.body).toMatchObject({ grants: [], refusal: 'IDENTITY_NOT_GRANTED' });
    const reveal = t.http
      .post(`/api/v1/petitions/${part.id}/reveal-identity`)
      .set(...farmer.auth)
      .send({ reason: 'Gọi lại để hỏi rõ vị trí điểm tập kết' });
    expect(await refusal(reveal)).toBe('403 IDENTITY_NOT_GRANTED');
    expect(await refusal(open(farmer, part.id, fileId, WHY))).toBe('403 IDENTITY_NOT_GRANTED');
    expect(await downloads(part.id)).toEqual([]);

    await grant(part.id, 'SNNMT').expect(201);
    expect(await refusal(open(farmer, part.id, fileId))).toBe('422 ATTACHMENT_REASON_REQUIRED');
    const naming = open(farmer, part.id, fileId, 'Gửi cho bà Nguyễn Thị Hạnh xem');
    expect(await refusal(naming)).toBe('422 IDENTITY_IN_REASON');
    await asBytes(open(farmer, part.id, fileId, WHY)).expect(200);
    expect(await downloads(part.id)).toEqual([
      { reason: WHY, role: 'UNIT_HEAD', data: { attachmentId: fileId, letterId: letter.id } },
    ]);
    expect((await downloads(letter.id)).at(-1)).toEqual({
      reason: WHY,
      role: 'UNIT_HEAD',
      data: { attachmentId: fileId, partId: part.id },
    });
  });

  it('of a letter whose sender is secret stay so at a part whose class is not', async () => {
    const letter = await submit(t, aboutARule({ class: 'HANH_VI_CBCC', field: undefined }));
    const fileId = await fileOf(letter);
    const part = await split(letter.id);
    await act(t, clerk, part.id, 'assign', { unitCode: TRAN_BIEN });
    expect(await listOf(commune, part.id)).toMatchObject([{ identityBearing: true, name: null }]);
    await grant(part.id, TRAN_BIEN).expect(201);
    expect(await refusal(open(commune, part.id, fileId, WHY))).toBe('403 IDENTITY_SECRET');
    // Named after the split, and at the letter alone.
    await t.http
      .post(`/api/v1/petitions/${letter.id}/about-unit`)
      .set(...clerk.auth)
      .send({ unitCode: TRAN_BIEN, reason: 'Phản ánh về cán bộ của phường' })
      .expect(200);
    expect(await refusal(open(commune, part.id, fileId, WHY))).toBe('403 IDENTITY_OF_COMPLAINANT');
    await asBytes(open(clerk, part.id, fileId, WHY)).expect(200);
  });

  it('are their sender’s at the part’s own tracking page too', async () => {
    const letter = await submit(t, aboutARule());
    const fileId = await fileOf(letter);
    const brought = { bytes: pdf('giay to'), filename: 'giay-to.pdf', purpose: 'PETITION' };
    await sendAsStaff(t, clerk, letter.id, brought).expect(201);
    const part = await split(letter.id);
    const tracked = await t.http
      .get(`/api/v1/tracking/${letter.code}`)
      .set('Tracking-Token', letter.trackingToken);
    const at = (path = '') =>
      t.http
        .get(`/api/v1/tracking/${part.code}/attachments${path}`)
        .set('Tracking-Token', tracked.body.parts[0].trackingToken as string);
    expect((await at()).body.items).toMatchObject([{ id: fileId, parentCode: letter.code }]);
    await asBytes(at(`/${fileId}`)).expect(200);
  });
});
