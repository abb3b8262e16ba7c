import writeXlsx, { type CellObject } from 'write-excel-file/node';
import type { SheetCell, SheetHead, SheetTable } from './sheet';

/** Spreadsheets count days and know no time zone: a day is midnight of a day in UTC. */
const DAY_FORMAT = 'dd/mm/yyyy';

/** The format of text: a cell that begins with '=' is not computed, not even after somebody has edited it. */
const TEXT_FORMAT = '@';

const HEADING = {
  type: String,
  fontWeight: 'bold',
  wrap: true,
  align: 'center',
  alignVertical: 'center',
  backgroundColor: '#D9E2F3',
  borderStyle: 'thin',
} as const;

/** Letters of the administration are set in it (NĐ 30/2020), and every office has it. */
const FONT = { fontFamily: 'Times New Roman', fontSize: 12 };

/**
 * The table as a workbook: headings and first column stay in sight, every column can be filtered, days are dates and
 * texts are texts. Five thousand lines cost about a second of processor time.
 */
export function xlsxOf({ name, heads, lines }: SheetTable): Promise<Buffer> {
  const headings = heads.map(({ heading }) => ({ value: heading, ...HEADING }));
  const rest = lines.map((line) => line.map((cell, i) => cellOf(cell, heads[i]!)));
  return writeXlsx(
    [headings, ...rest],
    {
      sheet: name,
      columns: heads.map(({ width }) => ({ width })),
      orientation: 'landscape',
      stickyRowsCount: 1,
      stickyColumnsCount: 1,
    },
    { ...FONT, features: [filtered(heads.length, lines.length + 1)] },
  ).toBuffer();
}

function cellOf(cell: SheetCell, { kind }: SheetHead): CellObject | null {
  if (cell === null) return null;
  const alignVertical = 'top';
  switch (kind) {
    case 'TEXT':
      return { value: String(cell), type: String, format: TEXT_FORMAT, wrap: true, alignVertical };
    case 'DAY':
      return { value: midnightOf(cell), type: Date, format: DAY_FORMAT, alignVertical };
    case 'NUMBER':
      return { value: Number(cell), type: Number, alignVertical };
  }
}

const midnightOf = (day: SheetCell): Date => new Date(`${day}T00:00:00Z`);

/** The library writes no filter. Its place in the file is right behind the cells (ECMA-376, CT_Worksheet). */
function filtered(width: number, height: number) {
  const filter = `<autoFilter ref="A1:${columnName(width)}${height}"/>`;
  const transform = (xml: string): string => {
    const at = xml.lastIndexOf(END_OF_CELLS);
    if (at < 0) throw new Error('a sheet was written without its cells');
    const behind = at + END_OF_CELLS.length;
    return `${xml.slice(0, behind)}${filter}${xml.slice(behind)}`;
  };
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } };
}

const END_OF_CELLS = '</sheetData>';

/** 1 is A, 26 is Z, 27 is AA. */
function columnName(number: number): string {
  const before = Math.floor((number - 1) / 26);
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return before === 0 ? letter : `${columnName(before)}${letter}`;
}
