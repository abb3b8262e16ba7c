import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A Vietnamese or international telephone number as E.164; null when nobody can be called by it. */
export function e164Of(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'VN');
  return number?.isValid() ? number.number : null;
}

/** Whether a number takes text messages; one on a wire does not. */
export function takesMessages(e164: string): boolean {
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
