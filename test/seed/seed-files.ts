import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export type SeedRow = Record<string, string>;

const folder = join(__dirname, '../../seed');

/** Names of the CSV files of the seed. */
export const seedFileNames = (): string[] =>
  readdirSync(folder).filter((name) => name.endsWith('.csv'));

/** Text of a seed file. */
export const seedText = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** Rows of a seed file by column name; throws when a row has too many or too few columns. */
export const seedRows = (name: string): SeedRow[] => parse(seedText(name), { columns: true });

/** The values of a column that are lists separated by `|`. */
export const listed = (cell: string | undefined): string[] =>
  cell === undefined || cell === '' ? [] : cell.split('|');
