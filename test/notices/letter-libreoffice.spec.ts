import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeChairmanList } from '../../src/notices/letter/chairman-list.rules';
import { renderDocx } from '../../src/notices/letter/docx-letter.renderer';
import type { LetterDocument } from '../../src/notices/letter/letter-content';
import { composeReminder } from '../../src/notices/letter/letter.rules';
import { renderPdf } from '../../src/notices/letter/pdf-letter.renderer';
import { reminder, row, rows, settings } from './letter-samples';
import { openPdf, type Page } from './open-pdf';

/** Whether this machine has LibreOffice and a font as wide as Times New Roman; says so once where it has not. */
function isOfficeInstalled(): boolean {
  const office = spawnSync('soffice', ['--version']).status === 0;
  const font = spawnSync('fc-match', ['Times New Roman']).stdout?.toString() ?? '';
  if (office && /Times|Liberation ?Serif|Tinos/.test(font)) return true;
  process.stderr.write(
    'LibreOffice and a twin of Times New Roman are not installed: letters are not opened in it here.\n',
  );
  return false;
}

const limits = { workingDaysOverdue: 10, timesReminded: 3 };
const unit = (name: string, from: number, count: number) => ({
  name,
  rows: Array.from({ length: count }, (_, index) => row(from + index)),
  round: 2,
  earlierLetters: [],
});
const several = [unit('Sở Xây dựng', 1, 12), unit('Sở Y tế', 13, 1), unit('Sở Nội vụ', 14, 30)];

/** The words of a page, whatever the order in which its cells were written. */
const wordsOf = ({ text }: Page): string[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .toSorted();

const LETTERS: Readonly<Record<string, LetterDocument>> = {
  short: composeReminder(reminder(), settings),
  long: composeReminder(
    reminder({ units: [{ ...unit('Ủy ban nhân dân phường Trấn Biên', 1, 0), rows: rows(60) }] }),
    settings,
  ),
  urgent: composeReminder(reminder(), { ...settings, urgency: 'HOA_TOC' }),
  collective: composeReminder(reminder({ units: several }), settings),
  chairman: composeChairmanList(reminder({ units: several }), settings, limits),
};
const NAMES = Object.keys(LETTERS);

(isOfficeInstalled() ? describe : describe.skip)('a letter opened in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pakn-office-'));
  let said = { stdout: '', stderr: '' };

  beforeAll(async () => {
    for (const name of NAMES) {
      writeFileSync(join(folder, `${name}.docx`), await renderDocx(LETTERS[name]!));
    }
    said = spawnSync(
      'soffice',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf:writer_pdf_Export',
        '--outdir',
        folder,
        ...NAMES.map((name) => join(folder, `${name}.docx`)),
      ],
      { encoding: 'utf8', timeout: 120_000 },
    );
  }, 130_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is opened without a word of warning', () => {
    const complaints = said.stderr
      .split('\n')
      // About the machine, not about the letter.
      .filter((line) => line !== '' && !line.includes('javaldx'));
    expect(complaints).toEqual([]);
    expect(said.stdout.match(/^convert /gm)).toHaveLength(NAMES.length);
  });

  it.each(NAMES)('breaks into the pages of the PDF: %s', async (name) => {
    const word = openPdf(readFileSync(join(folder, `${name}.pdf`))).pages;
    const ours = openPdf(await renderPdf(LETTERS[name]!)).pages;
    expect(word).toHaveLength(ours.length);
    // The letter proper keeps to its one page, and an annex begins on the next.
    expect(word[0]?.text).toContain('Nguyễn Thị Mẫu');
    expect(word[1]?.text).toMatch(/^Phụ lục/);
    expect(word.map(({ width, height }) => width > height)).toEqual(
      ours.map(({ width, height }) => width > height),
    );
    for (const [index, page] of word.entries()) {
      if (index > 0) expect(page.text).toContain('STT');
      expect(wordsOf(page)).toEqual(wordsOf(ours[index]!));
    }
  });
});
