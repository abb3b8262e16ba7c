import { sealOf, type ChainedEvent } from '../../src/petitions/ledger/event-chain';
import { PetitionJournal } from '../../src/petitions/ledger/petition-journal';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { meeting } from '../support/race';
import { act, DESK, submit, TRAN_BIEN } from '../support/petitions';

describe('a note in the history of a petition', () => {
  let t: TestApp;
  let clerk: Person;
  let officer: Person;
  beforeAll(async () => {
    t = await startTestApp();
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
  });
  afterAll(() => t.close());

  const note = (petitionId: string, reason = 'Xác minh qua điện thoại') =>
    t.database.transaction((tx) =>
      t.app.get(PetitionJournal).note(
        tx,
        petitionId,
        {
          action: 'export',
          actor: { kind: 'ACCOUNT', id: clerk.accountId, role: 'INTAKE_OFFICER' },
          reason,
          data: { b: 2, a: 1 },
        },
        t.clock.now(),
      ),
    );
  const history = async (id: string) => {
    const answer = await t.http.get(`/api/v1/petitions/${id}/events`).set(...clerk.auth);
    return answer.body.items as (ChainedEvent & {
      actorKind: 'ACCOUNT';
      actorId: string;
      actorRole: string;
    })[];
  };

  it('is the next sealed event, with who and why, and moves nothing but the version', async () => {
    const { id } = await submit(t);
    const before = await t.http.get(`/api/v1/petitions/${id}`).set(...clerk.auth);
    expect(await note(id)).toEqual({ version: before.body.version + 1 });
    const after = await t.http.get(`/api/v1/petitions/${id}`).set(...clerk.auth);
    expect(after.body).toEqual({ ...before.body, version: before.body.version + 1 });

    const events = await history(id);
    const last = events.at(-1);
    expect(last).toMatchObject({
      seq: before.body.version + 1,
      action: 'export',
      fromState: 'ASSIGNED',
      toState: 'ASSIGNED',
      unitCode: after.body.unitCode,
      actorId: clerk.accountId,
      actorRole: 'INTAKE_OFFICER',
      reason: 'Xác minh qua điện thoại',
      data: { a: 1, b: 2 },
      prevHash: events.at(-2)?.hash,
    });
    const [row] = await t.database.rows<{ unit_id: string; last: string; occurred_at: Date }>(
      `select e.unit_id, e.occurred_at, encode(p.last_event_hash, 'hex') as last
       from petition_event e join petition p on p.id = e.petition_id and p.version = e.seq
       where p.id = $1`,
      [id],
    );
    if (!last || !row) throw new Error('no event');
    expect(row.last).toBe(last.hash);
    expect(
      sealOf({
        ...last,
        petitionId: id,
        unitId: row.unit_id,
        occurredAt: row.occurred_at,
        recordedAt: row.occurred_at,
        actor: { kind: last.actorKind, id: last.actorId, role: last.actorRole },
      }),
    ).toBe(last.hash);
  });

  it('waits its turn: notes and an action at the same moment all have their own place', async () => {
    const { id } = await submit(t);
    const first = (await history(id)).length;
    const results = await meeting<unknown>(
      t,
      `select 1 from petition where id = '${id}' for no key update`,
      [() => note(id, 'a'), () => act(t, officer, id, 'accept'), () => note(id, 'b')],
    );
    expect(results).toHaveLength(3);
    const events = await history(id);
    expect(events.map((event) => event.seq)).toEqual(
      Array.from({ length: first + 3 }, (_, i) => i + 1),
    );
    expect(events.slice(1).map((event) => event.prevHash)).toEqual(
      events.slice(0, -1).map((event) => event.hash),
    );
  });

  it('refuses a petition that is not there', async () => {
    await expect(note('0192c0de-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'PETITION_UNKNOWN',
    });
  });
});
