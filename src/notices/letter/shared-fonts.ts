import { create, registerFormat } from 'fontkit';
import { fontBytes, FONT_FILES, type FontFace } from './font-metrics';

const MARK = 'pakn-font:';

const opened = new Map<FontFace, object>();
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
    const font = opened.get(face) ?? create(fontBytes(face));
    opened.set(face, font);
    // What a constructor returns takes the place of what it made.
    return font;
  }
}

function faceOf(bytes: Uint8Array): FontFace | null {
  const text = Buffer.from(bytes.subarray(0, MARK.length + 16)).toString('latin1');
  const face = text.slice(MARK.length);
  return text.startsWith(MARK) && face in FONT_FILES ? (face as FontFace) : null;
}
