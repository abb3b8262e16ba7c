import { CHANNELS } from '../accounts/channels';
import { indexCalendar, type CalendarDay } from '../calendar/calendar-day.rules';
import { PETITION_CLASSES } from '../units/petition-classes';
import { TARGET_KINDS } from '../routing/routing.rules';
import { DomainError } from '../platform/errors/domain-error';
import {
  COUNTED_FROM,
  LIMIT_UNITS,
  MARKS,
  POLICY_KINDS,
  URGENCIES,
} from '../sla/policy-vocabulary';
import { seededLadders, type SeededLadders } from './seed-ladders';
import { foldedWords } from '../units/folded-text.rules';
import { UNIT_KINDS } from '../units/unit-directory';
import { epochDayOf } from '../calendar/local-time.rules';
import { readLines, refuseTwice, type SeedLine } from './seed-files';

/** The two-level government began on this day; communes have existed since (NQ 202/2025/QH15). */
const COMMUNES_SINCE = '2025-07-01';
/** The departments of today were formed on this day. */
const DEPARTMENTS_SINCE = '2025-03-01';
const PROVINCE_DAY_KINDS = [
  'HOLIDAY',
  'COMPENSATORY_DAY_OFF',
  'SWAPPED_DAY_OFF',
  'MAKEUP_WORKDAY',
] as const;
/** While one of these is only expected, nobody knows how many days the year has. */
const YEAR_MAKING_KINDS: readonly string[] = ['HOLIDAY', 'COMPENSATORY_DAY_OFF'];

/** A row of a table, by column. */
export type SeedRow = Readonly<Record<string, unknown>>;

/** Everything the product is delivered with, checked line by line. */
export interface SeedContent {
  units: SeedRow[];
  aliases: SeedRow[];
  policies: SeedRow[];
  intakePolicies: SeedRow[];
  rules: SeedRow[];
  ladders: SeededLadders;
  days: CalendarDay[];
  years: { year: number; confirmed: boolean }[];
}

/** Reads and checks the seed; throws SeedError with file and line at the first row that is not understood. */
export function readSeed(folder: string): SeedContent {
  const fields = readLines(folder, 'fields.csv').map((line) => line.text('code'));
  const units = [...departments(folder), ...communes(folder)];
  const codes = units.map((unit) => unit.code as string);
  const days = calendarDays(folder);
  return {
    units,
    aliases: aliases(folder, codes),
    policies: policies(folder),
    intakePolicies: intakePolicies(folder),
    rules: rules(folder, fields, codes),
    ladders: seededLadders(folder),
    days,
    years: yearsOf(days),
  };
}

function departments(folder: string): SeedRow[] {
  const lines = readLines(folder, 'units.csv');
  const codes = lines.map((line) => line.text('code'));
  const rows = lines.map((line) => ({
    code: line.text('code'),
    name: line.text('name'),
    short_name: line.text('short_name'),
    kind: line.oneOf('kind', UNIT_KINDS),
    parent_code: line.optionalOneOf('parent_code', codes),
    valid_from: DEPARTMENTS_SINCE,
    source: line.text('source'),
  }));
  refuseTwice(rows, lines, (row) => row.code);
  return rows;
}

function communes(folder: string): SeedRow[] {
  const lines = readLines(folder, 'communes.csv');
  const rows = lines.map((line) => {
    const code = line.text('code');
    if (!/^\d{5}$/.test(code)) line.fail(`"${code}" is no official code of a commune`);
    const type = line.oneOf('type', ['Phường', 'Xã']);
    const name = line.text('name');
    const since2026 = line.optional('ward_since_2026_04_30') !== null;
    return {
      code,
      name: `Ủy ban nhân dân ${type.toLowerCase()} ${name}`,
      short_name: `${type} ${name}`,
      kind: 'COMMUNE',
      parent_code: null,
      valid_from: COMMUNES_SINCE,
      source: `danh mục đơn vị hành chính${since2026 ? '; phường từ 30/4/2026' : ''}`,
    };
  });
  refuseTwice(rows, lines, (row) => row.code);
  return rows;
}

function aliases(folder: string, codes: readonly string[]): SeedRow[] {
  const lines = readLines(folder, 'unit_aliases.csv');
  const rows = lines.map((line) => ({
    unit_code: line.oneOf('unit_code', codes),
    alias: line.text('alias'),
    valid_from: optionalDay(line, 'valid_from'),
    valid_to: optionalDay(line, 'valid_to'),
  }));
  refuseTwice(rows, lines, (row) => `${row.unit_code} "${row.alias}"`);
  return rows;
}

