import pdfmake = require('pdfmake');
import type {
  Content,
  ContentSection,
  DynamicContent,
  TCreatedPdf,
  TDocumentDefinitions,
} from 'pdfmake/interfaces';
import { FONT_FILES, type FontFace } from './font-metrics';
import type { LetterDocument } from './letter-content';
import {
  type BodySize,
  LANDSCAPE_MARGINS,
  LETTER_MARGINS,
  PAGE_NUMBER_FROM_TOP_MM,
  points,
  SIZE,
} from './letter-geometry';
import { annexContent, letterContent } from './pdf-letter.parts';
import { sharedFont } from './shared-fonts';

const FACES = Object.keys(FONT_FILES) as FontFace[];

/**
 * Tinos says a line is 1.149 times its size, as Times New Roman does; pdfmake leaves out the line
 * gap and counts 1.107. The factor makes a single-spaced line as high as Word's.
 */
const SINGLE_SPACING = 1.149 / 1.107;

/** Kept free when a page is tried for size, since Word may break one line otherwise. */
const SPARE_LINE_MM = 4;

let fontsReady = false;

/**
 * The letter as a PDF/A-2b, which archives keep: A4, fonts embedded, in Vietnamese, the same bytes for the same letter.
 * @throws Error when the layout fails; there is no partial file.
 */
export async function renderPdf(letter: LetterDocument): Promise<Buffer> {
  const size = await fittingBodySize(letter);
  return layOut(letter, [letterSection(letter, size), ...annexSections(letter)]).getBuffer();
}

/**
 * The body size that keeps the letter proper on one page: 14 as on the sample, else 13, which
 * the decree allows as well; 14 again when neither does and it runs on to a second page.
 */
export async function fittingBodySize(letter: LetterDocument): Promise<BodySize> {
  for (const size of [14, 13] as const) {
    if ((await pagesOfLetter(letter, size)) === 1) return size;
  }
  return 14;
}

async function pagesOfLetter(letter: LetterDocument, size: BodySize): Promise<number> {
  let pages = 0;
  const section = letterSection(letter, size);
  section.pageMargins = margins({
    ...LETTER_MARGINS,
    bottomMm: LETTER_MARGINS.bottomMm + SPARE_LINE_MM,
  });
  section.header = () => {
    pages += 1;
    return null;
  };
  // The stream is never read: the pages are laid out by then, and no bytes are needed.
  await layOut(letter, [section]).getStream();
  return pages;
}

function letterSection(letter: LetterDocument, size: BodySize): ContentSection {
  return {
    section: letterContent(letter, size),
    pageSize: 'A4',
    pageOrientation: 'portrait',
    pageMargins: margins(LETTER_MARGINS),
    header: pageNumbers(),
  };
}

function annexSections(letter: LetterDocument): ContentSection[] {
  return letter.annexes.map((annex) => {
    const wide = annex.orientation === 'landscape';
    return {
      section: annexContent(annex),
      pageSize: 'A4',
      pageOrientation: annex.orientation,
      pageMargins: margins(wide ? LANDSCAPE_MARGINS : LETTER_MARGINS),
      header: pageNumbers(wide ? LANDSCAPE_MARGINS : LETTER_MARGINS),
    };
  });
}

/**
 * Each part counts its own pages from 1 and leaves the number off its first (NĐ 30/2020). The
 * library only tells the page of the file, in order, so the first call is the part's first page.
 */
function pageNumbers(sides: { leftMm: number; rightMm: number } = LETTER_MARGINS): DynamicContent {
  let firstPage: number | null = null;
  return (currentPage) => {
    firstPage ??= currentPage;
    if (currentPage === firstPage) return null;
    return {
      text: String(currentPage - firstPage + 1),
      alignment: 'center',
      fontSize: SIZE.text,
      margin: [points(sides.leftMm), points(PAGE_NUMBER_FROM_TOP_MM), points(sides.rightMm), 0],
    };
  };
}

function layOut(letter: LetterDocument, content: Content): TCreatedPdf {
  prepareFonts();
  const created = new Date(letter.metadata.createdAt);
  const definition: TDocumentDefinitions = {
    content,
    pageSize: 'A4',
    version: '1.7',
    subset: 'PDF/A-2b',
    language: 'vi',
    displayTitle: true,
    info: {
      title: fitForXmp(letter.metadata.title),
      subject: fitForXmp(letter.metadata.subject),
      author: fitForXmp(letter.metadata.author),
      creator: 'PAKN',
      creationDate: created,
      modDate: created,
    },
    defaultStyle: { font: 'Tinos', fontSize: SIZE.text, lineHeight: SINGLE_SPACING },
  };
  return pdfmake.createPdf(definition);
}

/** The library writes these into XML as they are, so what would break it is put in other signs. */
function fitForXmp(text: string): string {
  return text.replaceAll('&', 'và').replaceAll('<', '‹').replaceAll('>', '›');
}

/** The library keeps fonts in a file system of its own; nothing else may be read or fetched. */
function prepareFonts(): void {
  if (fontsReady) return;
  const { virtualfs } = pdfmake as unknown as {
    virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
  };
  const names = { normal: '', bold: '', italics: '', bolditalics: '' };
  for (const face of FACES) {
    names[face] = `tinos-${face}.ttf`;
    virtualfs.writeFileSync(names[face], sharedFont(face));
  }
  pdfmake.setFonts({ Tinos: names });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  fontsReady = true;
}

function margins(sides: typeof LETTER_MARGINS): [number, number, number, number] {
  const { leftMm, topMm, rightMm, bottomMm } = sides;
  return [points(leftMm), points(topMm), points(rightMm), points(bottomMm)];
}
