import { platformErrors } from '../errors/platform.errors';

const DEEPEST = 20;
// Everything below space but tab and line breaks, and DEL: never meant, and PostgreSQL refuses NUL.
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** Text as it is kept: composed (NFC, or Vietnamese marks are misplaced), well-formed, without control characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(CONTROLS, '');
}

/** The same for every text in a parsed body; nesting beyond reason is BAD_REQUEST. */
export function cleanDeep(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEEPEST) throw platformErrors.BAD_REQUEST();
  if (Array.isArray(value)) return value.map((item) => cleanDeep(item, depth + 1));
  const cleaned: Record<string, unknown> = {};
  for (const [key, held] of Object.entries(value)) cleaned[key] = cleanDeep(held, depth + 1);
  return cleaned;
}
