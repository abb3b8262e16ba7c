import { Client } from 'pg';
import { auditHistories, petitionIdOf } from '../../src/petitions/audit/history-audit';
import { sealOf } from '../../src/petitions/ledger/event-chain';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';
import { act, DESK, goodAnswer, submit, TRAN_BIEN, type Receipt } from '../support/petitions';

/** What a database administrator with bad intentions writes first. */
const UNGUARD = `alter table petition_event disable trigger user`;
const GUARD = `alter table petition_event enable always trigger tr_petition_event_append_only`;

describe('the check of the history', () => {
  let t: TestApp;
  let client: Client;
  let officer: Person;
  let clerk: Person;
  beforeAll(async () => {
    t = await startTestApp();
    officer = await signIn(t, [{ role: 'UNIT_OFFICER', unitCode: TRAN_BIEN }]);
    clerk = await signIn(t, [{ role: 'INTAKE_OFFICER', unitCode: DESK }]);
    client = new Client(t.connection);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await t.close();
  });

  /** Five events: submit, receive, assign, accept, propose-answer. */
  const handled = async (): Promise<Receipt> => {
    const receipt = await submit(t);
    await act(t, officer, receipt.id, 'accept');
    await act(t, officer, receipt.id, 'propose-answer', goodAnswer());
    return receipt;
  };
  /** Changes the history of one petition as only an administrator of the database can. */
  const tamper = async (id: string, ...statements: string[]) => {
    await client.query(UNGUARD);
    try {
      for (const statement of statements) await client.query(statement, [id]);
    } finally {
      await client.query(GUARD);
    }
  };
  const verdict = async (id: string) => {
    const { first, broken } = await auditHistories(client, id);
    return first ? `${broken}: event ${first.seq}: ${first.what}` : 'sound';
  };

  it('finds nothing wrong where nothing is', async () => {
    const { id, code } = await handled();
    await handled();
    expect(await petitionIdOf(client, code)).toBe(id);
    expect(await auditHistories(client, id)).toEqual({
      petitions: 1,
      events: 5,
      first: null,
      broken: 0,
      brokenPetitions: 0,
    });
    const all = await auditHistories(client);
    const [count] = await t.database.rows<{ petitions: number; events: number }>(
      `select (select count(*) from petition) as petitions,
              (select count(*) from petition_event) as events`,
    );
    expect(all).toMatchObject({ ...count, broken: 0 });
  });

  it.each([
    ['one letter of a reason', `reason = 'x'`],
    ['one byte of the data', `data = data || '{"automatic": false}'`],
    ['a microsecond', `occurred_at = occurred_at + interval '1 microsecond'`],
    ['who did it', `actor_role = 'SUPERVISOR'`],
    ['the seal itself', `hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256)`],
  ])('finds that %s of event 3 was changed', async (_what, change) => {
    const { id } = await handled();
    await tamper(id, `update petition_event set ${change} where petition_id = $1 and seq = 3`);
    // A changed seal also leaves the next event without the seal it carries.
    const count = change.startsWith('hash') ? 2 : 1;
    expect(await verdict(id)).toBe(`${count}: event 3: it does not hold what was sealed`);
  });

  it('finds that a middle event was removed', async () => {
    const { id } = await handled();
    await tamper(id, `delete from petition_event where petition_id = $1 and seq = 3`);
    expect(await verdict(id)).toBe('1: event 3: it is missing, and event 4 comes next');
  });

  it('finds that the first event was removed', async () => {
    const { id } = await handled();
    await tamper(id, `delete from petition_event where petition_id = $1 and seq = 1`);
    expect(await verdict(id)).toBe('1: event 1: it is missing, and event 2 comes next');
  });

  it('finds that the last event was removed', async () => {
    const { id } = await handled();
    await tamper(id, `delete from petition_event where petition_id = $1 and seq = 5`);
    expect(await verdict(id)).toBe('1: event 5: it is missing, and the petition is at version 5');
  });

  it('finds that the last event was removed and the version set back to hide it', async () => {
    const { id } = await handled();
    await tamper(
      id,
      `delete from petition_event where petition_id = $1 and seq = 5`,
      `update petition set version = 4 where id = $1`,
    );
    expect(await verdict(id)).toBe(
      '1: event 4: it is not the event that the petition was left with',
    );
  });

  it('finds that all events were removed', async () => {
    const { id } = await handled();
    await tamper(id, `delete from petition_event where petition_id = $1`);
    expect(await verdict(id)).toBe('1: event 1: it is missing, and there is no other');
  });

  /** An event as the forger would write it: sealed by our own function over the seal it follows. */
  const forge = async (id: string, after: number, seq: number) => {
    const {
      rows: [base],
    } = await client.query(
      `select unit_id, to_state, occurred_at, encode(hash, 'hex') as hash from petition_event
       where petition_id = $1 and seq = $2`,
      [id, after],
    );
    const event = {
      petitionId: id,
      seq,
      action: 'return',
      fromState: base.to_state,
      toState: base.to_state,
      unitId: base.unit_id,
      occurredAt: base.occurred_at,
      recordedAt: base.occurred_at,
      actor: { kind: 'ACCOUNT' as const, id: clerk.accountId, role: 'UNIT_HEAD' },
      reason: 'Không thuộc thẩm quyền',
      data: {},
      prevHash: base.hash as string,
    };
    await client.query(
      `insert into petition_event (petition_id, seq, action, from_state, to_state, unit_id,
         occurred_at, recorded_at, actor_kind, actor_id, actor_role, reason, data, prev_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $7, 'ACCOUNT', $8, 'UNIT_HEAD', $9, '{}',
         decode($10, 'hex'), decode($11, 'hex'))`,
      [
        id,
        seq,
        event.action,
        event.fromState,
        event.toState,
        event.unitId,
        event.occurredAt,
        clerk.accountId,
        event.reason,
        event.prevHash,
        sealOf(event),
      ],
    );
  };

  it('finds an event that was inserted with a fitting seal, by the one it pushed aside', async () => {
    const { id } = await handled();
    await tamper(
      id,
      `update petition_event set seq = seq + 100 where petition_id = $1 and seq > 3`,
      `update petition_event set seq = seq - 99 where petition_id = $1 and seq > 100`,
      `update petition set version = 6 where id = $1`,
    );
    await forge(id, 3, 4);
    expect(await verdict(id)).toBe('2: event 5: it does not hold what was sealed');
  });

  it('finds an event that was added at the end with a fitting seal', async () => {
    const { id } = await handled();
    await forge(id, 5, 6);
    expect(await verdict(id)).toBe('1: event 6: it was added, for the petition is at version 5');
  });

  it('finds a pair that changed places', async () => {
    const { id } = await handled();
    await tamper(
      id,
      `update petition_event set seq = 100 where petition_id = $1 and seq = 3`,
      `update petition_event set seq = 3 where petition_id = $1 and seq = 4`,
      `update petition_event set seq = 4 where petition_id = $1 and seq = 100`,
    );
    expect(await verdict(id)).toBe('3: event 3: it does not hold what was sealed');
  });

  it('finds a state that no event led to', async () => {
    const { id } = await handled();
    await tamper(id, `update petition set state = 'ANSWERED' where id = $1`);
    expect(await verdict(id)).toBe(
      '1: event 5: it leads to ANSWER_PROPOSED, but the petition is ANSWERED',
    );
  });

  it('finds events whose petition was removed', async () => {
    const { id } = await handled();
    await client.query(`set session_replication_role = replica`);
    await client.query(`delete from petition where id = $1`, [id]);
    await client.query(`set session_replication_role = origin`);
    expect(await verdict(id)).toBe('1: event 1: its petition is missing');
  });

  it('names the oldest petition first, and counts the rest', async () => {
    const {
      rows: [sums],
    } = await client.query(`select count(*) as events from petition_event`);
    const report = await auditHistories(client);
    expect(report.events).toBe(sums.events);
    // The first test that tampered changed a letter of event 3.
    expect(report.first).toMatchObject({ seq: 3, what: 'it does not hold what was sealed' });
    expect(report.brokenPetitions).toBe(15);
    expect(report.broken).toBe(19);
  });
});

