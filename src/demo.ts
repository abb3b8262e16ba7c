import 'reflect-metadata';
import { resolve } from 'node:path';
import { petitionsOfTet, sixWeeksOfPetitions } from './demo/data/petitions';
import { readFacts } from './demo/print/facts';
import { latePage } from './demo/print/late-page';
import { lettersPage } from './demo/print/letters-page';
import { routingPage } from './demo/print/routing-page';
import { summaryPage } from './demo/print/summary-page';
import { tetPage } from './demo/print/tet-page';
import { DemoError } from './demo/stage/demo-api';
import { play, type Played } from './demo/stage/play';
import { openStage } from './demo/stage/stage';

const STARTS_AT = new Date('2026-02-10T08:00:00+07:00');
const ENDS_AT = new Date('2026-05-15T17:00:00+07:00');
const OUT_FOLDER = resolve('out');

/**
 * Plays the days around Tết and six weeks of spring 2026 on a database of its own, and prints what was routed
 * where, what went late and why, and which letters were written.
 */
async function main(): Promise<void> {
  const began = performance.now();
  say(
    'Mô phỏng: tiếp nhận, xử lý và đôn đốc phản ánh, kiến nghị từ 06/04 đến 15/05/2026 (và dịp Tết trước đó).',
    'Mọi người, số và nội dung đều là ví dụ. Đang dựng cơ sở dữ liệu tạm …',
  );
  const interruption = abortOnSignal();
  const stage = await openStage(STARTS_AT);
  try {
    say('Đang chạy từng ngày qua HTTP …');
    const played = await play(stage, {
      petitions: [...petitionsOfTet, ...sixWeeksOfPetitions],
      endsAt: ENDS_AT,
      letters: { fromOn: '2026-04-20', throughOn: '2026-05-15' },
      outFolder: OUT_FOLDER,
      signal: interruption,
    });
    await report(played, () => (performance.now() - began) / 1000);
  } finally {
    await stage.close();
  }
}

async function report(played: Played, seconds: () => number): Promise<void> {
  const facts = await readFacts(played);
  say(...routingPage(facts));
  say(...(await latePage(facts, played)));
  say(...(await tetPage(played)));
  say(...lettersPage(played.letters, OUT_FOLDER, facts));
  say(...summaryPage(facts, played, { seconds: seconds() }));
}

/** Ctrl-C ends the play between two steps, and the temporary database goes with it. */
function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => controller.abort(new DemoError('đã dừng theo yêu cầu.')));
  }
  return controller.signal;
}

function say(...lines: string[]): void {
  console.log(lines.join('\n'));
}

main().catch((error: unknown) => {
  const plain = error instanceof DemoError;
  console.error(plain ? `\nMô phỏng dừng lại: ${error.message}` : error);
  process.exitCode = 1;
});
