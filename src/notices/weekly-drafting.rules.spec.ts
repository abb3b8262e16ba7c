import { seedCalendarDays, SEED_CONFIRMED_YEARS } from '../../test/support/seed-calendar';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import { latestMoment } from './weekly-drafting.rules';

const province = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
});

const moment = (now: string, draftWeekday: number, draftHour = 8) => {
  const found = latestMoment(new Date(now), { draftWeekday, draftHour }, province);
  return [found?.weekOn, found?.at.toISOString()];
};

describe('the moment of the weekly letters', () => {
  const table: [why: string, now: string, weekday: number, weekOn: string, at: string][] = [
    // Monday 20/4, 8:00 in the province is 1:00 in UTC.
    ['the day and hour', '2026-04-20T01:00:00Z', 1, '2026-04-20', '2026-04-20T01:00:00.000Z'],
    ['a second before', '2026-04-20T00:59:59Z', 1, '2026-04-13', '2026-04-13T01:00:00.000Z'],
    ['late in the week', '2026-04-26T16:00:00Z', 1, '2026-04-20', '2026-04-20T01:00:00.000Z'],
    // Monday 27/4 is the day off for Giỗ Tổ: Tuesday.
    ['a day off', '2026-04-27T09:00:00Z', 1, '2026-04-20', '2026-04-20T01:00:00.000Z'],
    ['the day after it', '2026-04-28T01:00:00Z', 1, '2026-04-27', '2026-04-28T01:00:00.000Z'],
    // Thursday 30/4 and Friday 1/5 are off: Monday 4/5, for the week of 27/4.
    ['into the next week', '2026-05-04T01:00:00Z', 4, '2026-04-27', '2026-05-04T01:00:00.000Z'],
    ['and not before', '2026-05-03T16:59:00Z', 4, '2026-04-20', '2026-04-23T01:00:00.000Z'],
    ['its own week again', '2026-05-07T01:00:00Z', 4, '2026-05-04', '2026-05-07T01:00:00.000Z'],
    // Tết 2026: 14 to 22 February are all off, so the week of Monday 16/2 meets the next one on 23/2.
    ['two weeks on one day', '2026-02-23T01:00:00Z', 1, '2026-02-23', '2026-02-23T01:00:00.000Z'],
    ['while all is off', '2026-02-20T05:00:00Z', 1, '2026-02-09', '2026-02-09T01:00:00.000Z'],
  ];
  it.each(table)('%s', (_, now, weekday, weekOn, at) => {
    expect(moment(now, weekday)).toEqual([weekOn, at]);
  });

  it('is on the province’s clock', () => {
    // Midnight of Wednesday 22/4 is 17:00 of Tuesday in UTC.
    expect(moment('2026-04-21T17:00:00Z', 3, 0)).toEqual([
      '2026-04-20',
      '2026-04-21T17:00:00.000Z',
    ]);
  });
});
