/**
 * The rows of a table written as text, one case a line, cells apart by `|`. Blank lines and lines that begin
 * with `#` are headings for the reader. Text keeps a hundred cases readable where code would wrap them.
 */
export function clerkTable(text: string): string[][] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** '2026-04-28 09:00' on the province's wall clock. */
export function local(wallClock: string): Date {
  return new Date(`${wallClock.replace(' ', 'T')}+07:00`);
}
