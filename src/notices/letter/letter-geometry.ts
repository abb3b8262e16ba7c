/**
 * Measures of a công văn after NĐ 30/2020/NĐ-CP, Phụ lục I, and its sample form 1.5: lengths in
 * millimetres, sizes in points. Both renderers print from these, so that the two files agree.
 */
export const PT_PER_MM = 72 / 25.4;

export const A4 = { widthMm: 210, heightMm: 297 };
export const LETTER_MARGINS = { topMm: 25, bottomMm: 20, leftMm: 35, rightMm: 20 };
export const TEXT_WIDTH_MM = A4.widthMm - LETTER_MARGINS.leftMm - LETTER_MARGINS.rightMm;

/** A wide annex takes the narrowest margins the decree allows, to give its table the width. */
export const LANDSCAPE_MARGINS = { topMm: 25, bottomMm: 20, leftMm: 30, rightMm: 15 };
export const LANDSCAPE_TEXT_WIDTH_MM =
  A4.heightMm - LANDSCAPE_MARGINS.leftMm - LANDSCAPE_MARGINS.rightMm;

/** Wider than the text, so it reaches over both margins alike, as on the sample. */
export const HEADER_COLUMNS_MM = [68, 95] as const;
export const FOOT_COLUMNS_MM = [62, 102.5] as const;
export const HEADER_OVERHANG_MM = (68 + 95 - TEXT_WIDTH_MM) / 2;
export const FOOT_OVERHANG_MM = (62 + 102.5 - TEXT_WIDTH_MM) / 2;

export const PAGE_NUMBER_FROM_TOP_MM = 10;
export const ADDRESSEE_OFFSET_MM = 35;
export const FIRST_LINE_INDENT_MM = 12.7;
export const URGENCY_BOX_HEIGHT_MM = 8;
/** Room for the signature and the office's seal between post and name. */
export const SIGNATURE_SPACE_MM = 26;
export const CELL_PADDING_MM = 1.2;

/** The line under the issuing body is a third to a half of its words; this is in between. */
export const ISSUER_LINE_SHARE = 0.42;

export const SIZE = {
  nation: 12,
  motto: 14,
  body: 13,
  placeAndDate: 14,
  about: 12,
  urgency: 13,
  text: 14,
  recipientsTitle: 12,
  recipients: 11,
  annexCell: 11,
} as const;

export const SPACE_AFTER_PARAGRAPH_PT = 6;

export type BodySize = 13 | 14;

/** Millimetres in points. */
export function points(mm: number): number {
  return mm * PT_PER_MM;
}

/** The text as pieces, where the odd ones ("05/VP-KSTT", "./.") must not break at "/" or "-". */
export function unbreakablePieces(text: string): string[] {
  return text.split(/(\S*[-/]\S+\s?)/);
}
