import JSZip from 'jszip';
import { parse } from 'csv-parse/sync';
import type { Sheet } from './sheet';
import { sheetFile } from './sheet-file';

interface Line {
  text: string | null;
  day: string | null;
  count: number | null;
}

const SHEET: Sheet<Line> = {
  name: 'Danh sách',
  columns: [
    { heading: 'Tiêu đề', kind: 'TEXT', width: 40, cell: (row) => row.text },
    { heading: 'Ngày', kind: 'DAY', width: 12, cell: (row) => row.day },
    { heading: 'Số', kind: 'NUMBER', width: 8, cell: (row) => row.count },
  ],
  rows: [
    { text: 'Rác thải <tồn đọng> & "nước thải"', day: '2026-04-06', count: 12 },
    { text: null, day: null, count: null },
    { text: 'Dòng một\nDòng hai', day: '2026-12-31', count: 0 },
    { text: '007', day: '2000-02-29', count: -3 },
  ],
};

const withTexts = (...texts: string[]): Sheet<Line> => ({
  ...SHEET,
  rows: texts.map((text) => ({ text, day: null, count: null })),
});

/** What begins like a formula, in every way we know of. */
const FORMULAS = [
  '=1+1',
  '+84 912',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '＝1+1',
  '\u200B=1+1',
  "=cmd|' /C calc'!A0",
];

describe('a sheet as CSV', () => {
  const csv = async (sheet: Sheet<Line>) => (await sheetFile(sheet, 'csv')).toString('utf8');

  it('is UTF-8 with its mark, commas, CR LF, ISO days', async () => {
    expect(await csv(SHEET)).toBe(
      '\uFEFFTiêu đề,Ngày,Số\r\n' +
        '"Rác thải <tồn đọng> & ""nước thải""",2026-04-06,12\r\n' +
        ',,\r\n' +
        '"Dòng một\nDòng hai",2026-12-31,0\r\n' +
        '007,2000-02-29,-3\r\n',
    );
  });

  it('has no cell that a program takes for a formula, and loses nothing of it', async () => {
    const lines: string[][] = parse((await csv(withTexts(...FORMULAS))).slice(1), {
      relaxColumnCount: true,
    });
    expect(lines.slice(1).map((line) => line[0])).toEqual(FORMULAS.map((text) => `'${text}`));
    const harmless = ['a=1', '1-2', 'Đường 30/4 - hẻm 5', "'=1"];
    const others: string[][] = parse((await csv(withTexts(...harmless))).slice(1));
    expect(others.slice(1).map((line) => line[0])).toEqual(harmless);
  });
});

describe('a sheet as XLSX', () => {
  const parts = async (sheet: Sheet<Line>) => {
    const zip = await JSZip.loadAsync(await sheetFile(sheet, 'xlsx'));
    const read = (name: string) => zip.file(name)!.async('string');
    return {
      cells: await read('xl/worksheets/sheet1.xml'),
      texts: await read('xl/sharedStrings.xml'),
      styles: await read('xl/styles.xml'),
      book: await read('xl/workbook.xml'),
    };
  };

  it('keeps headings in sight, can be filtered whole, and has its widths and its name', async () => {
    const { cells, book } = await parts(SHEET);
    expect(cells).toMatch(/<pane ySplit="1" xSplit="1" topLeftCell="B2"[^>]* state="frozen"\/>/);
    expect(cells).toContain('</sheetData><autoFilter ref="A1:C5"/>');
    expect([...cells.matchAll(/<col [^>]*width="(\d+)"/g)].map((col) => col[1])).toEqual([
      '40',
      '12',
      '8',
    ]);
    expect(book).toContain('name="Danh sách"');
  });

  it('has days as dates, numbers as numbers, and leaves out what is not there', async () => {
    const { cells, styles } = await parts(SHEET);
    const cell = (name: string) =>
      new RegExp(`<c r="${name}"([^>]*)><v>([^<]*)</v></c>`).exec(cells);
    // 6 April 2026 is day 46,118 of a spreadsheet's count; 29 February 2000 is 36,585.
    expect([cell('B2')?.[2], cell('B5')?.[2]]).toEqual(['46118', '36585']);
    expect(styles).toContain('formatCode="dd/mm/yyyy"');
    expect([cell('C2')?.[2], cell('C4')?.[2], cell('C5')?.[2]]).toEqual(['12', '0', '-3']);
    expect([cell('A3'), cell('B3'), cell('C3')]).toEqual([null, null, null]);
    // Looks like a number and is a text.
    expect(cell('A5')?.[1]).toContain('t="s"');
  });

  it('has no formula in it: what begins like one is a text, and stays one when it is edited', async () => {
    const { cells, texts, styles } = await parts(withTexts(...FORMULAS));
    expect(cells).not.toContain('<f');
    const first = /<c r="A2" s="(\d+)" t="s">/.exec(cells);
    const formats = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf ([^>]*)>/g)];
    const text = /numFmtId="(\d+)" formatCode="@"/.exec(styles)?.[1];
    expect(formats[Number(first?.[1])]?.[1]).toContain(`numFmtId="${text}"`);
    expect(texts).toContain('=1+1');
  });

  it('escapes what would end a cell, and goes past the letter Z', async () => {
    const { texts } = await parts(SHEET);
    expect(texts).toContain('Rác thải &lt;tồn đọng&gt; &amp; ');
    const wide = Array.from({ length: 28 }, (_, i) => ({ ...SHEET.columns[0]!, heading: `${i}` }));
    expect((await parts({ ...SHEET, columns: wide })).cells).toContain('ref="A1:AB5"');
  });
});
