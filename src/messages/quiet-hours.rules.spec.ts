import { clerkTable, local } from '../../test/support/clerk-table';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../test/support/seed-calendar';
import { buildCalendars } from '../calendar/calendar-snapshot.rules';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { nextDaytimeInstant, nextWorkInstant } from './quiet-hours.rules';

const officeHours = buildOfficeHours([
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
]);
const closure = (unitId: string, day: string) => ({
  unitId,
  day,
  kind: 'CLOSURE' as const,
  name: 'Nghỉ theo quyết định của đơn vị',
  source: 'Quyết định 12',
  confirmed: true,
});
const province = seedCalendarDays().map((row) => ({ ...row, unitId: null }));
// The ward is closed on Monday 13/4 and Tuesday 14/4, the department on Tuesday alone.
const rows = [
  ...province,
  closure('ward', '2026-04-13'),
  closure('ward', '2026-04-14'),
  closure('department', '2026-04-14'),
];
const calendars = buildCalendars(
  { version: 1, rows, confirmedYears: SEED_CONFIRMED_YEARS },
  officeHours,
);

describe('when a member of staff may be written to', () => {
  it.each(
    clerkTable(`
      # Friday, and the weekend behind it
      ward            | 2026-04-10 16:59 | 2026-04-10 16:59 | the last minute of the week
      department      | 2026-04-10 17:00 | 2026-04-13 07:30 | closed: Monday
      ward            | 2026-04-10 17:00 | 2026-04-15 07:30 | the ward is closed on Monday and Tuesday
      department      | 2026-04-13 11:30 | 2026-04-13 13:00 | noon
      department      | 2026-04-13 06:00 | 2026-04-13 07:30 | before opening
      # Days off and days made up for
      department      | 2026-02-13 18:00 | 2026-02-23 07:30 | Tết, 14 to 22 February
      department      | 2026-04-29 17:30 | 2026-05-04 07:30 | 30/4, 1/5 and a weekend
      department      | 2026-08-22 09:00 | 2026-08-22 09:00 | a Saturday that makes up for 31/8
      department      | 2026-08-29 09:00 | 2026-09-03 07:30 | any other Saturday; 31/8, 1/9, 2/9 are off
      # Who works at two units is at work while one of them is open
      ward department | 2026-04-13 08:00 | 2026-04-13 08:00 | the department is
      ward department | 2026-04-13 20:00 | 2026-04-15 07:30 | neither is on Tuesday
      # Who works everywhere, or holds nothing at all, keeps the province's days
      ward everywhere | 2026-04-14 08:00 | 2026-04-14 08:00 | everywhere
      nowhere         | 2026-04-14 18:00 | 2026-04-15 07:30 | nowhere
    `),
  )('%s at %s: %s, %s', (units, at, expected) => {
    const ids = units!
      .split(' ')
      .filter((unit) => unit !== 'nowhere')
      .map((unit) => (unit === 'everywhere' ? null : unit));
    expect(nextWorkInstant(local(at!), ids, calendars)).toEqual(local(expected!));
  });
});

describe('when a citizen’s telephone may ring', () => {
  it.each(
    clerkTable(`
      2026-04-10 07:00 | 2026-04-10 07:00 | the first minute of the day
      2026-04-10 06:59 | 2026-04-10 07:00 | a minute before
      2026-04-10 20:59 | 2026-04-10 20:59 | the last
      2026-04-10 21:00 | 2026-04-11 07:00 | at night: Saturday morning, for days off are days
      2026-02-17 02:00 | 2026-02-17 07:00 | the morning of Tết itself
      2026-12-31 23:59 | 2027-01-01 07:00 | over the year's end
    `),
  )('%s: %s, %s', (at, expected) => {
    const daytime = { from: '07:00', until: '21:00' };
    expect(nextDaytimeInstant(local(at!), daytime)).toEqual(local(expected!));
  });
});
