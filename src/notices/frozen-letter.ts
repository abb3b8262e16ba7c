import {
  composeChairmanList,
  CHAIRMAN_SUBJECT,
  type GraveLimits,
} from './letter/chairman-list.rules';
import type { LetterDocument, LetterSettings, ReminderLetter } from './letter/letter-content';
import { composeReminder, subjectOf } from './letter/letter.rules';

/** What a letter said and how the province worded it then: enough to print it again, years later. */
export interface FrozenLetter {
  letter: ReminderLetter;
  settings: LetterSettings;
  /** Of a list for the chairman, what was grave enough then; a reminder has none. */
  grave?: GraveLimits;
}

/** The letter in words, by its kind. @throws RangeError when it cannot be put into words. */
export function composeFrozen({ letter, settings, grave }: FrozenLetter): LetterDocument {
  return grave ? composeChairmanList(letter, settings, grave) : composeReminder(letter, settings);
}

/** What it is about, without "V/v". */
export function frozenSubject({ letter, grave }: FrozenLetter): string {
  return grave ? (letter.subject ?? CHAIRMAN_SUBJECT) : subjectOf(letter);
}

/** Formats a letter is printed in. */
export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
