import { OWED_OFFICER_DIGESTS } from '../../src/escalation/digest/officer-digest.statement';
import { firstIdOf } from '../../src/platform/database/sql-ids';
import { local } from '../support/clerk-table';
import { TRAN_BIEN, type Receipt } from '../support/petitions';
import { DigestOffice, NOTHING } from './digest-office';

describe('the daily digests, where there is little to tell', () => {
  let office: DigestOffice;
  let binhId: string;
  beforeAll(async () => {
    office = await DigestOffice.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.clear();
    office.at('2026-04-06 08:00');
    binhId = (await office.officer('binh', TRAN_BIEN)).accountId;
    // What the unit's own would tell is told to nobody here.
    await office.reach(await office.head('no-mail', TRAN_BIEN), null);
  });

  const withdraw = ({ code, trackingToken }: Receipt) =>
    office.t.http
      .post(`/api/v1/tracking/${code}/withdraw`)
      .set('Tracking-Token', trackingToken)
      .send({ reason: 'Đã được giải quyết' })
      .expect(200);
  /** One warning that lies unread in Binh's inbox, of a petition that was withdrawn since. */
  const stale = async () => {
    const petition = await office.pothole(TRAN_BIEN);
    office.at('2026-04-09 06:00');
    await office.run('escalate');
    await withdraw(petition);
  };

  it('look an inbox through once in which nothing is so any more', async () => {
    await stale();
    const owed = (looked: string[], upTo: string[]) =>
      office.t.database.rows<{ id: string; newest: string; isNews: boolean }>(
        OWED_OFFICER_DIGESTS,
        [
          '2026-04-09',
          [],
          local('2026-04-09 07:30'),
          firstIdOf(local('2026-04-01 00:00')),
          looked,
          upTo,
          '00000000-0000-0000-0000-000000000000',
          100,
        ],
      );
    const [row, ...others] = await owed([], []);
    expect(others).toEqual([]);
    expect(row).toMatchObject({ id: binhId, isNews: false });
    expect(await owed([binhId], [row!.newest])).toEqual([]);
    // A newer message than the one it was looked through to: it is looked at again.
    const older = `${row!.newest.slice(0, -12)}000000000000`;
    expect(await owed([binhId], [older])).toEqual([row]);
  });

  it('and remember that they did until the next day: what is so again without a message waits for it', async () => {
    const { id, code } = await office.pothole(TRAN_BIEN);
    const limitIs = (wallClock: string) =>
      office.t.database.rows(
        `update sla_clock set due_at = $2 where petition_id = $1 and kind = 'ACCEPT'`,
        [id, local(wallClock)],
      );
    office.at('2026-04-09 06:00');
    await office.run('escalate');
    await limitIs('2026-04-14 00:00');
    expect(await office.pass('2026-04-09 07:30')).toEqual(NOTHING);
    await limitIs('2026-04-09 00:00');
    expect(await office.pass('2026-04-09 07:35')).toEqual(NOTHING);
    expect(await office.pass('2026-04-10 07:30')).toMatchObject({ officers: 1, told: 1 });
    expect(office.only('binh')).toContain(code);
  });

  it('tell the same day what is raised after that look, though it was due before the day’s moment', async () => {
    await stale();
    expect(await office.pass('2026-04-09 07:30')).toEqual(NOTHING);
    office.at('2026-04-06 09:00');
    const { code } = await office.pothole(TRAN_BIEN);
    // The worker that raises had stood still.
    expect(await office.pass('2026-04-09 07:40')).toEqual({ ...NOTHING, officers: 1, told: 1 });
    expect(office.only('binh')).toContain(`Chậm xử lý: 1\n- ${code}`);
  });

  it('look again at a later hour that was set meanwhile', async () => {
    const set = (digestAt: string) =>
      office.t.http
        .put('/api/v1/settings/messages')
        .set(...office.admin.auth)
        .send({ sendDigests: true, digestAt, textsFrom: '07:00', textsUntil: '21:00' })
        .expect(200);
    const { id, code } = await office.pothole(TRAN_BIEN);
    // The limit to accept ends on Thursday at nine, as a limit in hours does.
    const nine = local('2026-04-09 09:00');
    await office.t.database.rows(
      `update sla_clock set due_at = $2, next_level_at = $2, rung_ats = array[$2::timestamptz]
       where petition_id = $1 and kind = 'ACCEPT'`,
      [id, nine],
    );
    expect(await office.pass('2026-04-09 09:05')).toEqual(NOTHING);
    await set('14:00');
    expect(await office.pass('2026-04-09 13:55')).toEqual(NOTHING);
    expect(await office.pass('2026-04-09 14:00')).toMatchObject({ officers: 1, told: 1 });
    expect(office.only('binh')).toContain(code);
  });

  it('tell again on the day itself what another day’s digest turned out not to have told', async () => {
    const { code } = await office.pothole(TRAN_BIEN);
    // To be accepted by Thursday 9/4.
    office.at('2026-04-07 08:00');
    const other = await office.pothole(TRAN_BIEN);
    office.at('2026-04-09 16:00');
    await office.run('escalate');
    expect(await office.run('write-digests')).toMatchObject({ officers: 1 });
    // It is being sent when the next day's are written, and refused only then.
    const become = (state: string, leaseUntil: Date | null) =>
      office.t.database.rows(
        `update outbox set state = $1, lease_until = $2 where template = 'staff.digest'`,
        [state, leaseUntil],
      );
    await become('SENDING', local('2026-04-10 07:40'));
    office.at('2026-04-10 07:30');
    expect(await office.run('escalate')).toMatchObject({ lateStep: 1 });
    await withdraw(other);
    expect(await office.run('write-digests')).toEqual(NOTHING);
    await become('DEAD', null);
    office.at('2026-04-10 07:35');
    expect(await office.run('write-digests')).toMatchObject({ officers: 1, takenBack: 1, told: 1 });
    await office.run('send-messages');
    expect(office.only('binh')).toContain(code);
  });

  it('count a petition of a unit once, at its worst level', async () => {
    await office.head('an', TRAN_BIEN);
    const { code } = await office.pothole(TRAN_BIEN);
    // Nobody accepted it: late from 9/4, due soon from 16/4, overdue from 21/4.
    for (const [day, level] of [
      ['09', 'Chậm xử lý'],
      ['16', 'Chậm xử lý'],
      ['21', 'Quá hạn'],
    ] as const) {
      office.mail.mails.length = 0;
      await office.pass(`2026-04-${day} 07:30`);
      const text = office.only('an');
      expect(text).toContain(`có 1 phản ánh`);
      expect(text.match(/^[^-\n]+: \d+$/gm)).toEqual([`${level}: 1`]);
      expect(text.split(code)).toHaveLength(2);
    }
  });
});
