import { askedSeconds, heldUntil } from './retry-after.rules';

/** Monday 6 April 2026, 8:00 in the province. */
const NOW = new Date('2026-04-06T01:00:00Z');

describe('how long a receiver asks to be left alone', () => {
  it.each([
    ['two minutes, in seconds', '120', 120],
    ['none at all', '0', 0],
    ['with spaces around it', ' 45 ', 45],
    ['a date of today', 'Mon, 06 Apr 2026 01:10:00 GMT', 600],
    ['the same as RFC 850 wrote it', 'Monday, 06-Apr-26 01:10:00 GMT', 600],
    ['the same as C writes it', 'Mon Apr  6 01:10:00 2026', 600],
    ['the next turn of the hour', 'Mon, 06 Apr 2026 02:00:00 GMT', 3600],
    ['just six hours', '21600', 21_600],
    ['a day: six hours', '86400', 21_600],
    ['until tomorrow: six hours', 'Tue, 07 Apr 2026 01:00:00 GMT', 21_600],
    ['more than a number can hold: six hours', '9'.repeat(400), 21_600],
    ['an instant that has passed', 'Mon, 06 Apr 2026 00:59:59 GMT', 0],
    ['a year of the century before', 'Friday, 06-Apr-90 01:10:00 GMT', 0],
    ['nothing', undefined, 0],
    ['an empty value', '', 0],
    ['less than nothing', '-30', 0],
    ['a part of a second', '1.5', 0],
    ['words', 'later', 0],
    ['a month that is none', 'Mon, 06 Avr 2026 01:10:00 GMT', 0],
    ['an hour that is none', 'Mon, 06 Apr 2026 25:10:00 GMT', 0],
    ['a date in our own way of writing', '2026-04-06T01:10:00Z', 0],
  ])('%s', (_what, given, seconds) => {
    expect(askedSeconds(given, NOW)).toBe(seconds);
  });
});

describe('a receiver that asked to be left alone', () => {
  it.each([
    ['never', null, false],
    ['until a second ago', '2026-04-06T00:59:59Z', false],
    ['until now', '2026-04-06T01:00:00Z', false],
    ['until a second from now', '2026-04-06T01:00:01Z', true],
    ['until six hours from now, the longest there is', '2026-04-06T07:00:00Z', true],
    ['until later, by a clock that was ahead', '2026-04-06T07:00:01Z', false],
  ])('%s', (_what, until, held) => {
    const instant = until === null ? null : new Date(until);
    expect(heldUntil(instant, NOW)).toEqual(held ? instant : null);
  });
});
