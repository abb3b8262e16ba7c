import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import pdfmake = require('pdfmake');
import type { Content } from 'pdfmake/interfaces';
import { FONT_FILES } from '../../src/notices/letter/font-metrics';
import type { LetterDocument } from '../../src/notices/letter/letter-content';

/** The words of a letter as whoever knows only the library would set them: paragraphs, one after the other. */
const linesOf = (letter: LetterDocument): string[] => [
  ...letter.superiorBody,
  letter.issuingBody,
  letter.nation,
  letter.motto,
  letter.numberLine,
  letter.placeAndDate,
  letter.about,
  'Kính gửi:',
  ...letter.addressees,
  ...letter.legalBases,
  ...letter.paragraphs,
  ...letter.signature.lines,
  letter.signature.name,
  'Nơi nhận:',
  ...letter.recipients,
];

/** The same words by `docx` alone: no measures, no styles but the library's. */
export function plainDocx(letter: LetterDocument): Promise<Buffer> {
  const cells = (texts: readonly string[]): TableRow =>
    new TableRow({
      children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })),
    });
  const annexes = letter.annexes.flatMap((annex) => [
    new Paragraph(annex.label),
    ...annex.title.map((text) => new Paragraph(text)),
    new Paragraph(annex.reference),
    new Table({
      rows: [cells(annex.columns.map((column) => column.heading)), ...annex.rows.map(cells)],
    }),
  ]);
  const children = [...linesOf(letter).map((text) => new Paragraph(text)), ...annexes];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** The same words by `pdfmake` alone, in the same font, as its manual shows it: laid out once, at one size. */
export function plainPdf(letter: LetterDocument): Promise<Buffer> {
  pdfmake.setFonts({ Tinos: FONT_FILES });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  const annexes = letter.annexes.map((annex): Content => ({
    pageBreak: 'before',
    pageOrientation: annex.orientation,
    stack: [
      annex.label,
      ...annex.title,
      annex.reference,
      {
        table: {
          headerRows: 1,
          widths: annex.columns.map(() => '*'),
          body: [
            annex.columns.map((column) => column.heading),
            ...annex.rows.map((row) => [...row]),
          ],
        },
      },
    ],
  }));
  const content: Content = [...linesOf(letter), ...annexes];
  return pdfmake.createPdf({ content, defaultStyle: { font: 'Tinos', fontSize: 12 } }).getBuffer();
}
