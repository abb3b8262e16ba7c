import { foldedWords } from '../../units/folded-text.rules';
import { findPersonalData } from '../publication/masking.rules';
import type { PersonalDataKind } from '../publication/masking/finding';

/** What of an identity a reason must not repeat. */
export interface Named {
  name: string;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/**
 * Whether a text for the history repeats who sent the petition: the whole name or address, whatever its case and
 * diacritics, the telephone number however it is spaced, or the e-mail address. The history is read by the handling
 * unit, from which the person is kept (domain section 8).
 */
export function namesPerson(text: string, person: Named): boolean {
  const words = foldedWords(text);
  const holds = (phrase: string | null): boolean => {
    const folded = foldedWords(phrase ?? '');
    return folded.trim().length >= SHORTEST && words.includes(folded);
  };
  const digits = text.replace(/[\s.\-()+]/g, '');
  const national = person.phone?.replace(/^\+84/, '').replace(/\D/g, '') ?? '';
  return (
    holds(person.name) ||
    holds(person.address) ||
    (national !== '' && digits.includes(national)) ||
    (person.email !== null && text.toLowerCase().includes(person.email.toLowerCase()))
  );
}

/** A name of one short syllable is a common word too. */
const SHORTEST = 5;

/** What tells of a person by itself. Streets and districts do not: work is described by them. */
const TELLING: readonly PersonalDataKind[] = [
  'NAME',
  'PHONE',
  'EMAIL',
  'IDENTITY_CARD',
  'PLATE',
  'BANK_ACCOUNT',
];

/**
 * Whether a text for the history looks as if it named anybody, whoever that is. It asks the text alone: a refusal that
 * depended on the sender would tell somebody who may not see them whether they have guessed right.
 */
export const looksPersonal = (text: string): boolean =>
  findPersonalData(text).some(({ kind }) => TELLING.includes(kind));
