import { local } from '../../test/support/clerk-table';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import { pauseBetween, type Adjustment } from './adjustment.rules';
import type { DeadlineExplanation } from './deadline-explanation.rules';
import { explainClock, explainDeadline } from './deadline-explanation.rules';
import type { LimitUnit } from './deadline.rules';

const calendar = buildWorkingCalendar({
  version: 12,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
});
const officeHours = buildOfficeHours([
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]);

function explain(start: string, amount: number, unit: LimitUnit): DeadlineExplanation {
  const limit = { amount, unit, dueSoonDays: 2 };
  return explainDeadline(local(start), limit, calendar, officeHours);
}

/** One line a day, as the clerk's note would have it. */
function note({ days }: DeadlineExplanation): string[] {
  return days.map(({ day, weekday, nth, minutes, kind, name }) =>
    [day.slice(5), weekday === 7 ? 'CN' : `T${weekday + 1}`, minutes ?? nth ?? '-', kind, name]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

describe('the arithmetic, day by day', () => {
  it('28/4/2026 + 3 working days passes over the holiday weekend', () => {
    const explanation = explain('2026-04-28 09:00', 3, 'WORKING_DAY');
    expect(note(explanation)).toEqual([
      '04-28 T3 - WEEKDAY',
      '04-29 T4 1 WEEKDAY',
      '04-30 T5 - HOLIDAY Ngày Chiến thắng',
      '05-01 T6 - HOLIDAY Quốc tế lao động',
      '05-02 T7 - WEEKEND',
      '05-03 CN - WEEKEND',
      '05-04 T2 2 WEEKDAY',
      '05-05 T3 3 WEEKDAY',
    ]);
    expect(explanation).toMatchObject({
      startedAt: local('2026-04-28 09:00'),
      startedOn: '2026-04-28',
      dueOn: '2026-05-05',
      lateAt: local('2026-05-06 00:00'),
      dueSoonAt: local('2026-04-29 00:00'),
      provisional: false,
      provisionalBecause: [],
      calendarVersion: 12,
      limit: { amount: 3, unit: 'WORKING_DAY' },
      rules: ['DAY_ZERO_NOT_COUNTED', 'ONLY_WORKING_DAYS_COUNT', 'ENDS_AT_24_00'],
    });
    expect(explanation.days[2]).toEqual({
      day: '2026-04-30',
      weekday: 4,
      counts: false,
      nth: null,
      kind: 'HOLIDAY',
      name: 'Ngày Chiến thắng',
      source: 'BLLĐ Điều 112',
      confirmed: true,
    });
  });

  it('names the days that are not confirmed', () => {
    const explanation = explain('2026-01-08 09:00', 3, 'WORKING_DAY');
    expect(note(explanation)).toEqual([
      '01-08 T5 - WEEKDAY',
      '01-09 T6 1 WEEKDAY',
      '01-10 T7 2 MAKEUP_WORKDAY Làm bù cho 02/01',
      '01-11 CN - WEEKEND',
      '01-12 T2 3 WEEKDAY',
    ]);
    expect(explanation.provisionalBecause).toEqual([
      {
        reason: 'DAY_NOT_CONFIRMED',
        day: '2026-01-10',
        kind: 'MAKEUP_WORKDAY',
        name: 'Làm bù cho 02/01',
        source: 'hoán đổi 02/01',
      },
    ]);
  });

  it('names each year that is not confirmed once', () => {
    const explanation = explain('2026-12-30 09:00', 2, 'WORKING_DAY');
    expect(note(explanation)).toEqual([
      '12-30 T4 - WEEKDAY',
      '12-31 T5 1 WEEKDAY',
      '01-01 T6 - HOLIDAY Tết Dương lịch',
      '01-02 T7 - WEEKEND',
      '01-03 CN - WEEKEND',
      '01-04 T2 2 WEEKDAY',
    ]);
    expect(explanation.provisionalBecause).toEqual([{ reason: 'YEAR_NOT_CONFIRMED', year: 2027 }]);
  });

  it('shows calendar days that run on over a day off', () => {
    const explanation = explain('2026-04-25 09:00', 5, 'CALENDAR_DAY');
    expect(note(explanation)).toEqual([
      '04-25 T7 - WEEKEND',
      '04-26 CN 1 WEEKEND',
      '04-27 T2 2 COMPENSATORY_DAY_OFF Nghỉ bù Giỗ Tổ Hùng Vương (Chủ nhật 26/4)',
      '04-28 T3 3 WEEKDAY',
      '04-29 T4 4 WEEKDAY',
      '04-30 T5 5 HOLIDAY Ngày Chiến thắng',
      '05-01 T6 - HOLIDAY Quốc tế lao động',
      '05-02 T7 - WEEKEND',
      '05-03 CN - WEEKEND',
      '05-04 T2 - WEEKDAY',
    ]);
    expect(explanation.rules).toContain('ENDS_ON_NEXT_WORKING_DAY');
    expect(explain('2026-06-02 09:00', 20, 'CALENDAR_DAY').rules).toEqual([
      'DAY_ZERO_NOT_COUNTED',
      'EVERY_CALENDAR_DAY_COUNTS',
      'ENDS_AT_24_00',
    ]);
  });

  it('shows how many minutes ran on each day', () => {
    const inOffice = explain('2026-08-21 16:00', 10, 'WORKING_HOUR');
    expect(note(inOffice)).toEqual([
      '08-21 T6 60 WEEKDAY',
      '08-22 T7 480 MAKEUP_WORKDAY Làm bù cho 31/8',
      '08-23 CN 0 WEEKEND',
      '08-24 T2 60 WEEKDAY',
    ]);
    expect(inOffice.rules).toEqual(['RUNS_IN_OFFICE_HOURS']);
    const aroundTheClock = explain('2026-06-05 22:00', 30, 'HOUR');
    expect(note(aroundTheClock)).toEqual([
      '06-05 T6 120 WEEKDAY',
      '06-06 T7 1440 WEEKEND',
      '06-07 CN 240 WEEKEND',
    ]);
    expect(aroundTheClock.rules).toEqual(['RUNS_AROUND_THE_CLOCK']);
    expect(aroundTheClock.provisionalBecause).toEqual([]);
  });

  it('is bounded by the cap on a limit', () => {
    const longest = explain('2026-01-05 09:00', 400, 'WORKING_DAY');
    expect(longest.days.length).toBeLessThan(620);
    expect(() => explain('2026-01-05 09:00', 401, 'WORKING_DAY')).toThrow('SLA_LIMIT_INVALID');
  });
});

describe('the arithmetic of a clock that stood still', () => {
  const calendars = {
    calendarVersion: 12,
    province: calendar,
    forUnit: () => calendar,
    officeHours,
  };
  const explainMoved = (
    start: string,
    [amount, unit]: readonly [number, LimitUnit],
    adjustments: readonly Adjustment[],
  ) => {
    const clock = { kind: 'HOLDING' as const, unitId: 'u', startedAt: local(start), adjustments };
    return explainClock(clock, { limit: { amount, unit, dueSoonDays: 2 } }, calendars);
  };
  const pause = (from: string, to: string): Adjustment =>
    pauseBetween(local(from), { on: to.slice(0, 10), at: local(to) });
  const paused = ({ days }: DeadlineExplanation) =>
    days.map(({ day, minutes, pausedMinutes }) => [day.slice(5), minutes, pausedMinutes]);

  it('shows of office hours what ran and what did not, through the moved end', () => {
    const asked = pause('2026-06-05 10:00', '2026-06-08 09:15');
    const explanation = explainMoved('2026-06-05 09:00', [4, 'WORKING_HOUR'], [asked]);
    // T6 9–10; T2 9:15–11:30 and 13:00–13:45. The plain count ended on T6.
    expect(paused(explanation)).toEqual([
      ['06-05', 60, 330],
      ['06-06', 0, 0],
      ['06-07', 0, 0],
      ['06-08', 180, 105],
    ]);
    expect(explanation.dueOn).toBe('2026-06-05');
    expect(explanation.rules).toEqual(['RUNS_IN_OFFICE_HOURS', 'STOOD_STILL_WHILE_ASKED']);
  });

  it('shows the same around the clock, and an extension as time that ran', () => {
    const asked = pause('2026-06-06 04:00', '2026-06-06 10:00');
    const granted: Adjustment = { kind: 'EXTENSION', workingDays: 1 };
    const explanation = explainMoved('2026-06-05 22:00', [10, 'HOUR'], [asked, granted]);
    // 22–4 and 10–14 on T7; one working day on is T2 14:00.
    expect(paused(explanation)).toEqual([
      ['06-05', 120, 0],
      ['06-06', 1080, 360],
      ['06-07', 1440, 0],
      ['06-08', 840, 0],
    ]);
  });

  it('names the year that an extension or a pause carried it into', () => {
    const granted: Adjustment = { kind: 'EXTENSION', workingDays: 1 };
    const asked = pause('2026-12-31 10:00', '2027-01-04 09:00');
    const reasons = [{ reason: 'YEAR_NOT_CONFIRMED', year: 2027 }];
    for (const [unit, moved, expected] of [
      ['WORKING_HOUR', asked, reasons],
      ['HOUR', granted, reasons],
      ['HOUR', asked, []],
    ] as const) {
      const { provisionalBecause } = explainMoved('2026-12-31 08:00', [4, unit], [moved]);
      expect(provisionalBecause).toEqual(expected);
    }
  });

  it('leaves limits in days as they are counted', () => {
    const asked = pause('2026-06-02 10:00', '2026-06-08 09:15');
    const explanation = explainMoved('2026-06-01 09:00', [3, 'WORKING_DAY'], [asked]);
    expect(explanation).toEqual(explain('2026-06-01 09:00', 3, 'WORKING_DAY'));
  });
});
