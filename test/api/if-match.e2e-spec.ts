import { pdf, photo } from '../support/files';
import {
  sendAsCitizen,
  sendAsStaff,
  startFilesWorld,
  type FilesWorld,
} from '../support/files-world';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';
import { meeting } from '../support/race';

const REASON = 'Đến ngày 20/4 rác vẫn chưa được thu gom.';

describe('the version that somebody saw', () => {
  let t: FilesWorld;
  let clerk: Person;
  let head: Person;
  beforeAll(async () => {
    t = await startFilesWorld();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
  });
  afterAll(() => t.close());

  const track = ({ code, trackingToken }: Receipt) =>
    t.http.get(`/api/v1/tracking/${code}`).set('Tracking-Token', trackingToken).expect(200);
  const send = (receipt: Receipt, action: string, input: object, ifMatch?: string) =>
    t.http
      .post(`/api/v1/tracking/${receipt.code}/${action}`)
      .set('Tracking-Token', receipt.trackingToken)
      .set(ifMatch === undefined ? {} : { 'If-Match': ifMatch })
      .send(input);
  const versionOf = async (id: string): Promise<number> =>
    (
      await t.http
        .get(`/api/v1/petitions/${id}`)
        .set(...clerk.auth)
        .expect(200)
    ).body.version;

  const asked = async () => {
    const receipt = await submit(t);
    await act(t, head, receipt.id, 'request-supplement', {
      question: 'Đề nghị cho biết vị trí cụ thể.',
    });
    return receipt;
  };
  const answered = async () => {
    const receipt = await submit(t);
    await act(t, head, receipt.id, 'accept');
    await act(t, head, receipt.id, 'propose-answer', goodAnswer());
    await act(t, head, receipt.id, 'approve-answer');
    return receipt;
  };

  it.each([
    ['supplement', asked, { content: 'Vị trí ở đầu hẻm 12.' }],
    ['withdraw', asked, {}],
    ['rate', answered, { satisfied: true }],
    ['reopen', answered, { reason: REASON }],
  ])('holds for the citizen who wants to %s', async (action, prepared, input) => {
    const receipt = await prepared();
    const page = await track(receipt);
    expect(page.headers.etag).toBe(`"${await versionOf(receipt.id)}"`);
    expect(page.body).not.toHaveProperty('version');
    const stale = await send(receipt, action, input, '"1"').expect(412);
    expect(stale.body).toMatchObject({
      code: 'VERSION_MISMATCH',
      details: { version: await versionOf(receipt.id), state: page.body.state },
    });
    expect((await send(receipt, action, input, 'bay').expect(400)).body.code).toBe(
      'IF_MATCH_INVALID',
    );
    const done = await send(receipt, action, input, page.headers.etag).expect(200);
    expect(done.headers.etag).toBe(`"${await versionOf(receipt.id)}"`);
    expect(done.headers.etag).not.toBe(page.headers.etag);
    expect((await track(receipt)).headers.etag).toBe(done.headers.etag);
  });

  it('need not be said, and a retry with its key is given the first answer and its ETag', async () => {
    const receipt = await answered();
    const { etag } = (await track(receipt)).headers;
    const rate = () =>
      send(receipt, 'rate', { satisfied: true }, etag).set('Idempotency-Key', `rate-${receipt.id}`);
    const first = await rate().expect(200);
    await send(receipt, 'reopen', { reason: REASON }).expect(200);
    const again = await rate().expect(200);
    expect([again.body, again.headers.etag]).toEqual([first.body, first.headers.etag]);
  });

  it('is good for one of two who saw it at once, citizen or officer', async () => {
    for (const other of ['citizen', 'officer']) {
      const receipt = await asked();
      const { etag = '' } = (await track(receipt)).headers;
      const withdraw = () => send(receipt, 'withdraw', {}, etag);
      const supplement = () =>
        other === 'citizen'
          ? send(receipt, 'supplement', { content: 'Vị trí ở đầu hẻm 12.' }, etag)
          : t.http
              .post(`/api/v1/petitions/${receipt.id}/supplement`)
              .set(...head.auth)
              .set('If-Match', etag)
              .send({ content: 'Người gửi báo qua điện thoại.' });
      const lock = `select 1 from petition where id = '${receipt.id}' for update`;
      const answers = await meeting(t, lock, [withdraw, supplement]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    }
  });

  it('holds for whoever adds or marks a file', async () => {
    const receipt = await submit(t);
    const stale = [
      await sendAsCitizen(t, receipt, photo(), 'anh.jpg').set('If-Match', '"99"'),
      await sendAsStaff(t, head, receipt.id, {
        bytes: pdf(),
        filename: 'bien-ban.pdf',
        purpose: 'ANSWER',
      }).set('If-Match', '"99"'),
    ];
    for (const { status, body } of stale) {
      expect([status, body.code]).toEqual([412, 'VERSION_MISMATCH']);
    }
    expect(t.files().filter((path) => path.startsWith('attachments/files'))).toEqual([]);
    const { etag = '' } = (await track(receipt)).headers;
    const add = () => sendAsCitizen(t, receipt, photo(), 'anh.jpg').set('If-Match', etag);
    const added = await add().expect(201);
    // A retry brings nothing new, so there is nothing to be too late for.
    expect((await add().expect(201)).body).toEqual(added.body);
    const mark = (ifMatch: string) =>
      t.http
        .patch(`/api/v1/petitions/${receipt.id}/attachments/${added.body.id}`)
        .set(...head.auth)
        .set('If-Match', ifMatch)
        .send({ identityBearing: true, reason: 'Ảnh chụp cả người gửi' });
    expect((await mark(etag).expect(412)).body.code).toBe('VERSION_MISMATCH');
    await mark(`"${await versionOf(receipt.id)}"`).expect(200);
  });
});
