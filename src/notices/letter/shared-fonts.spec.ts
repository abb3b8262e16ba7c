import { create } from 'fontkit';
import { sharedFont } from './shared-fonts';

describe('a font that one letter after another is printed with', () => {
  it.each(['normal', 'bold', 'italics', 'bolditalics'] as const)(
    'reads each letter as what it is, though it was a part of another before: %s',
    (face) => {
      const font = create(sharedFont(face));
      const before = font.createSubset();
      for (const glyph of font.layout('ờ ấ ữ').glyphs) before.includeGlyph(glyph.id);
      before.encode();
      const read = font.layout('cơ ư â').glyphs.flatMap(({ codePoints }) => codePoints);
      expect(String.fromCodePoint(...read)).toBe('cơ ư â');
    },
  );
});
