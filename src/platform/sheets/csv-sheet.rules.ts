import type { SheetCell, SheetHead, SheetTable } from './sheet';

/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Signs at which a program begins to compute; the wide ones are taken for the plain ones in East Asian settings. */
const COMPUTED = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * A text that no spreadsheet takes for a formula: what begins like one gets an apostrophe in front, so that it is
 * text. All others are left alone.
 */
export const harmlessText = (text: string): string => (COMPUTED.test(text) ? `'${text}` : text);

/**
 * The table as CSV for spreadsheets: UTF-8 with its mark, commas, lines ended by CR LF (RFC 4180), days as ISO dates.
 */
export function csvOf({ heads, lines }: SheetTable): string {
  const headings = heads.map(({ heading }) => textOf(heading)).join(',');
  const rest = lines.map((line) => line.map((cell, i) => cellOf(cell, heads[i]!)).join(','));
  return `${BYTE_ORDER_MARK}${[headings, ...rest].join('\r\n')}\r\n`;
}

function cellOf(cell: SheetCell, { kind }: SheetHead): string {
  if (cell === null) return '';
  return kind === 'TEXT' ? textOf(String(cell)) : String(cell);
}

function textOf(text: string): string {
  const harmless = harmlessText(text);
  return /["',;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
