import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import {
  centredLine,
  invisibleParagraph,
  layoutTable,
  line,
  LINE_EIGHTHS,
  ruleBelow,
  twips,
  twipsOfPoints,
} from './docx-letter.elements';
import { textWidth } from './font-metrics';
import type { LetterDocument } from './letter-content';
import {
  ADDRESSEE_OFFSET_MM,
  type BodySize,
  FIRST_LINE_INDENT_MM,
  FOOT_COLUMNS_MM,
  FOOT_OVERHANG_MM,
  HEADER_COLUMNS_MM,
  HEADER_OVERHANG_MM,
  ISSUER_LINE_SHARE,
  SIGNATURE_SPACE_MM,
  SIZE,
  SPACE_AFTER_PARAGRAPH_PT,
  URGENCY_BOX_HEIGHT_MM,
} from './letter-geometry';

const RED = 'FF0000';
const PARAGRAPH_SPACE = twipsOfPoints(SPACE_AFTER_PARAGRAPH_PT);

type Children = (Paragraph | Table)[];

/** The letter proper, from letterhead to copies. The signature never stands alone on a page. */
export function letterChildren(letter: LetterDocument, size: BodySize): Children {
  const last = letter.paragraphs.length - 1;
  return [
    letterhead(letter),
    ...addressees(letter.addressees, size),
    ...letter.legalBases.map((text) => bodyParagraph(text, { size, italics: true })),
    ...letter.paragraphs.map((text, index) =>
      bodyParagraph(text, { size }, index === last ? { keepNext: true, keepLines: true } : {}),
    ),
    foot(letter),
    invisibleParagraph(),
  ];
}

function letterhead(letter: LetterDocument): Table {
  const before = { spacing: { before: PARAGRAPH_SPACE } };
  return layoutTable(HEADER_COLUMNS_MM, HEADER_OVERHANG_MM, [
    [issuer(letter), nation(letter)],
    [
      [centredLine(letter.numberLine, { size: SIZE.body }, before)],
      [
        centredLine(
          letter.placeAndDate,
          { size: SIZE.placeAndDate, italics: true },
          {
            // One point less than the number's, as the larger italics are higher by about a point.
            spacing: { before: PARAGRAPH_SPACE - 20 },
          },
        ),
      ],
    ],
    [aboutAndUrgency(letter), [invisibleParagraph()]],
  ]);
}

function issuer(letter: LetterDocument): Children {
  const [columnMm] = HEADER_COLUMNS_MM;
  const width = textWidth(letter.issuingBody, 'bold', SIZE.body) * ISSUER_LINE_SHARE;
  return [
    ...letter.superiorBody.map((text) => centredLine(text, { size: SIZE.body })),
    centredLine(letter.issuingBody, { size: SIZE.body, bold: true }),
    ruleBelow(width, columnMm),
  ];
}

function nation(letter: LetterDocument): Children {
  const width = textWidth(letter.motto, 'bold', SIZE.motto);
  return [
    centredLine(letter.nation, { size: SIZE.nation, bold: true }),
    centredLine(letter.motto, { size: SIZE.motto, bold: true }),
    ruleBelow(width, HEADER_COLUMNS_MM[1]),
  ];
}

function aboutAndUrgency(letter: LetterDocument): Children {
  const about = centredLine(
    letter.about,
    { size: SIZE.about },
    { spacing: { before: PARAGRAPH_SPACE }, indent: { left: twips(3), right: twips(3) } },
  );
  if (letter.urgency === null) return [about];
  const gap = invisibleParagraph(SPACE_AFTER_PARAGRAPH_PT);
  return [about, gap, urgencyBox(letter.urgency), invisibleParagraph()];
}

function urgencyBox({ label, widthMm }: NonNullable<LetterDocument['urgency']>): Table {
  const edge = { style: BorderStyle.SINGLE, size: LINE_EIGHTHS, color: RED };
  const width = { size: twips(widthMm), type: WidthType.DXA };
  const none = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA };
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width,
    columnWidths: [width.size],
    rows: [
      new TableRow({
        height: { value: twips(URGENCY_BOX_HEIGHT_MM), rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width,
            margins: none,
            verticalAlign: VerticalAlign.CENTER,
            borders: { top: edge, bottom: edge, left: edge, right: edge },
            children: [centredLine(label, { size: SIZE.urgency, bold: true, color: RED })],
          }),
        ],
      }),
    ],
  });
}

function addressees(lines: readonly string[], size: BodySize): Paragraph[] {
  const label = 'Kính gửi:';
  const offset = twips(ADDRESSEE_OFFSET_MM);
  const above = 2 * PARAGRAPH_SPACE;
  const widthOf = (text: string) => twipsOfPoints(textWidth(text, 'normal', size));
  if (lines.length === 1) {
    const hanging = widthOf(`${label} `);
    return [
      line(
        `${label} ${lines[0] ?? ''}`,
        { size },
        {
          indent: { left: offset + hanging, hanging },
          spacing: { before: above, after: above },
        },
      ),
    ];
  }
  // The dashes stand under the colon, and a long name hangs under its own first word.
  const hanging = widthOf('- ');
  const left = offset + widthOf('Kính gửi') + hanging;
  return [
    line(label, { size }, { indent: { left: offset }, spacing: { before: above } }),
    ...lines.map((text, index) =>
      line(
        text,
        { size },
        {
          indent: { left, hanging },
          spacing: { after: index === lines.length - 1 ? above : 0 },
        },
      ),
    ),
  ];
}

function bodyParagraph(
  text: string,
  style: { size: BodySize; italics?: boolean },
  options: IParagraphOptions = {},
): Paragraph {
  return line(text, style, {
    ...options,
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: twips(FIRST_LINE_INDENT_MM) },
    spacing: { after: PARAGRAPH_SPACE },
  });
}

function foot(letter: LetterDocument): Table {
  const indent = { left: twips(FOOT_OVERHANG_MM) };
  const before = { spacing: { before: PARAGRAPH_SPACE } };
  const copies = [
    line(
      'Nơi nhận:',
      { size: SIZE.recipientsTitle, bold: true, italics: true },
      { ...before, indent },
    ),
    ...letter.recipients.map((text) => line(text, { size: SIZE.recipients }, { indent })),
  ];
  const { lines, name } = letter.signature;
  const signature = [
    ...lines.map((text, index) =>
      centredLine(text, { size: SIZE.text, bold: true }, index === 0 ? before : {}),
    ),
    centredLine(
      name,
      { size: SIZE.text, bold: true },
      { spacing: { before: twips(SIGNATURE_SPACE_MM) } },
    ),
  ];
  return layoutTable(FOOT_COLUMNS_MM, FOOT_OVERHANG_MM, [[copies, signature]]);
}
