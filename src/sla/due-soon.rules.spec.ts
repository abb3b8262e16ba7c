import { buildWorkingCalendar } from '../calendar/working-day.rules';
import { seedCalendarDays } from '../../test/support/seed-calendar';
import { dueSoonUntil, mostDueSoonDays } from './due-soon.rules';

const calendar = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: [2026],
});
/** 9:00 of a day in the province. */
const morning = (day: string) => new Date(`${day}T09:00:00+07:00`);
const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

// 27/4 is a compensatory day off, 30/4 and 1/5 are holidays, 2/5 and 3/5 a weekend.
describe('due soon', () => {
  it.each([
    // Two working days left on Friday 24/4: 28 and 29 April, and what ends on the holidays behind them.
    ['2026-04-24', 2, '2026-05-04'],
    ['2026-04-28', 2, '2026-05-05'],
    // On a Sunday: Monday 20 and Tuesday 21 April.
    ['2026-04-19', 2, '2026-04-22'],
    ['2026-04-20', 0, '2026-04-21'],
  ])('on %s with %i days ahead: not late before 00:00 of %s', (on, days, until) => {
    expect(dueSoonUntil(morning(on), days, calendar)).toEqual(midnight(until));
  });
});

it('is asked with the most days that a limit to answer warns ahead', () => {
  const policy = (clockKind: string, dueSoonDays: number | null) => ({
    clockKind,
    limit: { amount: 15, unit: 'WORKING_DAY' as const, dueSoonDays },
  });
  expect(mostDueSoonDays([policy('OUTER', 2), policy('OUTER', 3), policy('HOLDING', 5)])).toBe(3);
  expect(mostDueSoonDays([policy('OUTER', null)])).toBe(0);
});
