import { buildWorkingCalendar } from '../../calendar/working-day.rules';
import { seedCalendarDays } from '../../../test/support/seed-calendar';
import { lateSince, stepsLateFrom } from './due-bounds.rules';

const calendar = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: [2026],
});
/** 9:00 of a day in the province. */
const morning = (day: string) => new Date(`${day}T09:00:00+07:00`);
const midnight = (day: string) => new Date(`${day}T00:00:00+07:00`);

// 27/4 is a compensatory day off, 30/4 and 1/5 are holidays, 2/5 and 3/5 a weekend.
describe('overdue by so many working days', () => {
  it.each([
    // Asked on Tuesday 5/5, whose last working days are 5/5, 4/5, 29/4, 28/4, 24/4.
    ['2026-05-05', 1, '2026-05-05', 'due on 4/5 or before'],
    ['2026-05-05', 2, '2026-05-04', 'due on 29/4 or before (or on a day off until 3/5)'],
    ['2026-05-05', 3, '2026-04-29', 'due on 28/4 or before'],
    ['2026-05-05', 5, '2026-04-24', 'due on 23/4 or before'],
    // Asked on the holiday of 1/5: what was due on 29/4 is not one working day late yet, 28/4 is.
    ['2026-05-01', 1, '2026-04-29', 'due on 28/4 or before'],
  ])('on %s, %i days: first late at 00:00 of %s at the latest, %s', (on, days, since) => {
    expect(lateSince(morning(on), days, calendar)).toEqual(midnight(since));
  });

  it('is any lateness at all for 0', () => {
    expect(lateSince(morning('2026-05-05'), 0, calendar)).toEqual(morning('2026-05-05'));
  });
});

describe('steps that are late before the answer is', () => {
  it('were late after the day on which the oldest petition still in time was sent', () => {
    // Due on Tuesday 5/5 after 15 working days: 28, 29/4, 4, 5/5 (4), 20–24 (9), 13–17 (14), 10/4 (15), sent 9/4.
    const from = stepsLateFrom(morning('2026-05-05'), 15, calendar);
    expect(from <= midnight('2026-04-09')).toBe(true);
    expect(from).toEqual(midnight('2026-04-08'));
  });
});
