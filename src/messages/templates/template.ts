import type { Sentence } from '../../platform/i18n/language';

/** The words of a message in one language. `{name}` is filled from the payload. */
export interface Wording {
  subject: string;
  /** Paragraphs, separated by an empty line. E-mail shows them as text and as simple HTML. */
  text: string;
  /** For channels that count letters. */
  short: string;
}

export interface Template {
  /** What it is for, for people who look at `GET /message-templates`. */
  purpose: Sentence;
  vi: Wording;
  en: Wording;
  /** A payload as it would really be: for the preview, and to prove that every word can be filled. */
  sample: Readonly<Record<string, string | number | boolean | null>>;
}
