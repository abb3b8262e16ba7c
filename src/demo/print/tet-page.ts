import type { ExplainResponse } from '../../petitions/dto/explain.response';
import type { Played } from '../stage/play';
import { countInLines } from './day-count';
import { heading, wrap } from './table';
import { dayAndTime, fullDay } from './words';

/** Sent before the office closed, on its last afternoon, and on the night of the new year. */
const SHOWN: readonly string[] = ['tet-02', 'tet-03', 'tet-05'];

/** How a limit is counted over Tết, day by day, for three petitions. */
export async function tetPage(played: Played): Promise<string[]> {
  const lines = heading('3. Đếm ngày qua Tết Nguyên đán (nghỉ 14–22/02/2026)');
  for (const key of SHOWN) {
    const sent = played.petitions.sent.get(key);
    if (!sent) continue;
    const explained = await played.staff.office.get<ExplainResponse>(
      `/petitions/${sent.id}/clocks/OUTER/explain`,
    );
    const amount = explained.limit.amount as number;
    lines.push(
      '',
      `${sent.code} “${sent.demo.title}”`,
      `  Gửi ${dayAndTime(explained.clock.startedAt)}; hạn ${amount} ngày làm việc → ${fullDay(explained.dueOn)}`,
      ...countInLines(explained).flatMap((line) => wrap(line, '    ')),
      ...wrap(`Căn cứ: ${explained.source}; ${rulesOf(explained)}`, '    '),
    );
  }
  return lines;
}

const rulesOf = (explained: ExplainResponse): string =>
  explained.rules.map((rule) => rule.vi.replace(/\.$/, '')).join('; ');
