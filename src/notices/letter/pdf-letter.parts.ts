import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces';
import { textWidth } from './font-metrics';
import type { LetterAnnex, LetterDocument } from './letter-content';
import {
  ADDRESSEE_OFFSET_MM,
  type BodySize,
  CELL_PADDING_MM,
  FIRST_LINE_INDENT_MM,
  FOOT_COLUMNS_MM,
  FOOT_OVERHANG_MM,
  HEADER_COLUMNS_MM,
  HEADER_OVERHANG_MM,
  ISSUER_LINE_SHARE,
  points,
  SIGNATURE_SPACE_MM,
  SIZE,
  SPACE_AFTER_PARAGRAPH_PT,
  unbreakablePieces,
  URGENCY_BOX_HEIGHT_MM,
} from './letter-geometry';

const LINE_PT = 0.75;
const RED = '#ff0000';
/** A web address would run over the margin if it were kept whole. */
const LONGEST_UNBROKEN = 40;

const BARE: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

const BOX: CustomTableLayout = {
  ...BARE,
  hLineWidth: () => LINE_PT,
  vLineWidth: () => LINE_PT,
  hLineColor: () => RED,
  vLineColor: () => RED,
};

const GRID: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => points(CELL_PADDING_MM),
  paddingRight: () => points(CELL_PADDING_MM),
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

/** The letter proper, from letterhead to copies. The signature never stands alone on a page. */
export function letterContent(letter: LetterDocument, size: BodySize): Content[] {
  const paragraphs = letter.paragraphs.map((text) => paragraph(text, size));
  return [
    letterhead(letter),
    ...addressees(letter.addressees, size),
    ...letter.legalBases.map((text) => ({ ...paragraph(text, size), italics: true })),
    ...paragraphs.slice(0, -1),
    { unbreakable: true, stack: [...paragraphs.slice(-1), foot(letter)] },
  ];
}

/** An annex: its three headings and its table, whose heading repeats on every page. */
export function annexContent(annex: LetterAnnex): Content[] {
  const heading: TableCell[] = annex.columns.map((column) => ({
    text: column.heading,
    bold: true,
    alignment: 'center',
  }));
  const width = annex.columns.length;
  const rows = annex.rows.map((cells): TableCell[] => {
    if (cells.length === 1) {
      const over: TableCell = { text: cells[0] ?? '', bold: true, colSpan: width };
      return [over, ...Array.from({ length: width - 1 }, () => '')];
    }
    return cells.map((text, index) => {
      const alignment = annex.columns[index]?.align ?? 'left';
      return { text, alignment };
    });
  });
  const paddingPt = 2 * points(CELL_PADDING_MM) + 0.5;
  return [
    { text: annex.label, bold: true, alignment: 'center', fontSize: SIZE.text },
    ...annex.title.map((text): Content => ({
      text,
      bold: true,
      alignment: 'center',
      fontSize: SIZE.text,
    })),
    {
      text: piecesOf(annex.reference),
      italics: true,
      alignment: 'center',
      fontSize: SIZE.text,
      margin: [0, 0, 0, 2 * SPACE_AFTER_PARAGRAPH_PT],
    },
    {
      fontSize: SIZE.annexCell,
      layout: GRID,
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: annex.columns.map((column) => points(column.widthMm) - paddingPt),
        body: [heading, ...rows],
      },
    },
  ];
}

function letterhead(letter: LetterDocument): Content {
  return {
    margin: [-points(HEADER_OVERHANG_MM), 0, -points(HEADER_OVERHANG_MM), 0],
    layout: BARE,
    table: {
      widths: HEADER_COLUMNS_MM.map(points),
      body: [
        [{ stack: issuer(letter) }, { stack: nation(letter) }],
        [
          { ...centred(letter.numberLine, SIZE.body), margin: [0, 6, 0, 0] },
          {
            ...centred(letter.placeAndDate, SIZE.placeAndDate),
            italics: true,
            // A draft ends in a blank for the year, which counts when the line is centred.
            preserveTrailingSpaces: true,
            // The larger italics sit on the number's own line of writing.
            margin: [0, 6 - (SIZE.placeAndDate - SIZE.body) * 0.891, 0, 0],
          },
        ],
        [{ stack: aboutAndUrgency(letter) }, ''],
      ],
    },
  };
}

function issuer(letter: LetterDocument): Content[] {
  const width = textWidth(letter.issuingBody, 'bold', SIZE.body) * ISSUER_LINE_SHARE;
  return [
    ...letter.superiorBody.map((text) => centred(text, SIZE.body)),
    { ...centred(letter.issuingBody, SIZE.body), bold: true },
    lineBelow(width, HEADER_COLUMNS_MM[0]),
  ];
}

