import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A seed file is not fit to be loaded; the message names the file and the line. */
export class SeedError extends Error {}

/** One line of a seed file, which knows where it stands. */
export class SeedLine {
  constructor(
    private readonly file: string,
    private readonly line: number,
    private readonly cells: Readonly<Record<string, string>>,
  ) {}

  /** Ends the import: a row that is not understood is never left out in silence. */
  fail(problem: string): never {
    throw new SeedError(`seed/${this.file} line ${this.line}: ${problem}`);
  }

  /** A cell that may be empty. */
  optional(column: string): string | null {
    const value = this.cells[column];
    if (value === undefined) return this.fail(`the column ${column} is missing`);
    const text = value.normalize('NFC').trim();
    return text === '' ? null : text;
  }

  /** A cell that may not be empty. */
  text(column: string): string {
    return this.optional(column) ?? this.fail(`${column} is empty`);
  }

  oneOf<T extends string>(column: string, allowed: readonly T[]): T {
    const value = this.text(column);
    return allowed.find((each) => each === value) ?? this.fail(`unknown ${column} "${value}"`);
  }

  optionalOneOf<T extends string>(column: string, allowed: readonly T[]): T | null {
    return this.optional(column) === null ? null : this.oneOf(column, allowed);
  }

  wholeNumber(column: string): number {
    const value = this.text(column);
    return /^\d{1,9}$/.test(value) ? Number(value) : this.fail(`${column} "${value}" is no number`);
  }

  flag(column: string): boolean {
    return this.oneOf(column, ['true', 'false']) === 'true';
  }

  /** A list separated by `|`; an empty cell is an empty list. */
  list(column: string): string[] {
    const values = this.optional(column)?.split('|') ?? [];
    if (values.some((value) => value.trim() === '')) this.fail(`${column} has an empty value`);
    return values;
  }

  listOf(column: string, allowed: readonly string[]): string[] {
    const values = this.list(column);
    const unknown = values.find((value) => !allowed.includes(value));
    return unknown === undefined ? values : this.fail(`unknown value "${unknown}" in ${column}`);
  }
}

/** The folder `seed/` of the program, whether it runs from `src` or from `dist/src`. */
export function seedFolder(): string {
  for (let above = dirname(__dirname); above !== dirname(above); above = dirname(above)) {
    const folder = join(above, 'seed');
    if (existsSync(join(folder, 'units.csv'))) return folder;
  }
  throw new SeedError('the folder seed/ with units.csv is missing from the program');
}

/** The lines of a seed file; throws SeedError when a line has too many or too few cells. */
export function readLines(folder: string, file: string): SeedLine[] {
  let parsed: unknown;
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    parsed = parse(text, { columns: true, info: true, bom: true });
  } catch (error) {
    throw new SeedError(`seed/${file}: ${(error as Error).message}`, { cause: error });
  }
  const rows = parsed as { record: Record<string, string>; info: { lines: number } }[];
  return rows.map((row) => new SeedLine(file, row.info.lines, row.record));
}

/** Each line by its key; a key that comes twice ends the import. */
export function refuseTwice<T>(
  rows: readonly T[],
  lines: readonly SeedLine[],
  keyOf: (row: T) => string,
): void {
  const seen = new Set<string>();
  rows.forEach((row, i) => {
    const key = keyOf(row);
    if (seen.has(key)) lines[i]!.fail(`${key} comes twice`);
    seen.add(key);
  });
}
