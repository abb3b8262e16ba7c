import { LOCAL_OFFSET_MS } from '../../calendar/local-time.rules';
import type { Language } from '../../platform/i18n/language';
import type { Template } from './template';
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
  const words = template[language];
  const filled = [words.subject, words.text, words.short].map((text) =>
    filledIn(text, payload, language),
  );
  const [subject, text, short] = filled;
  if (subject == null || text == null || short == null) return null;
  return { subject: oneLine(subject), text, html: asHtml(text), short: oneLine(short) };
}

function filledIn(text: string, payload: Payload, language: Language): string | null {
  let complete = true;
  const filled = text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = payload[name];
    if (value === undefined || value === null || value === '') complete = false;
    return shown(name, value, language);
  });
  return complete ? filled : null;
}

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
