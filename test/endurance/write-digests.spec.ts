import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DigestOffice, NOTHING, OTHER_WARD } from '../jobs/digest-office';
import { TRAN_BIEN } from '../support/petitions';

describe('the daily digests when the worker is killed at each statement', () => {
  let office: DigestOffice;
  beforeAll(async () => {
    office = await DigestOffice.open();
  });
  afterAll(() => office.close());

  /** Runs a worker that dies at its n-th statement; true when it came to its end before. */
  const worker = (diesAt: number): Promise<boolean> =>
    new Promise((ended) => {
      const child = spawn(
        process.execPath,
        [
          '-r',
          join(__dirname, '../support/ts-hook.cjs'),
          join(__dirname, 'write-digests.child.ts'),
          JSON.stringify(office.t.connection),
          office.t.clock.now().toISOString(),
          String(diesAt),
        ],
        { stdio: 'inherit' },
      );
      child.once('exit', (code, signal) => {
        if (signal !== 'SIGKILL' && code !== 0) throw new Error(`the worker ended with ${code}`);
        ended(signal !== 'SIGKILL');
      });
    });

  const digests = () =>
    office.t.database.rows<{ id: string; key: string }>(
      `select id, idempotency_key as key from outbox where template like '%digest'`,
    );
  const untold = () =>
    office.t.database.rows(
      `select from outbox where channel = 'INBOX' and digest_id is null and read_at is null`,
    );
  /** What a digest says it tells, against what is marked as told by it: each must be whole. */
  const halfDone = () =>
    office.t.database.rows(
      `select from outbox d where template = 'staff.digest' and (payload ->> 'count')::integer
         <> (select count(*) from outbox m where m.digest_id = d.id)`,
    );

  it('are written once by whoever comes after, and tell everything', async () => {
    office.at('2026-04-06 08:00');
    for (const unit of [TRAN_BIEN, OTHER_WARD]) {
      for (const n of [1, 2]) await office.officer(`officer-${unit}-${n}`, unit);
      await office.head(`head-${unit}`, unit);
      for (let n = 0; n < 3; n += 1) await office.pothole(unit);
    }
    office.at('2026-04-09 07:30');
    await office.run('escalate');
    const left: number[] = [];
    for (let diesAt = 1; ; diesAt += 0.5) {
      await office.t.database.rows('update outbox set digest_id = null');
      await office.t.database.rows(`delete from outbox where template like '%digest'`);
      const finished = await worker(diesAt);
      expect(await halfDone()).toEqual([]);
      left.push((await digests()).length);
      if (finished) break;
      await office.run('write-digests');
      expect(await digests()).toHaveLength(6);
      expect(await untold()).toEqual([]);
      expect(await office.run('write-digests')).toEqual(NOTHING);
    }
    // Taken back, what stands aside, whose heads are owed, theirs; the same of officers: before and after each, and the end.
    expect(left).toEqual([0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 6, 6]);
  });
});
