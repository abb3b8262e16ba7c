import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type ITableCellOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

export const FONT = 'Times New Roman';
/** Word counts the thickness of lines in eighths of a point: 0.75 pt. */
export const LINE_EIGHTHS = 6;

/** A twip is a twentieth of a point, Word's unit of length. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

export function twipsOfPoints(points: number): number {
  return Math.round(points * 20);
}

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly color?: string;
}

/** A paragraph of one run in the document's font; a line break in the text is a line break on the page. */
export function line(text: string, style: TextStyle, options: IParagraphOptions = {}): Paragraph {
  const { size, ...marks } = style;
  const runs = text.split('\n').map(
    (piece, index) =>
      new TextRun({
        text: piece,
        ...marks,
        size: size * 2,
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
  return new Paragraph({ ...options, children: runs });
}

export function centredLine(
  text: string,
  style: TextStyle,
  options: IParagraphOptions = {},
): Paragraph {
  return line(text, style, { ...options, alignment: AlignmentType.CENTER });
}

/** A paragraph of 1 pt, for the places where Word insists on one, after a gap in points. */
export function invisibleParagraph(gapPt = 0): Paragraph {
  return new Paragraph({
    spacing: {
      before: twipsOfPoints(gapPt),
      after: 0,
      line: 20,
      lineRule: LineRuleType.EXACT,
    },
    run: { size: 2 },
  });
}

/** A horizontal line of the given length in the middle of a column, 2 pt below what precedes. */
export function ruleBelow(lengthPt: number, columnMm: number): Paragraph {
  const side = Math.round((twips(columnMm) - twipsOfPoints(lengthPt)) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: 40, lineRule: LineRuleType.EXACT },
    run: { size: 2 },
    border: {
      bottom: { style: BorderStyle.SINGLE, size: LINE_EIGHTHS, color: '000000', space: 0 },
    },
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};
const NO_CELL_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 };

/** A table for layout: fixed columns, no lines, no padding, reaching over the left margin. */
export function layoutTable(
  columnsMm: readonly number[],
  overhangMm: number,
  rows: readonly (readonly ITableCellOptions['children'][])[],
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnsMm.reduce((sum, mm) => sum + twips(mm), 0), type: WidthType.DXA },
    columnWidths: columnsMm.map(twips),
    indent: { size: -twips(overhangMm), type: WidthType.DXA },
    borders: NO_BORDERS,
    margins: { ...NO_CELL_MARGINS, marginUnitType: WidthType.DXA },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                children,
                width: { size: twips(columnsMm[index] ?? 0), type: WidthType.DXA },
                margins: { ...NO_CELL_MARGINS, marginUnitType: WidthType.DXA },
              }),
          ),
        }),
    ),
  });
}
