/** No receiver makes us wait longer than this, whatever it asks: half a day would be a petition's whole morning. */
export const LONGEST_ASKED_SECONDS = 6 * 3600;
/** The one gateway carries every acknowledgement, so it holds all of them back for no longer than this at a time. */
export const LONGEST_CHANNEL_HOLD_SECONDS = 15 * 60;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = '(\\d{2}):(\\d{2}):(\\d{2})';

/** The three ways to write a date that RFC 9110 5.6.7 wants understood; groups: day, month, year, time. */
const DATED = [
  new RegExp(`^[a-z]{3}, (?<d>\\d{2}) (?<m>[a-z]{3}) (?<y>\\d{4}) (?<t>${TIME}) GMT$`, 'i'),
  new RegExp(`^[a-z]{6,9}, (?<d>\\d{2})-(?<m>[a-z]{3})-(?<y>\\d{2}) (?<t>${TIME}) GMT$`, 'i'),
  new RegExp(`^[a-z]{3} (?<m>[a-z]{3}) (?<d>[\\d ]\\d) (?<t>${TIME}) (?<y>\\d{4})$`, 'i'),
];

/**
 * For how many seconds a receiver asks to be left alone: `Retry-After` in seconds or as a date (RFC 9110 10.2.3), six
 * hours at most; 0 when it says nothing, nothing that can be read, or an instant that has passed.
 */
export function askedSeconds(retryAfter: string | undefined, now: Date): number {
  const text = retryAfter?.trim() ?? '';
  const seconds = /^\d+$/.test(text) ? Number(text) : secondsUntil(text, now);
  return Math.min(Math.max(seconds, 0), LONGEST_ASKED_SECONDS);
}

/**
 * Until when a receiver is left alone that asked for it, null when it is not. An instant later than any that can be
 * asked for was written by a worker whose clock was ahead, and holds nothing back.
 */
export function heldUntil(quietUntil: Date | null, now: Date): Date | null {
  if (quietUntil === null || quietUntil <= now) return null;
  return quietUntil.getTime() <= now.getTime() + LONGEST_ASKED_SECONDS * 1000 ? quietUntil : null;
}

function secondsUntil(text: string, now: Date): number {
  const groups = DATED.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return 0;
  const { d = '', m = '', y = '', t = '' } = groups;
  const month = MONTHS.indexOf(m.toLowerCase());
  const [hour = 0, minute = 0, second = 0] = t.split(':').map(Number);
  if (month < 0 || hour > 23 || minute > 59 || second > 60) return 0;
  const at = Date.UTC(fullYear(y, now), month, Number(d), hour, minute, second);
  return Math.ceil((at - now.getTime()) / 1000);
}

/** Two digits that would lie more than fifty years ahead are of the century before. */
function fullYear(digits: string, now: Date): number {
  if (digits.length === 4) return Number(digits);
  const present = now.getUTCFullYear();
  const year = present - (present % 100) + Number(digits);
  return year > present + 50 ? year - 100 : year;
}
