import type { ExplainedDayResponse, ExplainResponse } from '../../petitions/dto/explain.response';
import { dayMonth, WEEKDAYS } from './words';

/** A stretch of days off that a limit left out, other than weekends. */
export interface SkippedDays {
  /** e.g. `16–20/02` or `30/04`. */
  span: string;
  /** e.g. `Tết Nguyên đán`. */
  name: string;
}

/** The holidays within a count, runs of one name joined. */
export const holidaysSkipped = ({ days }: ExplainResponse): SkippedDays[] =>
  inStretches(days.slice(1).filter(isHoliday));

/** The holidays within any of the counts, each once, in the order of the calendar. */
export function holidaysOfAll(explained: readonly ExplainResponse[]): SkippedDays[] {
  const byDay = new Map<string, ExplainedDayResponse>();
  for (const day of explained.flatMap(({ days }) => days.slice(1))) {
    if (isHoliday(day)) byDay.set(day.day, day);
  }
  return inStretches([...byDay.values()].toSorted((a, b) => a.day.localeCompare(b.day)));
}

const isHoliday = (day: ExplainedDayResponse): boolean =>
  !day.counts && day.kind !== 'WEEKEND' && day.kind !== 'WEEKDAY';

function inStretches(holidays: readonly ExplainedDayResponse[]): SkippedDays[] {
  return runsOf(holidays, (a, b) => a.name === b.name).map((run) => {
    const [first, last] = [run[0]!, run.at(-1)!];
    const to = dayMonth(last.day);
    const span = first === last ? to : `${first.day.slice(8)}–${to}`;
    return { span, name: (first.name ?? first.kind).replace(/ \(.*\)$/, '') };
  });
}

/** The count as a clerk would write it beside the wall calendar: one line per run of days. */
export function countInLines(explained: ExplainResponse): string[] {
  const [zero, ...days] = explained.days;
  if (!zero) return [];
  const lines = [`${named(zero)}: ngày gửi, không tính`];
  for (const run of runsOf(days, (a, b) => a.counts === b.counts)) lines.push(runInWords(run));
  lines.push(`Hết hạn lúc 24 giờ ${named(days.at(-1) ?? zero)}.`);
  return lines;
}

/** Neighbours that are alike, together. */
function runsOf<T>(items: readonly T[], alike: (a: T, b: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run && alike(run[0]!, item)) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

function runInWords(run: readonly ExplainedDayResponse[]): string {
  const [first, last] = [run[0]!, run.at(-1)!];
  const span = first === last ? named(first) : `${named(first)} – ${named(last)}`;
  if (first.counts) {
    const nth = first === last ? `${first.nth}` : `${first.nth} đến ${last.nth}`;
    return `${span}: ngày làm việc thứ ${nth}`;
  }
  const names = new Set(run.flatMap((day) => (day.name ? [day.name] : [])));
  return `${span}: nghỉ ${names.size > 0 ? [...names].join(', ') : 'cuối tuần'}, không tính`;
}

const named = (day: ExplainedDayResponse): string =>
  `${WEEKDAYS[day.weekday]} ${dayMonth(day.day)}`;
