import { create, registerFormat, type Font } from 'fontkit';
import { fontBytes, FONT_FILES, type FontFace } from './font-metrics';

const MARK = 'pakn-font:';

const opened = new Map<FontFace, Font>();
let isRegistered = false;

/**
 * What stands for a face's file in pdfmake, which opens its fonts anew for every layout: reading the kerning pairs
 * of four faces took three quarters of a letter's time. These few bytes are a font format of our own, whose every font
 * is the one that was opened first.
 */
export function sharedFont(face: FontFace): Buffer {
  if (!isRegistered) registerFormat(SharedFont);
  isRegistered = true;
  return Buffer.from(MARK + face);
}

class SharedFont {
  static probe(bytes: Uint8Array): boolean {
    return faceOf(bytes) !== null;
  }

  constructor({ buffer }: { buffer: Uint8Array }) {
    const face = faceOf(buffer) ?? 'normal';
    const font = opened.get(face) ?? open(face);
    opened.set(face, font);
    // What a constructor returns takes the place of what it made.
    return font;
  }
}

/** The signs that are one glyph for several letters, and shall be read as those letters. */
const isLigature = (codePoint: number): boolean => codePoint >= 0xfb00 && codePoint <= 0xfb06;

/**
 * fontkit remembers of a glyph what it was first asked for as: a sign of the text, or a mere part of another glyph. In
 * a font that lives on, "ơ" would be nothing but a part of "ờ" once a letter had no other, and later letters could
 * neither be searched nor copied from. So each glyph is asked for by its sign before anything else.
 */
function open(face: FontFace): Font {
  const font = create(fontBytes(face));
  for (const codePoint of font.characterSet) {
    if (!isLigature(codePoint)) font.glyphForCodePoint(codePoint);
  }
  return font;
}

function faceOf(bytes: Uint8Array): FontFace | null {
  const text = Buffer.from(bytes.subarray(0, MARK.length + 16)).toString('latin1');
  const face = text.slice(MARK.length);
  return text.startsWith(MARK) && face in FONT_FILES ? (face as FontFace) : null;
}
