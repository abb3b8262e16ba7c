import { NOBODY, type Finding, type KnownPeople, type PersonalDataKind } from './masking/finding';
import { findAddresses, findKnownAddresses } from './masking/addresses.rules';
import { findEmails, findKnownEmails } from './masking/emails.rules';
import { findFullNames, findIntroducedNames, findKnownNames } from './masking/names.rules';
import { findBankAccounts, findPapers } from './masking/papers.rules';
import { findKnownPhones } from './masking/known-phones.rules';
import { findPhones } from './masking/phones.rules';
import { findPlates } from './masking/plates.rules';
import { readingOf } from './masking/reading.rules';

/** What the public reads in place of what was masked. */
export const MASKS: Readonly<Record<PersonalDataKind, string>> = {
  NAME: '[họ tên]',
  PHONE: '[số điện thoại]',
  EMAIL: '[thư điện tử]',
  IDENTITY_CARD: '[số giấy tờ tùy thân]',
  PLATE: '[biển số xe]',
  ADDRESS: '[địa chỉ]',
  BANK_ACCOUNT: '[số tài khoản]',
};

export interface MaskingSetting {
  /** The text says how the unit itself can be reached: its landlines are meant to be read. */
  unitContact?: boolean;
}

/**
 * Everything in a text (NFC) that the public must not read, in order and without overlap: what is known of the
 * sender, and what looks like a name, telephone number, e-mail address, identity paper, plate, exact address or bank
 * account. Where two findings overlap, one covers both. The time grows with the text's length only.
 * Source: domain sections 5a and 8; Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.
 */
export function findPersonalData(
  text: string,
  known: KnownPeople = NOBODY,
  { unitContact = false }: MaskingSetting = {},
): Finding[] {
  const reading = readingOf(text);
  return merged(text, [
    ...findKnownNames(reading, known.names),
    ...findKnownPhones(reading, known.phones),
    ...findKnownEmails(reading, known.emails),
    ...findKnownAddresses(reading, known.addresses),
    ...findPapers(reading),
    ...findBankAccounts(reading),
    ...findPhones(reading, { unitContact }),
    ...findEmails(reading),
    ...findPlates(reading),
    ...findAddresses(reading),
    ...findIntroducedNames(reading),
    ...findFullNames(reading),
  ]);
}

/** The text with each finding replaced by its word; all the rest stays byte for byte. */
export function mask(text: string, findings: readonly Finding[]): string {
  const kept: string[] = [];
  let at = 0;
  for (const { from, to, kind } of findings.toSorted((one, other) => one.from - other.from)) {
    if (from < at) continue;
    kept.push(text.slice(at, from), MASKS[kind]);
    at = to;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

/** Joins overlapping findings: the surer one names it, the longer among equals. */
function merged(text: string, findings: readonly Finding[]): Finding[] {
  const result: Finding[] = [];
  for (const next of findings.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (!last || next.from >= last.to) {
      result.push(next);
      continue;
    }
    const to = Math.max(last.to, next.to);
    const leading = outranks(next, last) ? next : last;
    result[result.length - 1] = {
      ...leading,
      from: last.from,
      to,
      text: text.slice(last.from, to),
    };
  }
  return result;
}

function outranks(one: Finding, other: Finding): boolean {
  if (one.confidence !== other.confidence) return one.confidence === 'CERTAIN';
  return one.to - one.from > other.to - other.from;
}