describe('the database itself', () => {
  let t: TestApp;
  let owner: Client;
  beforeAll(async () => {
    t = await startTestApp();
    owner = new Client(t.connection);
    await owner.connect();
    await submit(t);
  });
  afterAll(async () => {
    await owner.end();
    await t.close();
  });

  const ATTEMPTS = [
    `update petition_event set reason = 'x'`,
    `delete from petition_event`,
    `truncate petition_event`,
    `truncate petition cascade`,
    `insert into petition_event select * from petition_event
       on conflict (petition_id, seq) do update set reason = 'x'`,
    `merge into petition_event e using petition p on p.id = e.petition_id
       when matched then delete`,
    `with gone as (delete from petition_event returning *) select * from gone`,
  ];

  it.each(ATTEMPTS)('refuses its owner: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow(/history is append-only/);
  });

  it.each(ATTEMPTS)(
    'refuses its owner in replica mode, where foreign keys rest: %s',
    async (text) => {
      await owner.query(`set session_replication_role = replica`);
      try {
        await expect(owner.query(text)).rejects.toThrow(/history is append-only/);
      } finally {
        await owner.query(`set session_replication_role = origin`);
      }
    },
  );

  it('gives a plain role, whatever it was granted on the table, no way round', async () => {
    const role = `clerk_${Date.now()}`;
    await owner.query(`create role ${role}`);
    await owner.query(`grant all on all tables in schema public to ${role}`);
    await owner.query(`set role ${role}`);
    try {
      for (const statement of ATTEMPTS) {
        await expect(owner.query(statement)).rejects.toThrow(/history is append-only/);
      }
      for (const statement of [
        `set session_replication_role = replica`,
        `alter table petition_event disable trigger all`,
        `drop trigger tr_petition_event_append_only on petition_event`,
        `drop table petition_event cascade`,
        `create or replace function refuse_history_change() returns trigger language plpgsql
           as 'begin return null; end'`,
      ]) {
        await expect(owner.query(statement)).rejects.toThrow(/permission denied|must be owner/);
      }
    } finally {
      await owner.query(`reset role`);
      await owner.query(`drop owned by ${role}`);
      await owner.query(`drop role ${role}`);
    }
    const { rows } = await owner.query(`select count(*) as events from petition_event`);
    expect(rows[0].events).toBe(3);
  });
});
