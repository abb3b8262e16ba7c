import {
  AlignmentType,
  Document,
  Header,
  LineRuleType,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { ANNEX_STYLES, annexChildren } from './docx-annex';
import { letterChildren } from './docx-letter.parts';
import { FONT, twips } from './docx-letter.elements';
import type { LetterAnnex, LetterDocument } from './letter-content';
import {
  A4,
  LANDSCAPE_MARGINS,
  LETTER_MARGINS,
  PAGE_NUMBER_FROM_TOP_MM,
  SIZE,
} from './letter-geometry';
import { fittingBodySize } from './pdf-letter.renderer';
import { withoutTimestamps } from './zip-timestamps';

/**
 * The letter as a Word document in Times New Roman: the same words and measures as the PDF, so
 * that an office can still change a draft. The same bytes for the same letter.
 * @throws Error when the library refuses the content; there is no partial file.
 */
export async function renderDocx(letter: LetterDocument): Promise<Buffer> {
  const size = await fittingBodySize(letter);
  const { title, subject, author } = letter.metadata;
  const file = new Document({
    title,
    subject,
    creator: author,
    lastModifiedBy: author,
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE.text * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO } },
        },
      },
      paragraphStyles: [...ANNEX_STYLES],
    },
    sections: [
      {
        ...pageSetup('portrait', LETTER_MARGINS),
        children: letterChildren(letter, size),
      },
      ...letter.annexes.map(annexSection),
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(letter.metadata) };
  return withoutTimestamps(await Packer.toBuffer(file, undefined, [core]));
}

function annexSection(annex: LetterAnnex): ISectionOptions {
  const wide = annex.orientation === 'landscape';
  return {
    ...pageSetup(annex.orientation, wide ? LANDSCAPE_MARGINS : LETTER_MARGINS),
    children: annexChildren(annex),
  };
}

/** Each part counts its own pages and leaves the number off its first (NĐ 30/2020). */
function pageSetup(
  orientation: LetterAnnex['orientation'],
  sides: typeof LETTER_MARGINS,
): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: twips(A4.widthMm),
          height: twips(A4.heightMm),
          orientation:
            orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(sides.topMm),
          bottom: twips(sides.bottomMm),
          left: twips(sides.leftMm),
          right: twips(sides.rightMm),
          header: twips(PAGE_NUMBER_FROM_TOP_MM),
          footer: twips(PAGE_NUMBER_FROM_TOP_MM),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({})] }),
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: SIZE.text * 2 })],
          }),
        ],
      }),
    },
  };
}

/** The library dates the file with the moment of writing; the letter has a date of its own. */
function coreProperties(metadata: LetterDocument['metadata']): string {
  const { title, subject, author } = metadata;
  const at = `${metadata.createdAt.slice(0, 19)}Z`;
  const stamp = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties',
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeXml(title)}</dc:title><dc:subject>${escapeXml(subject)}</dc:subject>`,
    `<dc:creator>${escapeXml(author)}</dc:creator><dc:language>vi-VN</dc:language>`,
    `<cp:lastModifiedBy>${escapeXml(author)}</cp:lastModifiedBy>`,
    stamp('created'),
    stamp('modified'),
    '</cp:coreProperties>',
  ].join('');
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
