import { DOCUMENT_FORMATS, type DocumentFormat } from '../src/notices/frozen-letter';
import { LetterPrinter } from '../src/notices/letter-printer';
import type { LetterDocument, ReminderLetter } from '../src/notices/letter/letter-content';
import { DEFAULT_LETTER_SETTINGS } from '../src/notices/letter/letter-settings';
import { composeReminder } from '../src/notices/letter/letter.rules';
import { SAMPLE_LETTER } from '../src/notices/letter/sample-letter';
import type { BenchResult } from './bench-result';
import { plainDocx, plainPdf } from './support/plain-letter';
import { elapsedMs, median, rounded } from './support/timing';

const ANNEX_ROWS = 40;
const WARM_UP = 5;
const ROUNDS = Number(process.env.BENCH_LETTERS ?? 40);
const UNITS = 95;
/** A page is laid out to see whether it fits, and then for good; every line is placed as the decree wants it. */
const TARGET: Readonly<Record<DocumentFormat, number>> = { docx: 0.25, pdf: 0.5 };
/** The office asks for the files while it still looks at the week's letters. */
const TARGET_WEEK_SECONDS = 60;

const PLAIN: Readonly<Record<DocumentFormat, (letter: LetterDocument) => Promise<Buffer>>> = {
  docx: plainDocx,
  pdf: plainPdf,
};

/**
 * A letter of one page with an annex of 40 rows, composed and printed as `print-letters` does it, one after the other
 * in the thread for it, against the bare library setting the same words in this one.
 */
export async function run(): Promise<BenchResult[]> {
  const printer = new LetterPrinter();
  try {
    const medians: Record<DocumentFormat, number> = { docx: 0, pdf: 0 };
    const results: BenchResult[] = [];
    for (const format of DOCUMENT_FORMATS) {
      const { oursMs, plainMs, ratio } = await inTurns(printer, format);
      medians[format] = oursMs;
      results.push({
        claim: `Letters with an annex of ${ANNEX_ROWS} rows as ${format.toUpperCase()}, against the bare library`,
        measured:
          `${perSecond(oursMs)}/s against ${perSecond(plainMs)}/s ` +
          `(${rounded(oursMs)} and ${rounded(plainMs)} ms, medians of ${ROUNDS})`,
        ratio: rounded(ratio),
        target: `>= ${TARGET[format]} of bare`,
        ok: ratio >= TARGET[format],
      });
    }
    return [...results, week(medians.docx + medians.pdf)];
  } finally {
    await printer.onModuleDestroy();
  }
}

interface Turns {
  oursMs: number;
  plainMs: number;
  ratio: number;
}

async function inTurns(printer: LetterPrinter, format: DocumentFormat): Promise<Turns> {
  const rounds: { oursMs: number; plainMs: number }[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const number = WARM_UP + round + 1;
    const oursMs = await elapsedMs(async () =>
      sized(await printer.print(letterOf(number), format)),
    );
    const letter = letterOf(number);
    const plainMs = await elapsedMs(async () => sized(await PLAIN[format](letter)));
    if (round >= 0) rounds.push({ oursMs, plainMs });
  }
  return {
    oursMs: median(rounds.map((round) => round.oursMs)),
    plainMs: median(rounds.map((round) => round.plainMs)),
    ratio: median(rounds.map((round) => round.plainMs / round.oursMs)),
  };
}

function week(bothMs: number): BenchResult {
  const seconds = (UNITS * bothMs) / 1000;
  return {
    claim: `Both files of a week's ${UNITS} letters, from these medians`,
    measured: `${rounded(seconds)} s`,
    target: `<= ${TARGET_WEEK_SECONDS} s`,
    ok: seconds <= TARGET_WEEK_SECONDS,
  };
}

/** Each letter is another one, or a library might remember what it measured. */
function letterOf(number: number): LetterDocument {
  const [row] = SAMPLE_LETTER.units[0]!.rows;
  const rows = Array.from({ length: ANNEX_ROWS }, (_, i) => ({
    ...row!,
    code: `H19.PA.2026.${String(number * ANNEX_ROWS + i).padStart(6, '0')}`,
    summary: `Rác thải tồn đọng nhiều ngày ở đầu hẻm ${number * ANNEX_ROWS + i} đường Phan Trung`,
    workingDaysOverdue: 1 + ((number + i) % 40),
  }));
  const letter: ReminderLetter = {
    ...SAMPLE_LETTER,
    number: number + 1,
    issuedOn: '2026-11-16',
    finishBeforeOn: '2026-11-23',
    reportBeforeOn: '2026-11-25',
    units: [{ ...SAMPLE_LETTER.units[0]!, rows }],
    totals: { ...SAMPLE_LETTER.totals, carriedOver: 60, overdueOpen: ANNEX_ROWS },
  };
  return composeReminder(letter, DEFAULT_LETTER_SETTINGS);
}

function sized(file: Buffer): void {
  if (file.length < 5_000) throw new Error(`a file of ${file.length} bytes`);
}

const perSecond = (ms: number): number => rounded(1000 / ms);