function policies(folder: string): SeedRow[] {
  const lines = readLines(folder, 'sla_policies.csv');
  const rows = lines.map((line) => ({
    key: line.text('key'),
    version: line.wholeNumber('version'),
    clock_kind: line.oneOf('clock_kind', POLICY_KINDS),
    class: line.optionalOneOf('class', PETITION_CLASSES),
    channel: line.optionalOneOf('channel', CHANNELS),
    urgency: line.optionalOneOf('urgency', URGENCIES),
    amount: line.wholeNumber('amount'),
    unit: line.oneOf('unit', LIMIT_UNITS),
    due_soon_days:
      line.optional('due_soon_days') === null ? null : line.wholeNumber('due_soon_days'),
    counted_from: line.oneOf('counted_from', COUNTED_FROM),
    effective_from: day(line, 'effective_from'),
    source: line.text('source'),
    mark: line.oneOf('mark', MARKS),
  }));
  refuseTwice(rows, lines, (row) => `${row.key} version ${row.version}`);
  return rows;
}

function intakePolicies(folder: string): SeedRow[] {
  const lines = readLines(folder, 'intake_policies.csv');
  const rows = lines.map((line) => {
    const row = {
      class: line.oneOf('class', PETITION_CLASSES),
      channel: line.oneOf('channel', CHANNELS),
      auto_receive: line.flag('auto_receive'),
      auto_assign: line.flag('auto_assign'),
      source: line.text('source'),
    };
    if (row.auto_assign && !row.auto_receive) line.fail('what is not received cannot be assigned');
    return row;
  });
  refuseTwice(rows, lines, (row) => `${row.class} by ${row.channel}`);
  return rows;
}

function rules(folder: string, fields: readonly string[], codes: readonly string[]): SeedRow[] {
  const lines = readLines(folder, 'routing_rules.csv');
  const rows = lines.map((line) => {
    const row = {
      key: line.text('key'),
      position: line.wholeNumber('position'),
      name: line.text('name'),
      classes: line.listOf('classes', PETITION_CLASSES),
      fields: line.listOf('fields', fields),
      commune_codes: line.listOf('commune_codes', codes),
      channels: line.listOf('channels', CHANNELS),
      keywords: line.list('keywords'),
      target_kind: line.oneOf('target_kind', TARGET_KINDS),
      target_unit_code: line.optionalOneOf('target_unit_code', codes),
      source: line.text('source'),
    };
    const unfit = row.keywords.find((keyword) => foldedWords(keyword) === ' ');
    if (unfit !== undefined) line.fail(`the keyword "${unfit}" has no word in it`);
    if ((row.target_kind === 'UNIT') !== (row.target_unit_code !== null)) {
      line.fail('target_unit_code goes with target_kind UNIT, and with no other');
    }
    return row;
  });
  refuseTwice(rows, lines, (row) => row.key);
  return rows;
}

function calendarDays(folder: string): CalendarDay[] {
  const lines = readLines(folder, 'calendar_days.csv');
  const rows = lines.map((line) => {
    const row = {
      day: day(line, 'date'),
      kind: line.oneOf('kind', PROVINCE_DAY_KINDS),
      name: line.text('name'),
      source: line.text('source'),
      confirmed: line.flag('confirmed'),
    };
    // The calendar's own rules refuse a day that cannot mean anything, such as a make-up day on a Monday.
    orFail(line, () => indexCalendar({ version: 1, days: [row], confirmedYears: [] }));
    return row;
  });
  refuseTwice(rows, lines, (row) => row.day);
  return rows;
}

/** A year is confirmed when its holidays and their compensation are; swaps may still be announced later. */
function yearsOf(days: readonly CalendarDay[]): { year: number; confirmed: boolean }[] {
  const years = new Map<number, boolean>();
  for (const { day, kind, confirmed } of days) {
    const year = Number(day.slice(0, 4));
    const settled = confirmed || !YEAR_MAKING_KINDS.includes(kind);
    years.set(year, (years.get(year) ?? true) && settled);
  }
  return [...years].map(([year, confirmed]) => ({ year, confirmed }));
}

function day(line: SeedLine, column: string): string {
  const value = line.text(column);
  orFail(line, () => epochDayOf(value));
  return value;
}

function optionalDay(line: SeedLine, column: string): string | null {
  return line.optional(column) === null ? null : day(line, column);
}

function orFail(line: SeedLine, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DomainError) line.fail(error.message);
    throw error;
  }
}
