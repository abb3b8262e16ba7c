/** The widest line that is printed: a terminal or a page of paper on its side. */
export const PAGE_WIDTH = 110;

export interface Column {
  heading: string;
  width: number;
  /** Numbers stand on the right. */
  right?: boolean;
}

/** Exactly `width` places: padded, or cut with an ellipsis. Vietnamese letters in NFC take one place each. */
export function fit(text: string, width: number, right = false): string {
  const letters = [...text.normalize('NFC')];
  if (letters.length > width) return `${letters.slice(0, width - 1).join('')}…`;
  const space = ' '.repeat(width - letters.length);
  return right ? space + letters.join('') : letters.join('') + space;
}

/** The lines of a table of fixed columns, one space apart. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string =>
    columns
      .map((column, index) => fit(cells[index] ?? '', column.width, column.right))
      .join(' ')
      .trimEnd();
  return [
    line(columns.map((column) => column.heading)),
    columns.map((column) => '─'.repeat(column.width)).join(' '),
    ...rows.map(line),
  ];
}

/** Breaks text into lines of at most the page's width, each after an indent. */
export function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.normalize('NFC').split(' ')) {
    if (line !== '' && [...indent, ...line, ' ', ...word].length > PAGE_WIDTH) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, indent + line];
}

/** A chapter's heading between two blank lines. */
export function heading(text: string): string[] {
  return ['', '═'.repeat(PAGE_WIDTH), text.toUpperCase(), '═'.repeat(PAGE_WIDTH)];
}
