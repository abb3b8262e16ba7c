import { Transform } from 'class-transformer';
import { Matches, ValidateBy, ValidateIf } from 'class-validator';

/** Days before and after these years are slips of the pen, and some reach what PostgreSQL cannot hold. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Whether a text is 'YYYY-MM-DD' and names a day that exists, of the years 2000 to 2100. */
export function isCalendarDay(text: unknown): boolean {
  const [, year, month, day] = (typeof text === 'string' && DAY.exec(text)) || [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** Whether a text is an instant of ISO 8601 with its offset, on a day that `isCalendarDay`. */
export function isInstant(text: unknown): boolean {
  const day = typeof text === 'string' ? INSTANT.exec(text)?.[1] : undefined;
  return day !== undefined && isCalendarDay(day);
}

/** A calendar day that exists, 'YYYY-MM-DD', from 2000 to 2100. */
export const IsCalendarDay = () =>
  rule('isCalendarDay', isCalendarDay, {
    vi: 'Phải là một ngày có thật, dạng 2026-04-06, từ năm 2000 đến năm 2100.',
    en: 'Must be a day that exists, such as 2026-04-06, from 2000 to 2100.',
  });

/** An instant with its offset, from 2000 to 2100: without one, seven hours are anybody's guess. */
export const IsInstant = () =>
  rule('isInstant', isInstant, {
    vi: 'Phải là thời điểm kèm múi giờ, dạng 2026-04-06T08:00:00+07:00, từ năm 2000 đến năm 2100.',
    en: 'Must be an instant with its offset, such as 2026-04-06T08:00:00+07:00, from 2000 to 2100.',
  });

/** A rule with its own wording; class-validator hands the wording on only beside a message. */
const rule = (
  name: string,
  validate: (value: unknown) => boolean,
  context: { vi: string; en: string },
) => ValidateBy({ name, validator: { validate, defaultMessage: () => context.en } }, { context });

/** Text, or each of a list, without spaces at its ends; the door has composed it before (`clean-text.ts`). */
export const Trimmed = () =>
  Transform(({ value }: { value: unknown }) =>
    Array.isArray(value) ? value.map(trimmed) : trimmed(value),
  );

/** `true` or `false`, as text in an address and as itself in a body. */
export const Flag = () =>
  Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );

const trimmed = (value: unknown): unknown => (typeof value === 'string' ? value.trim() : value);

/** A name is one line, and has no tabs. */
export const OneLine = () => Matches(/^\P{Cc}*$/u);

/** The field may be left out, but null is refused: `IsOptional` would let it through. */
export const MayBeAbsent = () => ValidateIf((_body: object, value: unknown) => value !== undefined);

/** The rule's name, by which the OpenAPI document leaves the field out. */
export const NOT_TAKEN = 'notTaken';

/** For a field of a request that a narrower one does not take: whatever is sent in it is refused, with these words. */
export const NotTaken = (context: { vi: string; en: string }) =>
  ValidateBy(
    {
      name: NOT_TAKEN,
      validator: { validate: () => false, defaultMessage: () => context.en },
    },
    { context },
  );

/** For the page of a list's request, where all of the list is given at once. */
export const NotPaged = () =>
  NotTaken({ vi: 'Tệp xuất không chia trang.', en: 'An export has no pages.' });
