import { answerWarnings, type AnswerWarning } from '../publication/answer-warnings.rules';
import { findPersonalData } from '../publication/masking.rules';
import { NOBODY, type Finding, type KnownPeople } from '../publication/masking/finding';

/** What is noticed about a text before a citizen reads it. */
export interface CheckedText {
  findings: Finding[];
  warnings: AnswerWarning[];
}

/** Of accounts' display names those of people: one that is a post or a unit's own name may be read by anybody. */
export const personalNames = (names: readonly string[]): string[] =>
  names.filter((name) => findPersonalData(name.normalize('NFC')).some(isName));

const isName = ({ kind }: Finding): boolean => kind === 'NAME';

/**
 * Looks at an interim text as at an answer: for names, numbers and addresses of people, an officer's among them, and
 * for a promise without a date. It is read by every sender whose petition was merged into this one, so what may name
 * one of them is looked for too. Without the senders among `known`, who they are cannot be guessed from what is found.
 */
export function checkInterimText(text: string, known: KnownPeople = NOBODY): CheckedText {
  const read = text.normalize('NFC');
  // Of an answer's fields an interim text has one, and the tracking page names the unit itself.
  const judged = { finding: read, actionTaken: '', result: 'PLANNED', contact: 'tracking page' };
  return {
    findings: findPersonalData(read, known, { unitContact: true }),
    warnings: answerWarnings(judged, null),
  };
}
