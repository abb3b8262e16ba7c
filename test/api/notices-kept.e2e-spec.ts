import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import { startTestApp, type TestApp } from '../support/app';
import { actOn, download, draft, issueTo, send, SIGNER } from '../support/notices';
import { signIn, type Person } from '../support/people';
import { act, submit, TRAN_BIEN } from '../support/petitions';
import { meeting } from '../support/race';

describe('what was issued', () => {
  let t: TestApp;
  let office: Person;
  let head: Person;
  beforeEach(async () => {
    // Twenty requests that wait, and one that watches them.
    t = await startTestApp({ settings: { DATABASE_POOL_SIZE: '24' } });
    office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
  });
  afterEach(() => t.close());

  const at = (instant: string) => t.clock.set(new Date(instant));

  it('cannot be changed, not even in the database', async () => {
    await submit(t);
    at('2026-04-21T02:00:00Z');
    const { id } = await issueTo(t, office, TRAN_BIEN);
    const { body: paper } = await download(t, office, id, 'pdf');
    const refused = [
      `update notice set letter = jsonb_set(letter, '{letter,round}', '9') where id = '${id}'`,
      `update notice set number = number + 1 where id = '${id}'`,
      `update notice set number = null, state = 'APPROVED' where id = '${id}'`,
      `update notice set state = 'DRAFTED' where id = '${id}'`,
      `update notice set issued_on = '2026-04-22' where id = '${id}'`,
      `update notice set signer_name = 'Lê Mẫu' where id = '${id}'`,
      `delete from notice where id = '${id}'`,
      `update notice_item set petition_version = 9`,
      `delete from notice_item`,
      `insert into notice_item (notice_id, petition_id, unit_id, position, petition_version, lateness, row)
       select notice_id, gen_random_uuid(), unit_id, 2, 1, lateness, row from notice_item`,
      `update notice_document set bytes = '\\x00'`,
      `delete from notice_document`,
      `truncate notice_document`,
      `update notice_number set last_number = 0`,
      `update notice_number set last_number = last_number + 2`,
      `delete from notice_number`,
      `insert into notice_number values (2027, 'VP-KSTT', 5)`,
    ];
    const done: string[] = [];
    for (const statement of refused) {
      await t.database.rows(statement).then(
        () => done.push(statement),
        (error: Error) => expect([statement, error.message]).toEqual([statement, REFUSAL]),
      );
    }
    expect(done).toEqual([]);
    // Its life goes on.
    await actOn(t, head, id, 'acknowledge');
    await actOn(t, head, id, 'answer', { cause: 'Đang xử lý' });
    const again = await download(t, office, id, 'pdf');
    expect(Buffer.compare(paper as Buffer, again.body as Buffer)).toBe(0);
  });

  const REFUSAL = expect.stringMatching(
    /was issued|issued letter lists|append-only|register goes on/,
  );

  it('lists each petition with the version it was read at, whatever it becomes', async () => {
    const { id: petitionId } = await submit(t);
    at('2026-04-21T02:00:00Z');
    const issued = await issueTo(t, office, TRAN_BIEN);
    const [item] = issued.items;
    expect(item?.petitionVersion).toBe(3);
    const officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    await act(t, officer, petitionId, 'accept');
    const { body } = await t.http.get(`/api/v1/notices/${issued.id}`).set(...office.auth);
    expect((body as NoticeResponse).items[0]).toEqual(item);
  });

  it('has the numbers 1 to 20 when twenty issue at once and a connection dies with the seventh', async () => {
    const communes = await t.database.rows<{ code: string }>(
      `select code from unit where kind = 'COMMUNE' order by code limit 20`,
    );
    for (const { code } of communes) await submit(t, { location: { communeCode: code } });
    at('2026-04-21T02:00:00Z');
    const ids = [...(await draft(t, office)).values()].map((notice) => notice.id);
    expect(ids).toHaveLength(20);
    for (const id of ids) await actOn(t, office, id, 'approve');
    await t.database.rows('create sequence issues');
    await t.database.rows(`
      create function kill_session() returns trigger language plpgsql as $$
      begin
        if nextval('issues') = 7 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return null;
      end $$`);
    await t.database.rows(`create trigger tr_kill after update on notice
      for each row when (new.number is not null) execute function kill_session()`);
    const answers = await meeting(
      t,
      'lock table notice_number in access exclusive mode',
      ids.map((id) => () => send(t, office, id, 'issue', SIGNER)),
    );
    const failed = answers.flatMap((answer, i) => (answer.status === 200 ? [] : [i]));
    expect(failed).toHaveLength(1);
    expect(answers[failed[0]!]!.status).toBeGreaterThanOrEqual(500);
    await actOn(t, office, ids[failed[0]!]!, 'issue', SIGNER);
    const numbers = await t.database.rows<{ number: number; id: string }>(
      'select number, id from notice order by number',
    );
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    // The one that died came last; nobody else was given what it had taken.
    expect(numbers.at(-1)?.id).toBe(ids[failed[0]!]);
  }, 60_000);
});
