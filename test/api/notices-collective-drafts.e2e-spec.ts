import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, docxWords, download, draft, send, SIGNER, squeezed } from '../support/notices';
import { draftCollective, issueCollective, onlyLetter } from '../support/notices-collective';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, type Receipt } from '../support/petitions';
import { meeting, untilWaiting } from '../support/race';
import { workbookCells } from '../support/workbook';

const MANY = 8;

describe('drafts of letters to many units', () => {
  let t: TestApp;
  let office: Person;
  let codes: string[];
  let petitions: Receipt[];
  beforeEach(async () => {
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '14' } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    const rows = await t.database.rows<{ code: string }>(
      `select code from unit where kind = 'COMMUNE' order by code limit ${MANY}`,
    );
    codes = rows.map((row) => row.code);
    // Monday 6/4: overdue from Tuesday 21/4.
    petitions = [];
    for (const communeCode of codes.slice(0, 4)) petitions.push(await submitTo(communeCode));
    at('2026-04-21T02:00:00Z');
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));
  const submitTo = (communeCode: string) =>
    submit(t, { location: { communeCode, address: 'Đầu hẻm 12' } });
  const see = async (id: string) =>
    (await t.http.get(`/api/v1/notices/${id}`).set(...office.auth)).body as NoticeResponse;
  const headOf = (unitCode: string) =>
    signIn(t, [
      { role: 'UNIT_HEAD', unitCode },
      { role: 'UNIT_OFFICER', unitCode },
    ]);
  const answer = async (place: number) => {
    const who = await headOf(codes[place]!);
    const { id } = petitions[place]!;
    await act(t, who, id, 'accept');
    await act(t, who, id, 'propose-answer', goodAnswer());
    await act(t, who, id, 'approve-answer');
  };
  const outcomes = (drafted: Awaited<ReturnType<typeof draft>>) =>
    codes.map((code) => drafted.get(code)?.outcome);
  /** Units with the number of reminders being drafted to each. */
  const draftsPerUnit = () =>
    t.database.rows<{ code: string; drafts: number }>(
      `select u.code, count(*) as drafts from notice_addressee a join unit u on u.id = a.unit_id
       join notice n on n.id = a.notice_id
       where n.state in ('DRAFTED', 'APPROVED') group by u.code order by u.code`,
    );

  it('go to whom no draft stands, and a draft alone to whom none stands with others', async () => {
    const own = (await draft(t, office, { unitCodes: [codes[0]] })).get(codes[0]!)!;
    const together = await draftCollective(t, office);
    expect(together.get(codes[0]!)).toEqual({ ...own, outcome: 'LEFT' });
    expect(outcomes(together).slice(0, 4)).toEqual(['LEFT', 'CREATED', 'CREATED', 'CREATED']);
    const alone = await draft(t, office);
    expect(outcomes(alone).slice(0, 4)).toEqual(['REDRAWN', 'LEFT', 'LEFT', 'LEFT']);
    expect(alone.get(codes[1]!)).toMatchObject({
      id: together.get(codes[1]!)!.id,
      petitionCount: 1,
    });
    expect((await draftsPerUnit()).map(({ drafts }) => drafts)).toEqual([1, 1, 1, 1]);
    await expect(
      t.database.rows(
        `insert into notice_addressee (notice_id, unit_id, position, reserved, version)
         select $1, unit_id, 9, true, 1 from notice where id = $2`,
        [together.get(codes[1]!)!.id, own.id],
      ),
    ).rejects.toThrow('uq_notice_addressee_one_draft');
  });

  it('are drawn again with who is late by now, and may stand side by side', async () => {
    const first = onlyLetter(await draftCollective(t, office, codes.slice(0, 2)));
    const second = onlyLetter(await draftCollective(t, office, codes.slice(2, 4)));
    expect(second).not.toBe(first);
    await answer(0);
    at('2026-04-22T02:00:00Z');
    petitions.push(await submitTo(codes[4]!));
    at('2026-05-12T02:00:00Z');
    const again = await draftCollective(t, office);
    expect(codes.slice(0, 5).map((code) => again.get(code))).toMatchObject([
      { id: first, petitionCount: 0, outcome: 'REDRAWN' },
      { id: first, petitionCount: 1 },
      { id: second, petitionCount: 1, outcome: 'REDRAWN' },
      { id: second, petitionCount: 1 },
      { id: first, petitionCount: 1, outcome: 'REDRAWN' },
    ]);
    expect(await see(first)).toMatchObject({ version: 2, addresseeCount: 3, petitionCount: 2 });
    const words = await docxWords((await download(t, office, first, 'docx')).body as Buffer);
    expect(words).toContain('còn 02 phản ánh, kiến nghị chậm, quá hạn xử lý');
  });

  it('are one for each unit when two officers ask for the two forms at once', async () => {
    const ask = (form: string) => () =>
      t.http
        .post('/api/v1/notices/draft')
        .set(...office.auth)
        .send({ form });
    const answers = await meeting(t, `select pg_advisory_xact_lock(${0x50414b44})`, [
      ask('COLLECTIVE'),
      ask('SEPARATE'),
    ]);
    const said = answers.map((a) => a.body.items.map((i: { outcome: string }) => i.outcome));
    expect(said.toSorted()).toEqual([Array(4).fill('CREATED'), Array(4).fill('LEFT')]);
    expect((await draftsPerUnit()).map(({ drafts }) => drafts)).toEqual([1, 1, 1, 1]);
  });

  it('are not issued when nobody owes anything any more, and are cancelled for the next', async () => {
    const id = onlyLetter(await draftCollective(t, office, codes.slice(0, 2)));
    await actOn(t, office, id, 'approve');
    await answer(0);
    await answer(1);
    const empty = await send(t, office, id, 'issue', SIGNER).expect(409);
    expect(empty.body).toMatchObject({
      code: 'NOTICE_EMPTY',
      details: { dropped: [petitions[0]!.code, petitions[1]!.code] },
    });
    expect(await see(id)).toMatchObject({ state: 'APPROVED', number: null });
    await actOn(t, office, id, 'cancel', { reason: 'Các phường đã trả lời' });
    expect(await draftsPerUnit()).toEqual([]);
    // An issued one keeps its number when it is cancelled, and reminded nobody.
    const issued = await issueCollective(t, office);
    await actOn(t, office, issued.id, 'cancel', { reason: 'Sai nơi nhận' });
    const next = await issueCollective(t, office);
    expect([issued.numberText, next.numberText]).toEqual(['01/VP-KSTT', '02/VP-KSTT']);
    expect(next.addressees.map((unit) => unit.round)).toEqual([1, 1]);
    const { body } = await t.http.get('/api/v1/notices/register').set(...office.auth);
    expect(body.items[0]).toMatchObject({ state: 'CANCELLED', note: 'Đã hủy: Sai nơi nhận' });
  });

  it('read as a letter to one when one is left of them', async () => {
    const id = onlyLetter(await draftCollective(t, office, codes.slice(0, 2)));
    await answer(0);
    // Drawn again it still goes to both, and lists what there is.
    await draftCollective(t, office, codes.slice(0, 2));
    expect(await see(id)).toMatchObject({ addresseeCount: 2, petitionCount: 1 });
    await actOn(t, office, id, 'approve');
    const issued = await actOn(t, office, id, 'issue', SIGNER);
    expect(issued).toMatchObject({ unitCode: codes[1], addresseeCount: 1, round: 1 });
    const words = await docxWords((await download(t, office, id, 'docx')).body as Buffer);
    expect(words).toContain('Kính gửi: Ủy ban nhân dân');
    expect(words).toContain('quá hạn (lần 1)');
    expect(words).not.toContain('Phụ lục I');
    // A draft of which nothing is left is empty, and can be looked at.
    await answer(1);
    const next = onlyLetter(await draftCollective(t, office, codes.slice(2, 4)));
    await answer(2);
    await answer(3);
    await draftCollective(t, office);
    expect(await see(next)).toMatchObject({ addresseeCount: 2, petitionCount: 0 });
    await download(t, office, next, 'pdf').expect(200);
  });

  it('keep to each unit what was listed for it, also when it has gone to another of them', async () => {
    const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    const id = onlyLetter(await draftCollective(t, office));
    await actOn(t, office, id, 'approve');
    const { id: moved } = petitions[0]!;
    await act(t, await headOf(codes[0]!), moved, 'return', { reason: 'Thuộc phường bên cạnh' });
    await act(t, clerk, moved, 'assign', { unitCode: codes[1] });
    const { addressees, items } = await actOn(t, office, id, 'issue', SIGNER);
    expect(addressees.map((unit) => [unit.unitCode, unit.petitionCount])).toEqual([
      [codes[1], 1],
      [codes[2], 1],
      [codes[3], 1],
      [codes[0], 0],
    ]);
    expect(items.find((item) => item.petitionId === moved)?.droppedAt).not.toBeNull();
  });

  it('are read by all at one moment; whoever cancels after the first comes too late', async () => {
    const { id } = await issueCollective(t, office);
    const heads = await Promise.all(codes.slice(0, 4).map(headOf));
    const lock = `select from notice where id = '${id}' for update`;
    const requests = heads.map((who) => () => send(t, who, id, 'acknowledge'));
    const [first, ...others] = requests as [(typeof requests)[0], ...typeof requests];
    let cancelled, read;
    await t.database.transaction(async (tx) => {
      await tx.rows(lock);
      read = (async () => first())();
      await untilWaiting(t, 1);
      cancelled = (async () => send(t, office, id, 'cancel', { reason: 'Sai nơi nhận' }))();
      await untilWaiting(t, 2);
    });
    expect([await read, await cancelled]).toMatchObject([
      { status: 200 },
      { status: 409, body: { code: 'NOTICE_ACKNOWLEDGED' } },
    ]);
    const answers = await meeting(t, lock, others);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await see(id)).toMatchObject({
      state: 'ACKNOWLEDGED',
      acknowledgedCount: 4,
      version: 7,
    });
  });

  it('name many addressees together, and the register counts them', async () => {
    for (const communeCode of codes.slice(4)) await submitTo(communeCode);
    at('2026-05-12T02:00:00Z');
    const issued = await issueCollective(t, office);
    expect(issued).toMatchObject({ addresseeCount: MANY, petitionCount: MANY });
    const said = [
      'Kính gửi: Các cơ quan, đơn vị, địa phương tại Phụ lục I',
      '(lần 1)',
      'Đây là văn bản đôn đốc lần thứ nhất.',
      '08 Ủy ban nhân dân',
      '01 01 IX',
    ];
    const docx = squeezed(
      await docxWords((await download(t, office, issued.id, 'docx')).body as Buffer),
    );
    for (const text of said) expect(docx).toContain(squeezed(text));
    await actOn(t, await headOf(codes[0]!), issued.id, 'acknowledge');
    const file = await t.http
      .get('/api/v1/notices/register.xlsx')
      .set(...office.auth)
      .responseType('blob')
      .expect(200);
    const lines = await workbookCells(file.body as Buffer, 10);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.filter((_, column) => [0, 4, 6, 8, 9].includes(column))).toEqual([
      '01/VP-KSTT',
      '8 cơ quan, đơn vị, địa phương (Phụ lục I)',
      11,
      '1/8 cơ quan, đơn vị, địa phương',
      null,
    ]);
  });

  it('refuse a form there is not, and go to each unit by itself when none is named', async () => {
    const refused = await t.http
      .post('/api/v1/notices/draft')
      .set(...office.auth)
      .send({ form: 'TOGETHER' });
    expect(refused.status).toBe(400);
    const drafted = await draft(t, office, { unitCodes: codes.slice(0, 2) });
    expect(new Set([...drafted.values()].map(({ id }) => id)).size).toBe(2);
  });
});
