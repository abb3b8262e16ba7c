import type { Sentence } from '../../platform/i18n/language';
import type { Payload } from '../payload';

/** How the groups of a list read, one line each; a group's last line only where it has more than it shows. */
export interface ListWording {
  heading: string;
  line: string;
  /** `{more}` is how many are not shown. */
  more: string;
}

/** The words of a message in one language. `{name}` is filled from the payload. */
export interface Wording {
  subject: string;
  /** Paragraphs, separated by an empty line. E-mail shows them as text and as simple HTML. */
  text: string;
  /** For channels that count letters. */
  short: string;
  /** How a list in the payload reads where the text names it. */
  list?: ListWording;
}

export interface Template {
  /** What it is for, for people who look at `GET /message-templates`. */
  purpose: Sentence;
  vi: Wording;
  en: Wording;
  /** A payload as it would really be: for the preview, and to prove that every word can be filled. */
  sample: Payload;
}
