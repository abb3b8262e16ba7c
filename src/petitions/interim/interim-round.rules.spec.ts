import { seedCalendarDays } from '../../../test/support/seed-calendar';
import { buildWorkingCalendar } from '../../calendar/working-day.rules';
import { interimRound } from './interim-round.rules';

const calendar = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: [2026],
});
const WEEKLY = { amount: 7, unit: 'CALENDAR_DAY' } as const;
/** Noon of a day in the province. */
const noon = (day: string) => new Date(`${day}T12:00:00+07:00`);
const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

describe('the round in which word is owed', () => {
  // Received Tuesday 13/1: the twenty days end on Monday 2/2. Tết is off from Saturday 14/2 to Sunday 22/2: the round
  // that would end on 16/2 ends on Monday 23/2, and so would the next; the second of the two is left out.
  // The decree's last day, today, last round sent | round, due, missed, owed since.
  it.each([
    ['the day after the twenty', '2026-02-02', '2026-02-03', 0, 1, '2026-02-09', 0, null],
    ['the last day of the first', '2026-02-02', '2026-02-09', 0, 1, '2026-02-09', 0, null],
    ['the next day, nothing sent', '2026-02-02', '2026-02-10', 0, 2, '2026-02-23', 1, '2026-02-10'],
    ['the next day, the first sent', '2026-02-02', '2026-02-10', 1, 2, '2026-02-23', 0, null],
    ['the fourth day of Tết', '2026-02-02', '2026-02-19', 1, 2, '2026-02-23', 0, null],
    ['the day on which two end', '2026-02-02', '2026-02-23', 1, 2, '2026-02-23', 0, null],
    ['after it, both sent', '2026-02-02', '2026-02-24', 2, 4, '2026-03-02', 0, null],
    ['after it, one missed', '2026-02-02', '2026-02-24', 1, 4, '2026-03-02', 1, '2026-02-24'],
    ['after it, none sent', '2026-02-02', '2026-02-24', 0, 4, '2026-03-02', 2, '2026-02-10'],
    ['back in the old rhythm', '2026-02-02', '2026-03-03', 4, 5, '2026-03-09', 0, null],
    // Received Monday 6/4: day 20 is Sunday 26/4, Monday 27/4 is off, so it ends on Tuesday 28/4.
    ['over 30/4 and 1/5', '2026-04-28', '2026-05-02', 0, 1, '2026-05-05', 0, null],
    ['the week after', '2026-04-28', '2026-05-06', 1, 2, '2026-05-12', 0, null],
    // 24/11 is off since 2026.
    ['a round that ends on 24/11', '2026-11-17', '2026-11-24', 0, 1, '2026-11-25', 0, null],
    ['and the next is no later for it', '2026-11-17', '2026-11-26', 1, 2, '2026-12-01', 0, null],
    // The sweep had stood still for a month: it asks once, and counts what was missed.
    ['a month later', '2026-04-28', '2026-05-28', 0, 5, '2026-06-02', 4, '2026-05-06'],
  ])('%s', (_what, decreeOn, today, lastSent, round, dueOn, missed, owedSince) => {
    const found = interimRound({ decreeOn, every: WEEKLY, lastSent }, calendar, noon(today));
    const dueAt = new Date(midnight(dueOn).getTime() + 86_400_000);
    const owedAt = owedSince === null ? dueAt : midnight(owedSince);
    expect(found).toEqual({ round, dueOn, dueAt, missed, owedAt });
  });

  it('begins with the first instant after the one before', () => {
    const duty = { decreeOn: '2026-04-28', every: WEEKLY, lastSent: 0 };
    const roundAt = (instant: string) => interimRound(duty, calendar, new Date(instant)).round;
    expect(roundAt('2026-05-05T23:59:59.999+07:00')).toBe(1);
    expect(roundAt('2026-05-06T00:00:00+07:00')).toBe(2);
  });

  it('may be counted in working days, where an administrator says so', () => {
    const every = { amount: 5, unit: 'WORKING_DAY' } as const;
    const dueAfter = (today: string) =>
      interimRound({ decreeOn: '2026-04-28', every, lastSent: 0 }, calendar, noon(today)).dueOn;
    // 29/4, 4, 5, 6, 7/5; then 8, 11, 12, 13, 14/5.
    expect(dueAfter('2026-05-01')).toBe('2026-05-07');
    expect(dueAfter('2026-05-08')).toBe('2026-05-14');
  });
});