function nation(letter: LetterDocument): Content[] {
  return [
    { ...centred(letter.nation, SIZE.nation), bold: true },
    { ...centred(letter.motto, SIZE.motto), bold: true },
    lineBelow(textWidth(letter.motto, 'bold', SIZE.motto), HEADER_COLUMNS_MM[1]),
  ];
}

function aboutAndUrgency(letter: LetterDocument): Content[] {
  const about: Content = {
    text: piecesOf(letter.about),
    fontSize: SIZE.about,
    alignment: 'center',
    margin: [points(3), 6, points(3), 0],
  };
  if (letter.urgency === null) return [about];
  const { label, widthMm } = letter.urgency;
  const heightPt = points(URGENCY_BOX_HEIGHT_MM) - LINE_PT;
  const centrePt = (heightPt - SIZE.urgency * 1.149) / 2;
  const box: TableCell = {
    ...centred(label, SIZE.urgency),
    bold: true,
    color: RED,
    margin: [0, centrePt, 0, 0],
  };
  const side = (points(HEADER_COLUMNS_MM[0]) - points(widthMm)) / 2;
  return [
    about,
    {
      margin: [side, 6, 0, 0],
      layout: BOX,
      table: { widths: [points(widthMm) - LINE_PT], heights: [heightPt], body: [[box]] },
    },
  ];
}

function addressees(lines: readonly string[], fontSize: BodySize): Content[] {
  const label = 'Kính gửi:';
  const offset = points(ADDRESSEE_OFFSET_MM);
  const above = 2 * SPACE_AFTER_PARAGRAPH_PT;
  if (lines.length === 1) {
    const width = textWidth(`${label} `, 'normal', fontSize) + 1;
    return [
      {
        fontSize,
        margin: [offset, above, 0, above],
        columns: [
          { width, text: label },
          { width: '*', text: piecesOf(lines[0] ?? '') },
        ],
      },
    ];
  }
  // The dashes stand under the colon, and a long name hangs under its own first word.
  const dashAt = offset + textWidth('Kính gửi', 'normal', fontSize);
  const dash = textWidth('- ', 'normal', fontSize) + 1;
  return [
    { text: label, fontSize, margin: [offset, above, 0, 0] },
    ...lines.map((line, index): Content => ({
      fontSize,
      margin: [dashAt, 0, 0, index === lines.length - 1 ? above : 0],
      columns: [
        { width: dash, text: '-' },
        { width: '*', text: piecesOf(line.slice(2)) },
      ],
    })),
  ];
}

function paragraph(text: string, size: BodySize) {
  return {
    text: piecesOf(text),
    fontSize: size,
    alignment: 'justify' as const,
    leadingIndent: points(FIRST_LINE_INDENT_MM),
    margin: [0, 0, 0, SPACE_AFTER_PARAGRAPH_PT] as [number, number, number, number],
  };
}

function foot(letter: LetterDocument): Content {
  const overhang = points(FOOT_OVERHANG_MM);
  return {
    margin: [-overhang, SPACE_AFTER_PARAGRAPH_PT, -overhang, 0],
    layout: BARE,
    table: {
      widths: FOOT_COLUMNS_MM.map(points),
      dontBreakRows: true,
      body: [[{ stack: copies(letter.recipients) }, { stack: signatureBlock(letter) }]],
    },
  };
}

function copies(recipients: readonly string[]): Content[] {
  const margin: [number, number, number, number] = [points(FOOT_OVERHANG_MM), 0, 0, 0];
  return [
    { text: 'Nơi nhận:', fontSize: SIZE.recipientsTitle, bold: true, italics: true, margin },
    ...recipients.map((text): Content => ({ text, fontSize: SIZE.recipients, margin })),
  ];
}

function signatureBlock(letter: LetterDocument): Content[] {
  const { lines, name } = letter.signature;
  return [
    ...lines.map((text): Content => ({ ...centred(text, SIZE.text), bold: true })),
    {
      ...centred(name, SIZE.text),
      bold: true,
      margin: [0, points(SIGNATURE_SPACE_MM), 0, 0],
    },
  ];
}

function lineBelow(widthPt: number, columnMm: number): Content {
  const start = (points(columnMm) - widthPt) / 2;
  return {
    canvas: [{ type: 'line', x1: start, y1: 2, x2: start + widthPt, y2: 2, lineWidth: LINE_PT }],
  };
}

function centred(text: string, fontSize: number) {
  return { text, fontSize, alignment: 'center' as const };
}

function piecesOf(text: string): Content {
  return unbreakablePieces(text).map((piece, index) =>
    index % 2 === 1 && piece.length <= LONGEST_UNBROKEN ? { text: piece, noWrap: true } : piece,
  );
}
