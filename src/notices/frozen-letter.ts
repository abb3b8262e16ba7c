import type { LetterSettings, ReminderLetter } from './letter/letter-content';

/** What a letter said and how the province worded it then: enough to print it again, years later. */
export interface FrozenLetter {
  letter: ReminderLetter;
  settings: LetterSettings;
}

/** Formats a letter is printed in. */
export const DOCUMENT_FORMATS = ['docx', 'pdf'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
