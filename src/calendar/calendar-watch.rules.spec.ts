import { yearAlarms } from './calendar-watch.rules';

describe('years without an announced calendar', () => {
  it.each([
    ['2026-10-31', [2026], []],
    ['2026-11-01', [2026], ['2027 WARNING']],
    ['2026-12-14', [2026], ['2027 WARNING']],
    ['2026-12-15', [2026], ['2027 CRITICAL']],
    ['2026-12-31', [2026], ['2027 CRITICAL']],
    ['2027-01-01', [2026], ['2027 CRITICAL']],
    ['2026-12-31', [2026, 2027], []],
    ['2026-06-15', [2025], ['2026 CRITICAL']],
    ['2026-11-20', [2025, 2027], ['2026 CRITICAL']],
    ['2026-11-20', [], ['2026 CRITICAL', '2027 WARNING']],
  ])('on %s with %j announced: %j', (today, confirmed, expected) => {
    const alarms = yearAlarms(today, confirmed);
    expect(alarms.map(({ year, severity }) => `${year} ${severity}`)).toEqual(expected);
  });
});
