import type { RungColumns } from '../../sla/clock-rungs.rules';

/**
 * The rungs of many clocks as parameters. `unnest` would flatten arrays of arrays, so each clock's travel as the text
 * of an array.
 */
export const rungParameters = (rows: readonly RungColumns[]): unknown[] => [
  rows.map((row) => row.ladderId),
  rows.map((row) => row.ladderEdition),
  rows.map((row) => `{${row.rungs.join(',')}}`),
  rows.map((row) => `{${row.rungAts.map((at) => at.toISOString()).join(',')}}`),
];

/** The parameters of `rungParameters` as `unnest` takes them, from number `first` on. */
export const rungsFromParameters = (first: number): string =>
  `$${first}::uuid[], $${first + 1}::integer[], $${first + 2}::text[], $${first + 3}::text[]`;

export const RUNG_NAMES = 'ladder_id, ladder_edition, rungs, rung_ats';

/** What is set from a row `n` of these. */
export const SET_RUNGS = `ladder_id = n.ladder_id, ladder_edition = n.ladder_edition,
      rungs = n.rungs::integer[], rung_ats = n.rung_ats::timestamptz[]`;
