import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { CalendarDay, DayKind } from '../../src/calendar/calendar-day.rules';

/** The days that the product is delivered with: the true rows, so that the tables test real calendars. */
export function seedCalendarDays(): CalendarDay[] {
  const file = join(__dirname, '..', '..', 'seed', 'calendar_days.csv');
  const rows: Record<string, string>[] = parse(readFileSync(file, 'utf8'), { columns: true });
  return rows.map((row) => ({
    day: row.date!,
    kind: row.kind as DayKind,
    name: row.name!,
    source: row.source!,
    confirmed: row.confirmed === 'true',
  }));
}

/** 2027 is drafted in the rows but not announced; 2028 has no rows. */
export const SEED_CONFIRMED_YEARS: readonly number[] = [2025, 2026];
