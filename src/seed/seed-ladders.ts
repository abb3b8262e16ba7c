import { CHANNELS } from '../accounts/channels';
import { refuseUnfitRungs } from '../sla/ladder-draft.rules';
import { OFFSET_UNITS, STOPPING_STATES, TARGETS, type Rung } from '../sla/ladder.rules';
import { CLOCK_KINDS, LEVEL_NAME } from '../sla/level.rules';
import { rungRow } from '../sla/rung-row';
import { MARKS } from '../sla/policy-vocabulary';
import { epochDayOf } from '../calendar/local-time.rules';
import { DomainError } from '../platform/errors/domain-error';
import { PETITION_CLASSES } from '../units/petition-classes';
import { UNIT_KINDS } from '../units/unit-directory';
import { readLines, type SeedLine } from './seed-files';

type Row = Readonly<Record<string, unknown>>;

export interface SeededLadders {
  ladders: (Row & { key: string })[];
  rungs: (Row & { key: string; ordinal: number })[];
}

/** Reads `ladder.csv`: a line is a rung, and lines with the same key, one after the other, are a ladder. */
export function seededLadders(folder: string): SeededLadders {
  const lines = readLines(folder, 'ladder.csv');
  const byKey = new Map<string, SeedLine[]>();
  let last: string | undefined;
  for (const line of lines) {
    const key = line.text('key');
    if (key !== last && byKey.has(key)) line.fail(`the rungs of ${key} do not stand together`);
    byKey.set(key, [...(byKey.get(key) ?? []), line]);
    last = key;
  }
  const all = [...byKey].map(([key, own]) => ladderOf(key, own));
  return { ladders: all.map((each) => each.ladder), rungs: all.flatMap((each) => each.rungs) };
}

function ladderOf(key: string, lines: readonly SeedLine[]) {
  const heads = lines.map((line) => ({ key, ...headOf(line) }));
  const [ladder] = heads;
  heads.forEach((head, index) => {
    if (JSON.stringify(head) !== JSON.stringify(ladder)) {
      lines[index]!.fail(`${key} is for another case than in the line before`);
    }
  });
  const rungs = lines.map(rungOf);
  orFail(lines.at(-1)!, () => refuseUnfitRungs(rungs));
  const sources = [...new Set(lines.map((line) => line.text('source')))].join('; ');
  return {
    ladder: { ...ladder!, source: sources },
    rungs: rungs.map((rung, index) => ({ key, ...rungRow(rung, index) })),
  };
}

function headOf(line: SeedLine) {
  const effectiveFrom = line.text('effective_from');
  orFail(line, () => epochDayOf(effectiveFrom));
  return {
    clock_kind: line.oneOf('clock_kind', CLOCK_KINDS),
    class: line.optionalOneOf('class', PETITION_CLASSES),
    channel: line.optionalOneOf('channel', CHANNELS),
    unit_kind: line.optionalOneOf('unit_kind', UNIT_KINDS),
    effective_from: effectiveFrom,
    mark: line.oneOf('mark', MARKS),
  };
}

/** A rung as a line of the file gives it. */
export function rungOf(line: SeedLine): Rung {
  const level = line.text('level');
  if (!LEVEL_NAME.test(level)) line.fail(`"${level}" is no name of a level`);
  return {
    level,
    offset: offsetOf(line),
    target: line.oneOf('target', TARGETS),
    deskTarget: line.optionalOneOf('desk_target', TARGETS),
    warnedTarget: line.optionalOneOf('warned_target', TARGETS),
    fallback: line.listOf('fallback', TARGETS) as Rung['fallback'],
    repeat:
      line.optional('repeat_days') === null
        ? null
        : { everyDays: line.wholeNumber('repeat_days'), times: line.wholeNumber('repeat_times') },
    stopsWhen: line.listOf('stops_when', STOPPING_STATES) as Rung['stopsWhen'],
  };
}

function offsetOf(line: SeedLine): Rung['offset'] {
  const amount = line.optional('offset');
  if (amount === null) return null;
  if (!/^-?\d{1,3}$/.test(amount)) line.fail(`offset "${amount}" is no number`);
  return { amount: Number(amount), unit: line.oneOf('offset_unit', OFFSET_UNITS) };
}

function orFail(line: SeedLine, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DomainError) line.fail(error.message);
    throw error;
  }
}
