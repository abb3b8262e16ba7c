import { LOCAL_OFFSET_MS } from '../../calendar/local-time.rules';
import type { Language } from '../../platform/i18n/language';
import type { LineGroup } from '../payload';
import type { ListWording, Template, Wording } from './template';
import { TERMS } from './terms';

/** A message as a person reads it. */
export interface Rendered {
  subject: string;
  text: string;
  html: string;
  short: string;
}

type Payload = Readonly<Record<string, unknown>>;

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Fills a template; null when the payload lacks a word it needs, so that nobody is sent a gap. */
export function render(template: Template, payload: Payload, language: Language): Rendered | null {
  const words: Wording = template[language];
  const filled = [words.subject, words.text, words.short].map((text) =>
    filledIn(text, payload, { list: words.list, language }),
  );
  const [subject, text, short] = filled;
  if (subject == null || text == null || short == null) return null;
  return { subject: oneLine(subject), text, html: asHtml(text), short: oneLine(short) };
}

/** In which language, and how a list reads in it. */
interface Manner {
  language: Language;
  list?: ListWording | undefined;
}

function filledIn(text: string, payload: Payload, { language, list }: Manner): string | null {
  let complete = true;
  const filled = text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const given = payload[name];
    const value = Array.isArray(given) && list ? listed(given, list, language) : given;
    if (value === undefined || value === null || value === '') complete = false;
    return shown(name, value, language);
  });
  return complete ? filled : null;
}

/** Groups as paragraphs, their lines below each other; null when one lacks a word, as for any other gap. */
function listed(groups: readonly unknown[], list: ListWording, language: Language): string | null {
  const paragraphs = groups.map((group) => {
    const { heading, lines, more } = asGroup(group);
    const parts = [
      filledIn(list.heading, heading, { language }),
      ...lines.map((line) => filledIn(list.line, line, { language })),
      ...(more > 0 ? [filledIn(list.more, { more }, { language })] : []),
    ];
    return parts.includes(null) ? null : capitalised(parts.join('\n'));
  });
  return paragraphs.includes(null) ? null : paragraphs.join('\n\n');
}

/** A preview may hand in anything; what is no group lacks all its words. */
function asGroup(given: unknown): { heading: Payload; lines: Payload[]; more: number } {
  const { heading, lines, more } = { ...(given as Partial<LineGroup> | null) };
  return {
    heading: { ...heading },
    lines: Array.isArray(lines) ? lines.map((line: Payload) => ({ ...line })) : [],
    more: Number(more ?? 0),
  };
}

const capitalised = (text: string): string =>
  text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/** Codes by their office word, days and instants as they are written here. */
function shown(name: string, value: unknown, language: Language): string {
  const text = String(value);
  const term = TERMS[name]?.[text];
  if (term) return term[language];
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (day !== undefined) return `${day}/${month}/${year}`;
  if (!INSTANT.test(text)) return text;
  const local = new Date(new Date(text).getTime() + LOCAL_OFFSET_MS).toISOString();
  return `${local.slice(11, 16)} ${local.slice(8, 10)}/${local.slice(5, 7)}/${local.slice(0, 4)}`;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const MARKUP: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Paragraphs and nothing else; what was filled in stays text, whatever it holds. */
function asHtml(text: string): string {
  const safe = text.replace(/[&<>"']/g, (letter) => MARKUP[letter] ?? letter);
  const paragraphs = safe.split(/\n{2,}/).map((part) => `<p>${part.replace(/\n/g, '<br>')}</p>`);
  return `<!doctype html><html><body>${paragraphs.join('')}</body></html>`;
}
