import type { ExplainedDayResponse, ExplainResponse } from '../../petitions/dto/explain.response';
import { dayMonth, WEEKDAYS } from './words';

/** Days off in the count that are not a weekend, e.g. `27/04 (nghỉ bù Giỗ Tổ), 30/04 (…)`; runs are joined. */
export function holidaysSkipped(explained: ExplainResponse): string {
  const special = explained.days
    .slice(1)
    .filter((day) => !day.counts && day.kind !== 'WEEKEND' && day.kind !== 'WEEKDAY');
  const groups: ExplainedDayResponse[][] = [];
  for (const day of special) {
    const group = groups.at(-1);
    if (group && group[0]?.name === day.name) group.push(day);
    else groups.push([day]);
  }
  return groups
    .map((group) => {
      const [first, last] = [group[0]!, group.at(-1)!];
      const span =
        first === last ? dayMonth(first.day) : `${dayMonth(first.day)}–${dayMonth(last.day)}`;
      return `${span} (${first.name ?? first.kind})`;
    })
    .join(', ');
}

/** The count as a clerk would write it beside the wall calendar: one line per run of days. */
export function countInLines(explained: ExplainResponse): string[] {
  const [zero, ...days] = explained.days;
  if (!zero) return [];
  const lines = [`${named(zero)}: ngày gửi, không tính`];
  for (const run of runsOf(days)) lines.push(runInWords(run));
  lines.push(`Hết hạn lúc 24 giờ ${named(days.at(-1) ?? zero)}.`);
  return lines;
}

/** Neighbouring days that count, and neighbouring days off. */
function runsOf(days: readonly ExplainedDayResponse[]): ExplainedDayResponse[][] {
  const runs: ExplainedDayResponse[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run[0]?.counts === day.counts) run.push(day);
    else runs.push([day]);
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
