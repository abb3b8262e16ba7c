import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp } from '../support/app';
import { announce, dayOff } from '../support/calendar';
import { local } from '../support/clerk-table';
import { signIn, type Person } from '../support/people';
import { aboutARule, act, DESK, goodAnswer, submit, TRAN_BIEN } from '../support/petitions';
import { DigestOffice, NOTHING, OTHER_WARD } from './digest-office';

describe('the daily digests', () => {
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
  const answer = async (id: string, by: Person, approvedBy: Person) => {
    await act(office.t, by, id, 'propose-answer', goodAnswer());
    await act(office.t, approvedBy, id, 'approve-answer');
  };

  it('tell an officer at the opening what was raised to them, once, and nothing when nothing is new', async () => {
    const [binh] = [await officer('binh', TRAN_BIEN), await head('an')];
    await office.reach(await head('no-mail'), null);
    const codes = [await office.pothole(TRAN_BIEN), await office.pothole(TRAN_BIEN)].map(
      ({ code }) => code,
    );
    expect(await office.pass('2026-04-09 00:05')).toEqual(NOTHING);
    expect(await office.pass('2026-04-09 07:29')).toEqual(NOTHING);
    expect(office.mail.mails).toEqual([]);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ officers: 1, units: 1, told: 2 });
    expect(office.to('binh')).toMatchObject([
      {
        subject: 'Ngày 09/04/2026: 2 cảnh báo, đề nghị về thời hạn',
        messageId: `<digest.${binh.accountId}.2026-04-09@dongnai.example>`,
      },
    ]);
    expect(office.only('binh')).toContain(
      [
        'Chậm xử lý: 2',
        ...codes.map(
          (code) =>
            `- ${code}: thời hạn nhận việc, hạn 08/04/2026, Ủy ban nhân dân phường Trấn Biên`,
        ),
        '',
      ].join('\n'),
    );
    expect(await office.pass('2026-04-09 07:32')).toEqual(NOTHING);
    expect(await office.pass('2026-04-10 07:30')).toMatchObject({ officers: 0 });
    expect(office.to('binh')).toHaveLength(1);
  });

  it('tell a head what is late or due soon with the unit: by level, counted, the oldest, and how many more', async () => {
    const binh = await officer('binh', TRAN_BIEN);
    await head('an');
    await office.person('office', { role: 'PROVINCIAL_OFFICE' });
    const overdue: string[] = [];
    for (let n = 0; n < 12; n += 1) overdue.push((await office.pothole(TRAN_BIEN, binh)).code);
    // Sent on Thursday 9/4, due on Thursday 23/4; on Wednesday 15/4, to be accepted by Friday.
    office.at('2026-04-09 08:00');
    const dueSoon = await office.pothole(TRAN_BIEN, binh);
    office.at('2026-04-15 08:00');
    const lateStep = await office.pothole(TRAN_BIEN);
    await office.pothole(OTHER_WARD);
    expect(await office.pass('2026-04-21 07:30')).toMatchObject({ units: 1 });
    const text = office.only('an');
    expect(office.to('an')[0]!.subject).toBe(
      'Ủy ban nhân dân phường Trấn Biên, ngày 21/04/2026: ' +
        '14 phản ánh, kiến nghị quá hạn, chậm hoặc sắp đến hạn',
    );
    const limit = 'thời hạn trả lời người dân';
    expect(text).toContain(
      [
        'Quá hạn: 12',
        ...overdue.slice(0, 10).map((code) => `- ${code}: ${limit}, hạn 20/04/2026`),
        '- và 2 việc khác',
        '',
        'Chậm xử lý: 1',
        `- ${lateStep.code}: thời hạn nhận việc, hạn 17/04/2026`,
        '',
        'Sắp đến hạn: 1',
        `- ${dueSoon.code}: ${limit}, hạn 23/04/2026`,
        '',
      ].join('\n'),
    );
    // The office was raised what is overdue in the province: also one mail, in the same form.
    expect(office.only('office')).toContain('Quá hạn: 12\n');
    expect(office.only('office')).toContain('- và 2 việc khác');
    // The next day again, while anything is late.
    await office.pass('2026-04-22 07:30');
    expect(office.to('an')).toHaveLength(2);
    expect(office.to('office')).toHaveLength(1);
  });

  it('speak the reader’s language', async () => {
    const an = await head('an');
    await office.t.database.rows(`update account set locale = 'en' where id = $1`, [an.accountId]);
    const { code } = await office.pothole(TRAN_BIEN);
    await office.pass('2026-04-09 08:00');
    expect(office.only('an')).toContain(
      `Late in a step: 1\n- ${code}: the limit to accept, due 08/04/2026\n`,
    );
  });

  it('leave out what was answered or ended in between, and are not sent when nothing is left', async () => {
    const [binh, an] = [await officer('binh', TRAN_BIEN), await head('an')];
    const answered = await office.pothole(TRAN_BIEN, binh);
    const withdrawn = await office.pothole(TRAN_BIEN, binh);
    const open = await office.pothole(TRAN_BIEN, binh);
    office.at('2026-04-16 00:01');
    expect(await office.run('escalate')).toMatchObject({ dueSoon: 6 });
    await answer(answered.id, binh, an);
    await office.t.http
      .post(`/api/v1/tracking/${withdrawn.code}/withdraw`)
      .set('Tracking-Token', withdrawn.trackingToken)
      .send({ reason: 'Đã được giải quyết' })
      .expect(200);
    await office.pass('2026-04-16 07:30');
    for (const name of ['binh', 'an']) {
      expect(office.only(name)).toContain(open.code);
      expect(office.only(name)).not.toContain(answered.code);
      expect(office.only(name)).not.toContain(withdrawn.code);
    }
    await answer(open.id, binh, an);
    await office.pothole(TRAN_BIEN, binh);
    expect(await office.pass('2026-04-17 07:30')).toEqual(NOTHING);
  });

  it('do not warn of a limit that was moved away', async () => {
    const [binh] = [await officer('binh', TRAN_BIEN), await head('an')];
    const { id } = await office.pothole(TRAN_BIEN, binh);
    office.at('2026-04-16 00:01');
    await office.run('escalate');
    await act(office.t, binh, id, 'request-extension', { workingDays: 5, reason: 'Chờ vật tư' });
    const decider = await office.person('decider', { role: 'PROVINCIAL_OFFICE' });
    await act(office.t, decider, id, 'decide-extension', { granted: true, reason: 'Mưa kéo dài' });
    expect(await office.pass('2026-04-16 07:30')).toEqual(NOTHING);
  });

  it('leave out what was read in the inbox', async () => {
    const [binh] = [await officer('binh', TRAN_BIEN), await head('an')];
    await office.pothole(TRAN_BIEN);
    office.at('2026-04-09 06:00');
    await office.run('escalate');
    await office.t.http
      .post('/api/v1/inbox/read-all')
      .set(...binh.auth)
      .expect(200);
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ officers: 0, units: 1 });
    expect(office.to('binh')).toEqual([]);
  });

  it('are one for an officer of two units, and today’s though one of them is closed', async () => {
    await officer('binh', TRAN_BIEN, OTHER_WARD);
    await officer('dung', TRAN_BIEN);
    await head('an');
    await head('chi', OTHER_WARD);
    const heads = [TRAN_BIEN, OTHER_WARD].map((unitCode) => ({
      role: 'UNIT_HEAD' as const,
      unitCode,
    }));
    await office.person('both', ...heads);
    office.at('2026-06-02 08:00');
    await announce(
      office.t,
      office.admin,
      dayOff('2026-06-04', TRAN_BIEN),
      dayOff('2026-06-08', TRAN_BIEN),
    );
    const codes = [await office.pothole(TRAN_BIEN), await office.pothole(OTHER_WARD)].map(
      ({ code }) => code,
    );
    // To be accepted by Thursday 4/6, at the ward that is closed then by Friday: told on Friday, and on Monday.
    await office.pass('2026-06-05 07:30');
    expect(office.only('binh')).toContain(codes[1]);
    expect(office.only('binh')).not.toContain(codes[0]);
    await office.pass('2026-06-08 07:30');
    expect(office.to('binh')).toHaveLength(2);
    expect(office.to('binh')[1]!.parts[0]).toContain(codes[0]);
    expect(office.to('chi')).toHaveLength(2);
    for (const name of ['dung', 'an']) expect(office.to(name)).toEqual([]);
    // Who heads both has one of each unit, on days on which the unit is open.
    const subjects = () => office.to('both').map(({ subject }) => subject.slice(-90));
    expect(subjects().filter((subject) => subject.includes('Trấn Biên'))).toEqual([]);
    expect(subjects()).toHaveLength(2);
    // The ward is open again on Tuesday.
    await office.pass('2026-06-09 07:30');
    expect(office.only('dung')).toContain(codes[0]);
    expect(office.only('an')).toContain(codes[0]);
    expect(office.to('binh')).toHaveLength(2);
    expect(office.to('both')).toHaveLength(4);
  });

  it('keep quiet over Tết and weekends, and go on a Saturday that is made up for', async () => {
    await head('an');
    office.at('2026-02-10 08:00');
    const before = await office.pothole(TRAN_BIEN);
    // To be accepted by Thursday 12/2; Friday 13/2 is the last working day before Tết.
    expect(await office.pass('2026-02-13 16:59')).toMatchObject({ units: 1 });
    for (const day of ['14', '17', '20', '22']) {
      expect(await office.pass(`2026-02-${day} 09:00`)).toEqual(NOTHING);
    }
    expect(office.only('an')).toContain(before.code);
    expect(await office.pass('2026-02-23 07:30')).toMatchObject({ units: 1 });
    office.at('2026-08-19 08:00');
    await office.pothole(OTHER_WARD);
    await head('chi', OTHER_WARD);
    // To be accepted by Friday 21/8: told on Saturday 22/8, a working day.
    await office.pass('2026-08-22 07:30');
    expect(office.to('chi')).toHaveLength(1);
  });

  it('wait for a working day when a holiday is announced the evening before', async () => {
    await head('an');
    office.at('2026-07-06 08:00');
    const { code } = await office.pothole(TRAN_BIEN);
    office.at('2026-07-08 20:00');
    await announce(office.t, office.admin, dayOff('2026-07-09'));
    expect(await office.pass('2026-07-09 07:30')).toEqual(NOTHING);
    expect(await office.pass('2026-07-10 07:30')).toMatchObject({ units: 1 });
    expect(office.only('an')).toContain(code);
  });

  it('go to the officers of a unit without a head, and to the desk’s for what nobody took', async () => {
    await officer('binh', TRAN_BIEN);
    await office.person('clerk', { role: 'INTAKE_OFFICER', unitCode: DESK });
    await office.pothole(TRAN_BIEN);
    await submit(office.t, aboutARule());
    expect(await office.pass('2026-04-09 07:30')).toMatchObject({ officers: 0, units: 2 });
    expect(office.only('binh')).toContain('phường Trấn Biên có 1 phản ánh');
    expect(office.only('clerk')).toContain('thời hạn tiếp nhận');
  });

  it('are written to nobody who left, wants no e-mail or has no address', async () => {
    await office.reach(await head('an'), null);
    const people = [
      await officer('off', TRAN_BIEN),
      await officer('gone', TRAN_BIEN),
      await officer('bare', TRAN_BIEN),
    ];
    await office.pothole(TRAN_BIEN);
    office.at('2026-04-09 06:00');
    expect(await office.run('escalate')).toMatchObject({ lateStep: 1 });
    await office.t.http
      .patch('/api/v1/auth/me')
      .set(...people[0]!.auth)
      .send({ emailOff: true })
      .expect(200);
    const leave = 'update account set disabled_at = $2 where id = $1';
    await office.t.database.rows(leave, [people[1]!.accountId, office.t.clock.now()]);
    await office.reach(people[2]!, null);
    expect(await office.pass('2026-04-09 07:30')).toEqual(NOTHING);
    const mails = await office.t.database.rows(`select from outbox where channel = 'EMAIL'`);
    expect(mails).toEqual([]);
  });

  it('leave what becomes due in the day to the next working day', async () => {
    const clerk = await office.person('clerk', { role: 'INTAKE_OFFICER', unitCode: DESK });
    await office.person('office', { role: 'PROVINCIAL_OFFICE' });
    await head('an');
    office.at('2026-04-06 16:00');
    const open = { location: undefined, field: 'KHAC', title: 'Cây đổ chắn đường' };
    const { id, code } = await submit(office.t, open);
    await act(office.t, clerk, id, 'receive', { urgency: 'URGENT' });
    await act(office.t, clerk, id, 'assign', { unitCode: TRAN_BIEN, urgency: 'URGENT' });
    // Four office hours: one on Monday, three on Tuesday, until 10:30.
    await office.pass('2026-04-07 07:30');
    office.mail.mails.length = 0;
    expect(await office.pass('2026-04-07 10:31')).toEqual(NOTHING);
    await office.pass('2026-04-08 07:30');
    for (const name of ['office', 'an']) {
      expect(office.only(name)).toContain(`Quá hạn: 1\n- ${code}`);
    }
  });

  it('go at the hour that is set, with what was due by then, or not at all', async () => {
    const set = (body: object) =>
      office.t.http
        .put('/api/v1/settings/messages')
        .set(...office.admin.auth)
        .send({ textsFrom: '07:00', textsUntil: '21:00', ...body })
        .expect(200);
    await head('an');
    await office.pothole(TRAN_BIEN);
    await set({ sendDigests: true, digestAt: '14:00' });
    expect(await office.pass('2026-04-09 13:59')).toEqual(NOTHING);
    await set({ sendDigests: false, digestAt: '14:00' });
    expect(await office.pass('2026-04-09 14:00')).toEqual(NOTHING);
    await set({ sendDigests: true, digestAt: '14:00' });
    expect(await office.pass('2026-04-09 15:30')).toMatchObject({ units: 1 });
  });

  it('leave a level that is reached in the day to the next, though the limit has passed before', async () => {
    const binh = await officer('binh', TRAN_BIEN);
    await head('an');
    const later = { amount: 1, unit: 'WORKING_HOUR' };
    const change = await office.t.http
      .post('/api/v1/ladders/changes')
      .set(...office.admin.auth)
      .send({
        follows: 'holding.default',
        rungs: [{ level: 'OVERDUE', offset: later, target: 'UNIT_OFFICER', fallback: ['ADMIN'] }],
        effectiveFrom: '2026-04-06',
        source: 'Quy chế thử nghiệm',
        mark: 'ours',
        reason: 'Thử nghiệm',
      })
      .expect(201);
    await office.t.http
      .post(`/api/v1/ladders/changes/${String(change.body.id)}/apply`)
      .set(...office.admin.auth)
      .expect(200);
    const { code } = await office.pothole(TRAN_BIEN, binh);
    await office.pass('2026-04-17 07:30');
    office.mail.mails.length = 0;
    // Overdue from Tuesday 21/4, 00:00; the officer is told an office hour later.
    expect(await office.pass('2026-04-21 08:31')).toMatchObject({ officers: 0, units: 1 });
    expect(await office.pass('2026-04-22 07:30')).toMatchObject({ officers: 1 });
    expect(office.only('binh')).toContain(`Quá hạn: 1\n- ${code}: thời hạn của đơn vị xử lý`);
  });
});

describe('where no e-mail is sent', () => {
  it('no digest is written', async () => {
    const t = await startTestApp();
    try {
      const head = await signIn(t, [{ role: 'UNIT_HEAD', unitCode: TRAN_BIEN }]);
      await t.database.rows('update account set email = $2 where id = $1', [
        head.accountId,
        'an@dongnai.example',
      ]);
      await submit(t);
      t.clock.set(local('2026-04-09 07:30'));
      expect(await t.app.get(SweepRegistry).run('write-digests')).toEqual(NOTHING);
    } finally {
      await t.close();
    }
  });
});
