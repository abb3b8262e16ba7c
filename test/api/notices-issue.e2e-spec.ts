import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, draft, issueTo, send, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';
import { meeting } from '../support/race';

/** Tuesday 21/4: what was sent to a commune on Monday 6/4 is overdue by a day. */
const TUESDAY = '2026-04-21T02:00:00Z';

describe('issuing reminder letters', () => {
  let t: TestApp;
  let office: Person;
  let communes: string[];
  beforeEach(async () => {
    // A race needs a connection for each request that waits, and one for who watches them.
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '14' } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    const rows = await t.database.rows<{ code: string }>(
      `select code from unit where kind = 'COMMUNE' order by code limit 9`,
    );
    communes = rows.map((row) => row.code);
  });
  afterEach(() => t.close());

  const submitTo = (communeCode: string) =>
    submit(t, { location: { communeCode, address: 'Đầu hẻm 12' } });
  const at = (instant: string) => t.clock.set(new Date(instant));
  const see = async (id: string): Promise<NoticeResponse> =>
    (await t.http.get(`/api/v1/notices/${id}`).set(...office.auth)).body as NoticeResponse;

  /** One late petition and one approved letter for each of these communes. */
  async function approvedFor(codes: readonly string[]): Promise<string[]> {
    for (const code of codes) await submitTo(code);
    at(TUESDAY);
    const drafts = await draft(t, office);
    const ids = codes.map((code) => drafts.get(code)!.id);
    for (const id of ids) await actOn(t, office, id, 'approve');
    return ids;
  }

  const numbersOf = async () =>
    (
      await t.database.rows<{ number: number }>(
        'select number from notice where number is not null order by number',
      )
    ).map((row) => row.number);

  it('gives letters issued at one moment the numbers 1 to 8, without gap or double', async () => {
    const ids = await approvedFor(communes.slice(0, 8));
    const answers = await meeting(
      t,
      'lock table notice_number in access exclusive mode',
      ids.map((id) => () => send(t, office, id, 'issue', SIGNER)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    const numbers = answers.map((answer) => (answer.body as NoticeResponse).number);
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await numbersOf()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('gives a number back when the issue that took it fails', async () => {
    const ids = await approvedFor(communes.slice(0, 3));
    // The disk is full, the constraint is broken: something fails after the number was taken.
    await t.database.rows(
      `alter table notice add constraint ck_test check (id <> '${ids[1]}' or number is null)`,
    );
    await send(t, office, ids[0]!, 'issue', SIGNER).expect(200);
    await send(t, office, ids[1]!, 'issue', SIGNER).expect(409);
    expect(await see(ids[1]!)).toMatchObject({ state: 'APPROVED', number: null, version: 2 });
    await send(t, office, ids[2]!, 'issue', SIGNER).expect(200);
    await t.database.rows('alter table notice drop constraint ck_test');
    await send(t, office, ids[1]!, 'issue', SIGNER).expect(200);
    expect(await Promise.all(ids.map(async (id) => (await see(id)).number))).toEqual([1, 3, 2]);
  });

  it('issues once for one Idempotency-Key, and once for two officers', async () => {
    const [first, second] = await approvedFor(communes.slice(0, 2));
    const issue = (id: string, key?: string) => {
      const request = send(t, office, id, 'issue', SIGNER);
      return key === undefined ? request : request.set('Idempotency-Key', key);
    };
    const once = await issue(first!, 'issue-0001').expect(200);
    const again = await issue(first!, 'issue-0001').expect(200);
    expect(again.body).toEqual(once.body);
    const both = await meeting(t, `select from notice where id = '${second}' for update`, [
      () => issue(second!),
      () => issue(second!),
    ]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
    expect(await numbersOf()).toEqual([1, 2]);
  });

  it('begins again at 01 in the new year', async () => {
    await submitTo(TRAN_BIEN);
    at('2026-12-30T02:00:00Z');
    expect(await issueTo(t, office, TRAN_BIEN)).toMatchObject({
      numberText: '01/VP-KSTT',
      year: 2026,
      round: 1,
    });
    at('2026-12-31T02:00:00Z');
    expect(await issueTo(t, office, TRAN_BIEN)).toMatchObject({ number: 2, round: 2 });
    // Monday 4/1/2027, the first working day after Friday's holiday.
    at('2027-01-04T02:00:00Z');
    const issued = await issueTo(t, office, TRAN_BIEN);
    // The number begins again; the series does not: what the first letter listed is still open.
    expect(issued).toMatchObject({ numberText: '01/VP-KSTT', year: 2027, round: 3 });
    expect(issued.earlierLetters.map((letter) => [letter.numberText, letter.issuedOn])).toEqual([
      ['01/VP-KSTT', '2026-12-30'],
      ['02/VP-KSTT', '2026-12-31'],
    ]);
    expect(issued.items[0]?.timesReminded).toBe(2);
  });

  it('keeps a register for each symbol', async () => {
    const [first, second] = await approvedFor(communes.slice(0, 2));
    await actOn(t, office, first!, 'issue', SIGNER);
    const read = await t.http.get('/api/v1/settings/letterhead').set(...office.auth);
    await t.http
      .put('/api/v1/settings/letterhead')
      .set(...office.auth)
      .send({ ...read.body, symbol: 'UBND-KSTT' })
      .expect(200);
    const issued = await actOn(t, office, second!, 'issue', SIGNER);
    expect(issued.numberText).toBe('01/UBND-KSTT');
    expect((await see(first!)).numberText).toBe('01/VP-KSTT');
  });

  it('issues on working days only, dated the day itself', async () => {
    const [id] = await approvedFor(communes.slice(0, 1));
    const refused = async (instant: string, input: object, status: number) => {
      at(instant);
      const answer = await send(t, office, id!, 'issue', { ...SIGNER, ...input }).expect(status);
      return [answer.body.code, answer.body.details];
    };
    // Sunday 26/4; Monday 27/4 is the day off for Giỗ Tổ.
    expect(await refused('2026-04-26T02:00:00Z', {}, 409)).toEqual([
      'NOTICE_DAY_OFF',
      { day: '2026-04-26', nextWorkingDay: '2026-04-28' },
    ]);
    // Thursday 30/4 and Friday 1/5 are holidays.
    expect(await refused('2026-04-30T02:00:00Z', {}, 409)).toEqual([
      'NOTICE_DAY_OFF',
      { day: '2026-04-30', nextWorkingDay: '2026-05-04' },
    ]);
    // Wednesday 29/4 has begun in the province while UTC still has the 28th.
    expect(await refused('2026-04-28T18:00:00Z', { issuedOn: '2026-04-28' }, 422)).toEqual([
      'ISSUE_DAY_NOT_TODAY',
      { today: '2026-04-29' },
    ]);
    expect(await numbersOf()).toEqual([]);
    const issued = await actOn(t, office, id!, 'issue', { ...SIGNER, issuedOn: '2026-04-29' });
    expect(issued).toMatchObject({ issuedOn: '2026-04-29', number: 1 });
  });

  it('is signed by somebody: named at the issue, or in the letterhead', async () => {
    const [id] = await approvedFor(communes.slice(0, 1));
    const unsigned = await send(t, office, id!, 'issue').expect(422);
    expect(unsigned.body.code).toBe('SIGNER_REQUIRED');
    const read = await t.http.get('/api/v1/settings/letterhead').set(...office.auth);
    const signature = { ...read.body.signature, name: 'Trần Văn Mẫu' };
    await t.http
      .put('/api/v1/settings/letterhead')
      .set(...office.auth)
      .send({ ...read.body, signature })
      .expect(200);
    expect(await actOn(t, office, id!, 'issue')).toMatchObject({
      signerName: 'Trần Văn Mẫu',
      signerPost: 'PHÓ CHÁNH VĂN PHÒNG',
    });
  });

  describe('what is no longer late', () => {
    let officer: Person;
    let head: Person;
    let petitions: Receipt[];
    let id: string;
    beforeEach(async () => {
      officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
      head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
      petitions = [await submit(t), await submit(t)];
      at(TUESDAY);
      id = (await draft(t, office)).get(TRAN_BIEN)!.id;
      await actOn(t, office, id, 'approve');
    });
    const answer = async (petitionId: string) => {
      await act(t, officer, petitionId, 'accept');
      await act(t, officer, petitionId, 'propose-answer', goodAnswer());
      await act(t, head, petitionId, 'approve-answer');
    };

    it('leaves nothing to issue when all were answered', async () => {
      for (const petition of petitions) await answer(petition.id);
      const refused = await send(t, office, id, 'issue', SIGNER).expect(409);
      expect(refused.body).toMatchObject({
        code: 'NOTICE_EMPTY',
        details: { dropped: petitions.map((petition) => petition.code) },
      });
      expect(await see(id)).toMatchObject({ state: 'APPROVED', version: 2, petitionCount: 2 });
      expect(await numbersOf()).toEqual([]);
    });

    it('leaves out what another unit holds by now', async () => {
      const clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
      await act(t, officer, petitions[0]!.id, 'return', { reason: 'Do Sở Xây dựng quản lý' });
      await act(t, clerk, petitions[0]!.id, 'assign', { unitCode: 'SXD' });
      const issued = await actOn(t, office, id, 'issue', SIGNER);
      expect(issued.petitionCount).toBe(1);
      const dropped = issued.items.filter((item) => item.droppedAt !== null);
      expect(dropped.map((item) => item.code)).toEqual([petitions[0]!.code]);
      // It is late still, so the next draft tells the unit that holds it.
      const next = await draft(t, office);
      expect([next.get('SXD')?.petitionCount, next.get(TRAN_BIEN)?.petitionCount]).toEqual([1, 1]);
      const item = (await see(next.get('SXD')!.id)).items[0];
      expect([item?.code, item?.timesReminded]).toEqual([petitions[0]!.code, 0]);
    });

    it('waits for an answer that is being approved at the same moment', async () => {
      await act(t, officer, petitions[0]!.id, 'accept');
      await act(t, officer, petitions[0]!.id, 'propose-answer', goodAnswer());
      const lock = `select from petition where id = '${petitions[0]!.id}' for update`;
      const [approved, issued] = await meeting(t, lock, [
        () =>
          t.http
            .post(`/api/v1/petitions/${petitions[0]!.id}/approve-answer`)
            .set(...head.auth)
            .send({}),
        () => send(t, office, id, 'issue', SIGNER),
      ]);
      expect([approved?.status, issued?.status]).toEqual([200, 200]);
      // Whoever came first: the letter either lists it unanswered, or the answer was there and it dropped out.
      const notice = issued?.body as NoticeResponse;
      const item = notice.items.find((each) => each.petitionId === petitions[0]!.id);
      expect([1, 2]).toContain(notice.petitionCount);
      expect(item?.droppedAt === null).toBe(notice.petitionCount === 2);
    });
  });

  describe('two officers who draft at the same moment', () => {
    it('make one draft per unit', async () => {
      for (const code of communes.slice(0, 3)) await submitTo(code);
      at(TUESDAY);
      const answers = await meeting(
        t,
        `select pg_advisory_xact_lock(${0x50414b44})`,
        [1, 2].map(
          () => () =>
            t.http
              .post('/api/v1/notices/draft')
              .set(...office.auth)
              .send({}),
        ),
      );
      const outcomes = answers.map((a) => a.body.items.map((i: { outcome: string }) => i.outcome));
      expect(outcomes.toSorted()).toEqual([
        ['CREATED', 'CREATED', 'CREATED'],
        ['REDRAWN', 'REDRAWN', 'REDRAWN'],
      ]);
      const rows = await t.database.rows<{ drafts: number; items: number }>(
        `select count(distinct n.id) as drafts, count(*) as items
         from notice n join notice_item i on i.notice_id = n.id`,
      );
      expect(rows).toEqual([{ drafts: 3, items: 3 }]);
    });
  });

  it('refuses an action on a version that somebody else has changed', async () => {
    await submitTo(TRAN_BIEN);
    at(TUESDAY);
    const { id } = (await draft(t, office)).get(TRAN_BIEN)!;
    await draft(t, office);
    await send(t, office, id, 'approve').set('If-Match', '"1"').expect(412);
    const approved = await send(t, office, id, 'approve').set('If-Match', '"2"').expect(200);
    expect(approved.headers.etag).toBe('"3"');
    await send(t, office, id, 'approve').expect(409);
  });
});
