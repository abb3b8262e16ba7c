import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A Vietnamese or international telephone number as E.164; null when nobody can be called by it. */
export function e164Of(text: string): string | null {
  const number = parsePhoneNumberFromString(text, 'VN');
  return number?.isValid() ? number.number : null;
}
