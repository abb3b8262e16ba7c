import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CalendarDay, DayKind } from '../src/calendar/calendar-day.rules';
import { buildOfficeHours } from '../src/calendar/office-hours.rules';
import type { WorkingCalendar } from '../src/calendar/working-day.rules';
import { buildWorkingCalendar } from '../src/calendar/working-day.rules';
import type { Limit } from '../src/sla/deadline.rules';
import { deadline } from '../src/sla/deadline.rules';
import type { BenchResult } from './bench-result';

const STARTS = 65_536;
const ROUNDS = 16;
const WARM_UP_ROUNDS = 2;
const TARGET_PER_SECOND = 1_000_000;

/** The limits of the seed policies: mostly working days, as in the province's own mix, and each other unit. */
const LIMITS: readonly Limit[] = [
  { amount: 15, unit: 'WORKING_DAY', dueSoonDays: 2 },
  { amount: 15, unit: 'WORKING_DAY', dueSoonDays: 2 },
  { amount: 5, unit: 'WORKING_DAY', dueSoonDays: 1 },
  { amount: 2, unit: 'WORKING_DAY', dueSoonDays: null },
  { amount: 1, unit: 'WORKING_DAY', dueSoonDays: null },
  { amount: 20, unit: 'CALENDAR_DAY', dueSoonDays: 2 },
  { amount: 8, unit: 'WORKING_HOUR', dueSoonDays: null },
  { amount: 5, unit: 'MINUTE', dueSoonDays: null },
];

/**
 * Deadlines per second in one thread: starts spread over ten years and over the hours of the day, so that
 * neither the tables nor the branch predictor see the same case twice in a row. The median round counts.
 */
export async function run(): Promise<BenchResult[]> {
  const calendar = seedCalendar();
  const officeHours = buildOfficeHours([
    { from: '07:30', to: '11:30' },
    { from: '13:00', to: '17:00' },
  ]);
  const starts = spreadStarts();
  let checksum = 0;
  const roundsMs: number[] = [];
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
    const beganMs = performance.now();
    for (let index = 0; index < STARTS; index += 1) {
      const limit = LIMITS[(index + round) % LIMITS.length]!;
      checksum += deadline(starts[index]!, limit, calendar, officeHours).lateAt.getTime() % 997;
    }
    if (round >= WARM_UP_ROUNDS) roundsMs.push(performance.now() - beganMs);
  }
  if (checksum <= 0) throw new Error('the deadlines were not computed');
  const medianMs = roundsMs.toSorted((a, b) => a - b)[ROUNDS / 2]!;
  const perSecond = Math.round((STARTS / medianMs) * 1_000);
  return [
    {
      claim: 'Deadline rule, one thread, varied starts and limits',
      measured: `${perSecond.toLocaleString('en')} deadlines/s`,
      ratio: Math.round((perSecond / TARGET_PER_SECOND) * 100) / 100,
      target: `>= ${TARGET_PER_SECOND.toLocaleString('en')} deadlines/s`,
      ok: perSecond >= TARGET_PER_SECOND,
    },
  ];
}

function seedCalendar(): WorkingCalendar {
  const text = readFileSync(join(process.cwd(), 'seed', 'calendar_days.csv'), 'utf8');
  const rows: Record<string, string>[] = parse(text, { columns: true });
  const days = rows.map((row): CalendarDay => ({
    day: row.date!,
    kind: row.kind as DayKind,
    name: row.name!,
    source: row.source!,
    confirmed: row.confirmed === 'true',
  }));
  return buildWorkingCalendar({ version: 1, days, confirmedYears: [2025, 2026] });
}

/** A fixed sequence (a multiplicative step through ten years), so that every run measures the same work. */
function spreadStarts(): Date[] {
  const firstMs = Date.parse('2022-01-01T00:00:00Z');
  const tenYearsMs = 3_652 * 86_400_000;
  const goldenStep = 0.618_033_988_749_895;
  return Array.from(
    { length: STARTS },
    (_, index) => new Date(firstMs + Math.floor(((index * goldenStep) % 1) * tenYearsMs)),
  );
}
