/** What stands in a cell: a text, a number, a calendar day 'YYYY-MM-DD', or nothing. */
export type SheetCell = string | number | null;

/** What a column looks like. */
export interface SheetHead {
  heading: string;
  /** TEXT stays text, whatever it looks like; DAY takes 'YYYY-MM-DD'. */
  kind: 'TEXT' | 'DAY' | 'NUMBER';
  /** In characters. */
  width: number;
}

/** One column of a sheet, and what it shows of a row. */
export interface SheetColumn<T> extends SheetHead {
  cell: (row: T) => SheetCell;
}

/** A table for people who work with spreadsheets: headings, then a line for each row. */
export interface Sheet<T> {
  /** At most 31 characters, none of : \ / ? * [ ]. */
  name: string;
  columns: readonly SheetColumn<T>[];
  rows: readonly T[];
}

/** A sheet made out: plain values that can be handed to another thread. */
export interface SheetTable {
  name: string;
  heads: readonly SheetHead[];
  lines: readonly (readonly SheetCell[])[];
}
