import { readFileSync } from 'node:fs';

/** The four faces of Tinos, which has the metrics of Times New Roman and all Vietnamese letters. */
export const FONT_FILES = {
  normal: require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf'),
  italics:
    require.resolve('@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf'),
  bolditalics: require.resolve('@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf'),
} as const;

export type FontFace = keyof typeof FONT_FILES;

const loaded = new Map<FontFace, { bytes: Buffer; widthOf: (codePoint: number) => number }>();

/** The bytes of a face, read from disk once per process. */
export function fontBytes(face: FontFace): Buffer {
  return load(face).bytes;
}

/**
 * Width in points of a line of text: the lines under the letterhead are drawn as long as the
 * words above them, which neither renderer's library can tell beforehand. Kerning is left out.
 */
export function textWidth(text: string, face: FontFace, size: number): number {
  const { widthOf } = load(face);
  return [...text].reduce((sum, sign) => sum + widthOf(sign.codePointAt(0) ?? 0), 0) * size;
}

function load(face: FontFace) {
  const known = loaded.get(face);
  if (known !== undefined) return known;
  const bytes = readFileSync(FONT_FILES[face]);
  const entry = { bytes, widthOf: advanceWidths(bytes) };
  loaded.set(face, entry);
  return entry;
}

/** Reads a TrueType font's `cmap` and `hmtx` tables: code point to advance width, in ems. */
function advanceWidths(font: Buffer): (codePoint: number) => number {
  const unitsPerEm = font.readUInt16BE(tableAt(font, 'head') + 18);
  const lastMetric = font.readUInt16BE(tableAt(font, 'hhea') + 34) - 1;
  const metrics = tableAt(font, 'hmtx');
  const glyphOf = glyphLookup(font, tableAt(font, 'cmap'));
  return (codePoint) => {
    const glyph = Math.min(glyphOf(codePoint), lastMetric);
    return font.readUInt16BE(metrics + glyph * 4) / unitsPerEm;
  };
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`The font has no table ${tag}`);
}

/** Format 4 of `cmap`: segments of code points, which cover every Vietnamese letter. */
function glyphLookup(font: Buffer, cmap: number): (codePoint: number) => number {
  const table = unicodeSubtable(font, cmap);
  const doubled = font.readUInt16BE(table + 6);
  const ends = table + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  return (codePoint) => {
    for (let at = 0; at < doubled; at += 2) {
      if (codePoint > font.readUInt16BE(ends + at)) continue;
      const start = font.readUInt16BE(starts + at);
      if (codePoint < start) return 0;
      const delta = font.readUInt16BE(deltas + at);
      const range = font.readUInt16BE(ranges + at);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = font.readUInt16BE(ranges + at + range + (codePoint - start) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function unicodeSubtable(font: Buffer, cmap: number): number {
  const count = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < count; index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) === 4) return table;
  }
  throw new Error('The font has no Unicode character map');
}
