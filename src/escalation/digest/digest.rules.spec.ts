import { clerkTable, local } from '../../../test/support/clerk-table';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../../../test/support/seed-calendar';
import { buildCalendars } from '../../calendar/calendar-snapshot.rules';
import { buildOfficeHours, type OfficePeriod } from '../../calendar/office-hours.rules';
import { closedUnits, digestDay } from './digest.rules';

const USUAL = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const closure = {
  unitId: 'ward',
  day: '2026-04-13',
  kind: 'CLOSURE' as const,
  name: 'Nghỉ',
  source: 'Quyết định 12',
  confirmed: true,
};
const rows = [...seedCalendarDays().map((row) => ({ ...row, unitId: null })), closure];
const calendars = (hours: readonly OfficePeriod[] = USUAL) =>
  buildCalendars(
    { version: 1, rows, confirmedYears: SEED_CONFIRMED_YEARS },
    buildOfficeHours(hours),
  );

describe('when the digests of a day go', () => {
  it.each(
    clerkTable(`
      # wanted | now            | the day's moment | why
      opening  | 2026-04-10 07:29 | none             | not open yet
      opening  | 2026-04-10 07:30 | 2026-04-10 07:30 | as the office opens
      opening  | 2026-04-10 12:00 | none             | nobody writes at noon
      opening  | 2026-04-10 16:59 | 2026-04-10 07:30 | a worker that was down: still today's
      opening  | 2026-04-10 17:00 | none             | closed: tomorrow's will tell it
      opening  | 2026-04-11 09:00 | none             | Saturday
      opening  | 2026-08-22 09:00 | 2026-08-22 07:30 | a Saturday that makes up for 31/8
      opening  | 2026-02-18 09:00 | none             | Tết
      08:00    | 2026-04-10 07:59 | none             | the office wants them at eight
      08:00    | 2026-04-10 08:00 | 2026-04-10 08:00 | at eight
      12:00    | 2026-04-10 13:00 | 2026-04-10 13:00 | noon is closed: the afternoon's opening
      06:00    | 2026-04-10 07:30 | 2026-04-10 07:30 | before opening: the opening
      18:00    | 2026-04-10 09:00 | 2026-04-10 07:30 | never open then: the opening, rather than never
    `),
  )('%s, at %s: %s, %s', (wanted, now, at) => {
    const found = digestDay(local(now!), wanted === 'opening' ? null : wanted!, calendars());
    const expected = at === 'none' ? null : local(at!);
    expect(found?.at ?? null).toEqual(expected);
    if (found) {
      expect(found.on).toBe(now!.slice(0, 10));
      expect(found.until).toEqual(local(`${now!.slice(0, 10)} 17:00`));
    }
  });

  it('follows other office hours', () => {
    const found = digestDay(
      local('2026-04-10 08:10'),
      null,
      calendars([{ from: '08:00', to: '16:00' }]),
    );
    expect(found).toEqual({
      on: '2026-04-10',
      at: local('2026-04-10 08:00'),
      until: local('2026-04-10 16:00'),
    });
  });

  it('knows which units keep closed', () => {
    const closed = (day: string) =>
      closedUnits(local(`${day} 08:00`), ['ward', 'other'], calendars());
    expect(closed('2026-04-13')).toEqual(['ward']);
    expect(closed('2026-04-14')).toEqual([]);
  });
});
