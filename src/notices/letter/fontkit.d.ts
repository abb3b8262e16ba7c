/** As much of `fontkit`, which sets the type for pdfmake, as is used here. */
declare module 'fontkit' {
  interface FontFormat {
    new (stream: { buffer: Uint8Array }): object;
    probe(bytes: Uint8Array): boolean;
  }
  interface Glyph {
    id: number;
    /** What it is read as where it is copied or searched for. */
    codePoints: readonly number[];
  }
  export interface Font {
    /** The code points it has glyphs for, ascending. */
    characterSet: readonly number[];
    glyphForCodePoint(codePoint: number): Glyph;
    layout(text: string): { glyphs: readonly Glyph[] };
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array };
  }
  export function create(bytes: Uint8Array): Font;
  export function registerFormat(format: FontFormat): void;
}
