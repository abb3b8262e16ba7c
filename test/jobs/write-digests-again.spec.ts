import { WRITE_OFFICER_DIGESTS } from '../../src/escalation/digest/officer-digest.statement';
import { WRITE_UNIT_DIGESTS } from '../../src/escalation/digest/unit-digest.statement';
import { firstIdOf, idPrefix } from '../../src/platform/database/sql-ids';
import { local } from '../support/clerk-table';
import { TRAN_BIEN } from '../support/petitions';
import { untilWaiting } from '../support/race';
import { DigestOffice, NOTHING, OTHER_WARD } from './digest-office';

describe('the daily digests, when something fails', () => {
  let office: DigestOffice;
  beforeAll(async () => {
    office = await DigestOffice.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.clear();
    office.at('2026-04-06 08:00');
  });

  const officer = (name: string, ...units: string[]) => office.officer(name, ...units);
  const head = (name: string, unitCode = TRAN_BIEN) => office.head(name, unitCode);

  it('tell on Monday what Friday’s could not any more: at 16:59 the mail server was away', async () => {
    await officer('binh', TRAN_BIEN);
    await office.reach(await head('an'), null);
    office.at('2026-04-07 08:00');
    const first = await office.pothole(TRAN_BIEN);
    office.mail.behaviour = 451;
    expect(await office.pass('2026-04-10 16:59')).toMatchObject({ officers: 1, told: 1 });
    office.mail.behaviour = 'ACCEPT';
    expect(await office.pass('2026-04-10 17:05')).toEqual(NOTHING);
    const kept = () =>
      office.t.database.rows(
        `select state, last_error as code from outbox where template = 'staff.digest' order by id`,
      );
    expect(await kept()).toEqual([{ state: 'CANCELLED', code: 'OUTDATED' }]);
    expect(office.mail.mails).toEqual([]);
    office.at('2026-04-10 17:10');
    const second = await office.pothole(TRAN_BIEN);
    expect(await office.pass('2026-04-13 07:30')).toMatchObject({ officers: 1, takenBack: 1 });
    expect(office.only('binh')).toContain(`Chậm xử lý: 1\n- ${first.code}`);
    expect(office.only('binh')).not.toContain(second.code);
    expect(await kept()).toHaveLength(2);
  });

  it('tell again what a digest told that no worker sent on its day', async () => {
    await officer('binh', TRAN_BIEN);
    await office.reach(await head('an'), null);
    const { code } = await office.pothole(TRAN_BIEN);
    office.at('2026-04-09 16:00');
    await office.run('escalate');
    await office.run('write-digests');
    // Nobody sends until the next morning, and then the digests are written first.
    expect(await office.pass('2026-04-10 07:30')).toMatchObject({ officers: 1, takenBack: 1 });
    expect(office.only('binh')).toContain(code);
    expect(office.to('binh')[0]!.subject).toContain('10/04/2026');
  });

  it('tell again what was refused, once the address is put right', async () => {
    const binh = await officer('bin', TRAN_BIEN);
    await office.reach(await head('an'), null);
    const { code } = await office.pothole(TRAN_BIEN);
    office.mail.behaviour = 550;
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ officers: 1 });
    office.mail.behaviour = 'ACCEPT';
    await office.reach(binh, 'binh@dongnai.example');
    expect(await office.pass('2026-04-09 09:00')).toMatchObject({ officers: 0, takenBack: 1 });
    expect(await office.pass('2026-04-10 07:30')).toMatchObject({ officers: 1 });
    expect(office.only('binh')).toContain(code);
  });

  it('show how long they have been owed, until a run has written them', async () => {
    const behind = async () => {
      const { text } = await office.t.http.get('/metrics');
      return /^pakn_digests_behind_seconds (\S+)$/m.exec(text)?.[1];
    };
    office.at('2026-04-09 07:29');
    await office.run('write-digests');
    office.at('2026-04-09 07:40');
    expect(await behind()).toBe('600');
    await office.run('write-digests');
    expect(await behind()).toBe('0');
    office.at('2026-04-10 07:31');
    expect(await behind()).toBe('60');
    office.at('2026-04-11 07:31');
    expect(await behind()).toBe('0');
  });

  const UNITS = [TRAN_BIEN, OTHER_WARD];
  const population = async () => {
    for (const unit of UNITS) {
      for (const n of [1, 2, 3]) await officer(`officer-${unit}-${n}`, unit);
      await head(`head-${unit}`, unit);
      for (let n = 0; n < 3; n += 1) await office.pothole(unit);
    }
    office.at('2026-04-09 07:30');
    await office.run('escalate');
  };
  const keys = async () =>
    (
      await office.t.database.rows<{ key: string }>(
        `select idempotency_key as key from outbox where template like '%digest'`,
      )
    ).map(({ key }) => key);
  const untold = () =>
    office.t.database.rows(
      `select from outbox where channel = 'INBOX' and digest_id is null and read_at is null`,
    );

  it('are written once when four of them run at once, and everything is marked', async () => {
    await population();
    const runs = await Promise.all([1, 2, 3, 4].map(() => office.run('write-digests')));
    const sum = (count: string) => runs.reduce((all, each) => all + (each[count] ?? 0), 0);
    expect([sum('officers'), sum('units'), sum('told')]).toEqual([6, 2, 18]);
    expect(new Set(await keys()).size).toBe(8);
    expect(await untold()).toEqual([]);
    await office.run('send-messages');
    expect(office.mail.mails).toHaveLength(8);
  });

  it('wait for what another worker is writing this very moment, and write it no second time', async () => {
    await population();
    const now = office.t.clock.now();
    const day = [now, now, '2026-04-09', local('2026-04-09 17:00')];
    const readers = await office.t.database.rows<{ unitId: string; accountId: string }>(
      `select unit_id as "unitId", account_id as "accountId" from role_grant where role = 'UNIT_HEAD'`,
    );
    const soon = local('2026-04-14 00:00');
    const whose = [readers.map(({ unitId }) => unitId), readers.map((one) => one.accountId), soon];
    let other: Promise<Record<string, number>> | undefined;
    await office.t.database.transaction(async (tx) => {
      expect(await tx.rows(WRITE_UNIT_DIGESTS, [...day, ...whose, idPrefix(now)])).toMatchObject([
        { written: 2 },
      ]);
      other = office.run('write-digests');
      await untilWaiting(office.t, 1);
    });
    expect(await other).toMatchObject({ units: 0, officers: 6, told: 18 });
    expect(await keys()).toHaveLength(8);
  });

  it('pass over what another worker is telling this very moment, without waiting for it', async () => {
    await population();
    const now = office.t.clock.now();
    const news = firstIdOf(new Date('2026-04-01T00:00:00Z'));
    const day = [now, now, '2026-04-09', local('2026-04-09 17:00')];
    const people = await office.t.database.rows<{ id: string }>('select id from account');
    const whose = [people.map(({ id }) => id), news];
    await office.t.database.transaction(async (tx) => {
      const values = [...day, ...whose, idPrefix(now)];
      expect(await tx.rows(WRITE_OFFICER_DIGESTS, values)).toMatchObject([
        { written: 6, told: 18 },
      ]);
      expect(await office.run('write-digests')).toMatchObject({ units: 2, officers: 0, told: 0 });
    });
    expect(await keys()).toHaveLength(8);
    expect(await untold()).toEqual([]);
  });

  it.each([
    ['staff.digest', 3, { written: 2, untold: 18 }, { officers: 6, units: 0, told: 18 }],
    ['staff.unit-digest', 2, { written: 6, untold: 0 }, { officers: 0, units: 2, told: 0 }],
  ])(
    'leave nothing half done when the connection dies that writes %s, and neither kind holds up the other',
    async (template, row, after, again) => {
      await population();
      await office.t.database.rows('create sequence fatal_row');
      await office.t.database.rows(`
        create function kill_session() returns trigger language plpgsql as $$
        begin
          if new.template = '${template}' and nextval('fatal_row') = ${row} then
            perform pg_terminate_backend(pg_backend_pid());
          end if;
          return null;
        end $$`);
      await office.t.database.rows(
        'create trigger tr_kill after insert on outbox for each row execute function kill_session()',
      );
      try {
        await expect(office.run('write-digests')).rejects.toThrow();
        expect(await keys()).toHaveLength(after.written);
        expect(await untold()).toHaveLength(after.untold);
        expect(await office.run('write-digests')).toMatchObject(again);
        expect(await office.run('write-digests')).toEqual(NOTHING);
      } finally {
        await office.t.database.rows('drop trigger tr_kill on outbox');
        await office.t.database.rows('drop function kill_session');
        await office.t.database.rows('drop sequence fatal_row');
      }
    },
  );

  it('keep for the next day what is raised after the day’s digest was written', async () => {
    await population();
    await office.run('write-digests');
    await office.run('send-messages');
    // As if it had been raised only now.
    await office.t.database.rows(
      `update outbox set digest_id = null where id = (
           select min(id::text)::uuid from outbox where digest_id is not null)`,
    );
    expect(await office.run('write-digests')).toEqual(NOTHING);
    expect(await untold()).toHaveLength(1);
    office.at('2026-04-10 07:30');
    expect(await office.run('write-digests')).toMatchObject({ officers: 1, told: 1 });
  });
});
