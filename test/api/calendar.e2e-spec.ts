import { startTestApp, type TestApp } from '../support/app';
import { signIn, signInAgain, type Person } from '../support/people';
import { seedCalendarDays } from '../support/seed-calendar';

describe('the working calendar', () => {
  let t: TestApp;
  let admin: Person;
  beforeAll(async () => {
    t = await startTestApp();
    admin = await signIn(t, [{ role: 'ADMIN' }]);
  });
  afterAll(() => t.close());

  const days = (query: object) => t.http.get('/api/v1/calendar/days').query(query);
  const propose = (body: object) =>
    t.http
      .post('/api/v1/calendar/changes')
      .set(...admin.auth)
      .send({ days: [], reason: 'Thông báo thử nghiệm', ...body });
  const apply = (id: string) =>
    t.http.post(`/api/v1/calendar/changes/${id}/apply`).set(...admin.auth);
  const run = (job: string) => t.http.post(`/api/v1/jobs/${job}/run`).set(...admin.auth);
  const swap = { name: 'Hoán đổi', source: 'Thông báo thử nghiệm', confirmed: true };
  const off = (day: string) => ({ day, kind: 'SWAPPED_DAY_OFF', ...swap });
  const openAlarms = async (): Promise<string[]> => {
    const answer = await t.http.get('/api/v1/alarms').set(...admin.auth);
    return answer.body.items.map(
      (alarm: { key: string; severity: string }) => `${alarm.key} ${alarm.severity}`,
    );
  };
  const at = async (instant: string) => {
    t.clock.set(new Date(instant));
    admin = await signInAgain(t, admin);
  };

  it('shows anybody which days count and why', async () => {
    const answer = await days({ from: '2026-04-24', to: '2026-05-02' }).expect(200);
    expect(answer.body.items.map((d: { day: string; kind: string }) => [d.day, d.kind])).toEqual([
      ['2026-04-24', 'WEEKDAY'],
      ['2026-04-25', 'WEEKEND'],
      ['2026-04-26', 'WEEKEND'],
      ['2026-04-27', 'COMPENSATORY_DAY_OFF'],
      ['2026-04-28', 'WEEKDAY'],
      ['2026-04-29', 'WEEKDAY'],
      ['2026-04-30', 'HOLIDAY'],
      ['2026-05-01', 'HOLIDAY'],
      ['2026-05-02', 'WEEKEND'],
    ]);
    expect(answer.body.items[3]).toEqual({
      day: '2026-04-27',
      works: false,
      kind: 'COMPENSATORY_DAY_OFF',
      name: 'Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4)',
      source: 'BLLĐ Điều 111.3',
      confirmed: true,
    });
    expect(answer.body.years).toEqual([{ year: 2026, confirmed: true }]);
    const years = await t.http.get('/api/v1/calendar/years').expect(200);
    expect(years.body).toEqual({
      calendarVersion: 1,
      items: [
        { year: 2025, confirmed: true },
        { year: 2026, confirmed: true },
        { year: 2027, confirmed: false },
      ],
    });
  });

  it('refuses a range that is backwards, too long or not of days', async () => {
    const backwards = await days({ from: '2026-05-02', to: '2026-05-01' });
    expect([backwards.status, backwards.body.code]).toEqual([422, 'CALENDAR_RANGE_INVALID']);
    expect((await days({ from: '2026-01-01', to: '2027-02-04' })).status).toBe(200);
    expect((await days({ from: '2026-01-01', to: '2027-02-05' })).status).toBe(422);
    expect((await days({ from: '2026-02-30', to: '2026-03-01' })).status).toBe(400);
    expect((await days({ from: '2014-12-31', to: '2015-01-01' })).status).toBe(422);
  });

  it.each([
    ['a make-up day on a Monday', [{ day: '2026-06-15', kind: 'MAKEUP_WORKDAY', ...swap }]],
    ['a day off in exchange on a Sunday', [off('2026-06-14')]],
    ['a closure of the whole province', [{ day: '2026-06-15', kind: 'CLOSURE', ...swap }]],
    ['a holiday of one unit', [{ day: '2026-06-15', kind: 'HOLIDAY', unitCode: '26041', ...swap }]],
  ])('names the day of %s', async (_case, given) => {
    const answer = await propose({ days: given });
    expect([answer.status, answer.body.code]).toEqual([422, 'CALENDAR_DAY_MISPLACED']);
    expect(answer.body.details.day).toBe(given[0]?.day);
  });

  it.each([
    [
      'given twice differently',
      [off('2026-06-15'), { ...off('2026-06-15'), name: 'Khác' }],
      'CALENDAR_DAY_CONTRADICTED',
    ],
    [
      'given and removed',
      [off('2026-06-15'), { day: '2026-06-15', kind: null }],
      'CALENDAR_DAY_CONTRADICTED',
    ],
    ['removed though nothing is said', [{ day: '2026-06-15', kind: null }], 'CALENDAR_DAY_NOT_SET'],
    ['outside the calendar', [{ ...off('2061-01-03') }], 'CALENDAR_DAY_OUT_OF_RANGE'],
    ['of a unit nobody knows', [{ ...off('2026-06-15'), unitCode: '99999' }], 'UNIT_UNKNOWN'],
  ])('refuses a day %s', async (_case, given, code) => {
    const answer = await propose({ days: given });
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('refuses a change that says nothing, half of a row, or a year whose holidays are drafts', async () => {
    expect((await propose({})).body.code).toBe('CALENDAR_CHANGE_EMPTY');
    const half = await propose({ days: [{ day: '2026-06-15', kind: 'HOLIDAY' }] });
    expect([half.status, half.body.errors.length]).toEqual([400, 3]);
    const open = await propose({ confirmedYears: [2027] });
    expect([open.status, open.body.code]).toEqual([422, 'CALENDAR_YEAR_OPEN']);
    expect(open.body.details).toEqual({ year: 2027, day: '2027-02-05' });
    expect((await propose({ confirmedYears: [2029] })).body.code).toBe('CALENDAR_YEAR_EMPTY');
    const both = await propose({ confirmedYears: [2025], unconfirmedYears: [2025] });
    expect(both.body.code).toBe('CALENDAR_YEAR_CONTRADICTED');
  });

  it('changes nothing by a preview, one version by its application, and nothing by a second one', async () => {
    const change = await propose({ days: [off('2026-06-15')] }).expect(201);
    expect(change.body).toMatchObject({ baseVersion: 1, appliedVersion: null });
    const day = async () =>
      (await days({ from: '2026-06-15', to: '2026-06-15' })).body.items[0].kind as string;
    expect(await day()).toBe('WEEKDAY');
    const applied = await apply(change.body.id).expect(200);
    expect(applied.body.appliedVersion).toBe(2);
    expect(await day()).toBe('SWAPPED_DAY_OFF');
    const again = await apply(change.body.id).expect(200);
    expect(again.body).toEqual(applied.body);
    const read = await t.http
      .get(`/api/v1/calendar/changes/${change.body.id}`)
      .set(...admin.auth)
      .expect(200);
    expect(read.body).toEqual(applied.body);
  });

  it('refuses a preview that was made from a former version', async () => {
    const one = await propose({ days: [off('2026-06-16')] }).expect(201);
    const other = await propose({ days: [off('2026-06-17')] }).expect(201);
    await apply(one.body.id).expect(200);
    const late = await apply(other.body.id);
    expect([late.status, late.body.code]).toEqual([409, 'CALENDAR_CHANGED']);
    expect(late.body.details).toEqual({ base: 2, current: 3 });
    const gone = await apply('0198c0de-0000-7000-8000-000000000000');
    expect([gone.status, gone.body.code]).toEqual([404, 'CALENDAR_CHANGE_UNKNOWN']);
    expect((await apply('khong-phai-uuid')).status).toBe(404);
  });

  it('closes one unit and not its neighbours', async () => {
    const day = { day: '2026-06-18', kind: 'CLOSURE', ...swap, unitCode: '26041' };
    const change = await propose({ days: [day] }).expect(201);
    await apply(change.body.id).expect(200);
    const kindFor = async (unitCode?: string) =>
      (await days({ from: '2026-06-18', to: '2026-06-18', unitCode })).body.items[0].kind as string;
    expect(await kindFor('26041')).toBe('CLOSURE');
    expect(await kindFor('25195')).toBe('WEEKDAY');
    expect(await kindFor()).toBe('WEEKDAY');
    const reopened = await propose({
      days: [{ day: '2026-06-18', kind: null, unitCode: '26041' }],
    }).expect(201);
    await apply(reopened.body.id).expect(200);
    expect(await kindFor('26041')).toBe('WEEKDAY');
  });

  it('keeps every former version as it was', async () => {
    const kept = await t.database.rows<{ version: number; days: string[] }>(
      `select v.version, array_agg(d.day order by d.day)
         filter (where d.day between '2026-06-01' and '2026-06-30') as days
       from calendar_version v
       left join calendar_day d on d.from_version <= v.version
         and (d.until_version is null or d.until_version > v.version)
       group by v.version order by v.version`,
    );
    expect(kept.map(({ days: shown }) => shown?.length ?? 0)).toEqual([0, 1, 2, 3, 2]);
  });

  it('lets nobody but an administrator change days', async () => {
    const office = await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]);
    await t.http
      .post('/api/v1/calendar/changes')
      .set(...office.auth)
      .send({ days: [off('2026-06-15')], reason: 'x' })
      .expect(403);
  });

  it('warns from November that next year is missing, louder in December, until it is there', async () => {
    await at('2026-10-31T16:59:00Z');
    expect((await run('calendar-watch').expect(200)).body.counts).toEqual({ missing: 0 });
    await at('2026-10-31T17:00:00Z');
    await run('calendar-watch').expect(200);
    expect(await openAlarms()).toContain('calendar-unconfirmed-2027 WARNING');
    await at('2026-12-15T01:00:00Z');
    await run('calendar-watch').expect(200);
    expect(await openAlarms()).toContain('calendar-unconfirmed-2027 CRITICAL');
    const drafts = seedCalendarDays().filter((row) => row.day >= '2027' && !row.confirmed);
    const change = await propose({
      days: drafts.map((row) => ({ ...row, source: 'Thông báo 2027', confirmed: true })),
      confirmedYears: [2027],
    }).expect(201);
    await apply(change.body.id).expect(200);
    expect((await run('calendar-watch').expect(200)).body.counts).toEqual({ missing: 0 });
    expect(await openAlarms()).toEqual([]);
  });
});
