import { signIn } from '../support/people';
import { act, submit, TRAN_BIEN } from '../support/petitions';
import { meeting, untilWaiting } from '../support/race';
import {
  csvLines,
  fourPetitions,
  LIMIT,
  openExportHouse,
  readXlsx,
  WHY,
  type ExportHouse,
} from '../support/exports';

describe('an export', () => {
  let h: ExportHouse;
  beforeEach(async () => {
    h = await openExportHouse();
  });
  afterEach(() => h.t.close());

  describe('leaves a trace', () => {
    it('in the history of each petition in it, sealed, that moves nothing but the version', async () => {
      const { rubbish, rule } = await fourPetitions(h);
      const before = await h.t.http.get(`/api/v1/petitions/${rubbish.id}`).set(...h.clerk.auth);
      const count = (await h.events(rubbish.id)).length;
      await h.ask('xlsx', { lateness: 'OVERDUE' }, h.supervisor).expect(200);
      const after = await h.t.http.get(`/api/v1/petitions/${rubbish.id}`).set(...h.clerk.auth);
      expect(after.body).toEqual({ ...before.body, version: before.body.version + 1 });

      const [listed] = (await h.exportsListed()).items;
      expect(listed).toEqual({
        id: expect.any(String),
        accountId: h.supervisor.accountId,
        username: h.supervisor.username,
        format: 'xlsx',
        reason: WHY,
        filters: { lateness: ['OVERDUE'] },
        byPhone: false,
        petitionCount: 2,
        requestedAt: '2026-05-05T01:00:00.000Z',
        completedAt: '2026-05-05T01:00:00.000Z',
      });
      for (const id of [rubbish.id, rule.id]) {
        expect((await h.events(id)).at(-1)).toMatchObject({
          action: 'export',
          actorKind: 'ACCOUNT',
          actorId: h.supervisor.accountId,
          actorRole: 'SUPERVISOR',
          reason: WHY,
          data: { exportId: listed?.id, format: 'xlsx' },
        });
      }
      expect(await h.events(rubbish.id)).toHaveLength(count + 1);
      expect(await h.traces()).toHaveLength(2);
      expect(await h.expectSound()).toBe(4);
    });

    it('names the role in which each petition was seen', async () => {
      const { id } = await submit(h.t);
      await h.ask('csv', {}, h.head).expect(200);
      await h.ask('csv', {}, h.clerk).expect(200);
      const roles = (await h.events(id)).slice(-2).map((event) => event.actorRole);
      expect(roles).toEqual(['UNIT_HEAD', 'INTAKE_OFFICER']);
    });

    it('that auditors of the province read page by page, and nobody else', async () => {
      for (let n = 0; n < 3; n += 1) await h.ask('csv', { q: `lan ${n}` }).expect(200);
      const first = await h.exportsListed({ limit: 2 });
      const second = await h.exportsListed({ limit: 2, cursor: first.nextCursor });
      const queries = [...first.items, ...second.items].map((item) => item.filters);
      expect(queries).toEqual([{ q: 'lan 2' }, { q: 'lan 1' }, { q: 'lan 0' }]);
      expect(second.nextCursor).toBeNull();
      const ofAUnit = await signIn(h.t, [{ role: 'AUDITOR', unitCode: TRAN_BIEN }]);
      for (const who of [h.office, h.supervisor, h.clerk, ofAUnit]) {
        await h.t.http
          .get('/api/v1/exports')
          .set(...who.auth)
          .expect(403);
      }
    });

    it('before anything is sent: without the trace there is no file', async () => {
      const { id } = await submit(h.t);
      await submit(h.t);
      // Somebody's event already stands where the trace would be written.
      await h.t.database.rows(
        `insert into petition_event select p.id, p.version + 1, action, from_state, to_state,
           e.unit_id, occurred_at, recorded_at, actor_kind, actor_id, actor_role, reason, data,
           hash, hash
         from petition_event e join petition p on p.id = e.petition_id where p.id = $1 and seq = 1`,
        [id],
      );
      for (const format of ['xlsx', 'csv'] as const) {
        const answer = await h.ask(format);
        expect([answer.status, answer.headers['content-type']]).toEqual([
          500,
          expect.stringContaining('application/problem+json'),
        ]);
        expect((answer.body as Buffer).toString('utf8')).not.toContain('Rác thải');
      }
      expect(await h.traces()).toEqual([]);
      expect((await h.exportsListed()).items).toMatchObject([
        { format: 'csv', completedAt: null },
        { format: 'xlsx', completedAt: null },
      ]);
    });

    it('of which not even the row of the export is left out', async () => {
      await submit(h.t);
      await h.t.database.rows(
        `alter table petition_export add constraint ck_petition_export_none check (false)`,
      );
      expect((await h.ask('csv')).status).toBe(500);
      expect(await h.traces()).toEqual([]);
    });
  });

  describe('at the same moment as other work', () => {
    it('comes through, as do another export and an officer, and the histories stay sound', async () => {
      const ids: string[] = [];
      for (let n = 0; n < LIMIT; n += 1) ids.push((await submit(h.t)).id);
      const [first, , third] = ids;
      const [one, two, accepted] = await meeting<unknown>(
        h.t,
        `select 1 from petition where id in ('${first}', '${third}') for no key update`,
        [
          () => h.ask('xlsx'),
          () => h.ask('csv', {}, h.supervisor),
          () => act(h.t, h.officer, third!, 'accept'),
        ],
      );
      const [xlsx, csv] = [one, two] as { status: number; body: Buffer }[];
      expect([xlsx!.status, csv!.status]).toEqual([200, 200]);
      expect(await readXlsx(xlsx!.body)).toHaveLength(LIMIT + 1);
      expect(csvLines(csv!.body)).toHaveLength(LIMIT + 1);
      expect(accepted).toMatchObject({ state: 'IN_PROGRESS' });
      expect(await h.traces()).toHaveLength(2 * LIMIT);
      expect(await h.expectSound()).toBe(LIMIT);
    });

    it('waits for nobody while it holds anything, so whoever holds one petition gets the next', async () => {
      const [first, , third] = [await submit(h.t), await submit(h.t), await submit(h.t)];
      let asked: Promise<{ body: Buffer }> | undefined;
      await h.t.database.transaction(async (tx) => {
        await tx.rows(`select 1 from petition where id = $1 for no key update`, [third.id]);
        asked = h.ask('csv').then((answer) => answer);
        await untilWaiting(h.t, 1);
        // A file that waited for the third while it held the first would end here, one way or another.
        await tx.rows(`set local lock_timeout = '1s'`);
        await tx.rows(`select 1 from petition where id = $1 for no key update`, [first.id]);
      });
      expect(csvLines((await asked!).body).slice(1)).toHaveLength(3);
    });

    it('leaves out, without a trace, what went meanwhile where one may not see it', async () => {
      const { id, code } = await submit(h.t);
      const stays = await submit(h.t);
      const [answer] = await meeting<{ body: Buffer }>(
        h.t,
        `update petition set unit_id = (select id from unit where code = 'SYT') where id = '${id}'`,
        [() => h.ask('csv', {}, h.head)],
      );
      expect(csvLines(answer!.body).slice(1)).toHaveLength(1);
      expect(answer!.body.toString('utf8')).not.toContain(code);
      expect((await h.traces()).map((trace) => trace.petition_id)).toEqual([stays.id]);
      expect((await h.exportsListed()).items).toMatchObject([{ petitionCount: 1 }]);
    });
  });
});
