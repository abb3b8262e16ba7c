/** What one place of a wording is filled with: a code, a day, a number; never a citizen's name or address. */
export type Scalar = string | number | boolean | null;

/** What a line is filled with. */
export type Line = Readonly<Record<string, Scalar>>;

/** A part of a list, under a heading: its first lines, and how many `more` there are. */
export interface LineGroup {
  heading: Line;
  lines: readonly Line[];
  more: number;
}

/** What a template is filled with; a list where its wording says how one reads. */
export type Payload = Readonly<Record<string, Scalar | readonly LineGroup[]>>;
