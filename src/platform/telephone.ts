import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A Vietnamese or international telephone number as E.164; null when nobody can be called by it. */
export function e164Of(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'VN');
  return number?.isValid() ? number.number : null;
}

/** Nearly every number there is: asked for each submission, so not looked up in the book of all countries. */
const MOBILE_HERE = /^\+84[35789]\d{8}$/;

/** Whether a valid number takes text messages; one on a wire does not. */
export function takesMessages(e164: string): boolean {
  if (MOBILE_HERE.test(e164)) return true;
  const type = parsePhoneNumberFromString(e164)?.getType();
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}
