import {
  AlignmentType,
  type IParagraphStyleOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { centredLine, invisibleParagraph, twips, twipsOfPoints } from './docx-letter.elements';
import type { AnnexColumn, LetterAnnex } from './letter-content';
import { CELL_PADDING_MM, SIZE, SPACE_AFTER_PARAGRAPH_PT } from './letter-geometry';

const CELL = 'AnnexCell';
const CENTRED_CELL = 'AnnexCellCentred';
const COLUMN_HEADING = 'AnnexColumnHeading';
const GROUP_HEADING = 'AnnexGroupHeading';

const SMALL = { size: SIZE.annexCell * 2 };
const CENTRED = { alignment: AlignmentType.CENTER };

/**
 * How an annex's cells look, under names that an office finds in Word's list of styles. A table has hundreds of
 * cells: what each of them said for itself took most of the time that a file takes.
 */
export const ANNEX_STYLES: readonly IParagraphStyleOptions[] = [
  { id: CELL, name: 'Phụ lục: ô', basedOn: 'Normal', run: SMALL },
  { id: CENTRED_CELL, name: 'Phụ lục: ô căn giữa', basedOn: CELL, paragraph: CENTRED },
  {
    id: COLUMN_HEADING,
    name: 'Phụ lục: tiêu đề cột',
    basedOn: CELL,
    run: { bold: true },
    paragraph: CENTRED,
  },
  {
    id: GROUP_HEADING,
    name: 'Phụ lục: tiêu đề nhóm',
    basedOn: CELL,
    run: { bold: true },
    paragraph: { keepNext: true },
  },
];

/** An annex: its three headings and its table, whose heading repeats on every page. */
export function annexChildren(annex: LetterAnnex): (Paragraph | Table)[] {
  const bold = { size: SIZE.text, bold: true };
  const after = 2 * twipsOfPoints(SPACE_AFTER_PARAGRAPH_PT);
  return [
    centredLine(annex.label, bold),
    ...annex.title.map((text) => centredLine(text, bold)),
    centredLine(annex.reference, { size: SIZE.text, italics: true }, { spacing: { after } }),
    annexTable(annex),
    invisibleParagraph(),
  ];
}

function annexTable({ columns, rows }: LetterAnnex): Table {
  const side = twips(CELL_PADDING_MM);
  const heading = new TableRow({
    cantSplit: true,
    tableHeader: true,
    children: columns.map((column) => annexCell(column.heading, column, COLUMN_HEADING)),
  });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widthOf(columns), type: WidthType.DXA },
    columnWidths: columns.map((column) => twips(column.widthMm)),
    margins: { top: 40, bottom: 40, left: side, right: side, marginUnitType: WidthType.DXA },
    rows: [heading, ...rows.map((cells) => annexRow(cells, columns))],
  });
}

/** A row of one cell goes over all columns, and stays with the row below it. */
function annexRow(cells: readonly string[], columns: readonly AnnexColumn[]): TableRow {
  const children =
    cells.length === 1
      ? [
          new TableCell({
            columnSpan: columns.length,
            width: { size: widthOf(columns), type: WidthType.DXA },
            children: [cellText(cells[0] ?? '', GROUP_HEADING)],
          }),
        ]
      : columns.map((column, index) =>
          annexCell(cells[index] ?? '', column, column.align === 'center' ? CENTRED_CELL : CELL),
        );
  return new TableRow({ cantSplit: true, children });
}

function annexCell(text: string, column: AnnexColumn, style: string): TableCell {
  return new TableCell({
    width: { size: twips(column.widthMm), type: WidthType.DXA },
    children: [cellText(text, style)],
  });
}

/** A line break in the text is a line break in the cell. */
function cellText(text: string, style: string): Paragraph {
  const [first, ...others] = text.split('\n');
  const children = others.map((piece) => new TextRun({ text: piece, break: 1 }));
  return new Paragraph({ style, text: first, children });
}

function widthOf(columns: readonly AnnexColumn[]): number {
  return columns.reduce((sum, column) => sum + twips(column.widthMm), 0);
}
