import {
  exifWithPlace,
  JPEG_PARTS,
  photo,
  PLACE,
  PNG_PARTS,
  PNG_SIGNATURE,
  pngChunkOf,
  screenshot,
  segment,
} from '../../test/support/files';
import { orientationOf } from './exif.rules';
import { strippedJpeg } from './jpeg.rules';
import { strippedPng } from './png.rules';

const { soi, jfif, exif, xmp, icc, iptc, adobe, comment, tables, scan, eoi } = JPEG_PARTS;

/** Which way is up and nothing else, by hand: big-endian, one entry, tag 0x0112, SHORT, one value. */
const upright = (orientation: number): Buffer =>
  Buffer.from(`4d4d002a000000080001011200030000000100${'0'}${orientation}000000000000`, 'hex');
const uprightSegment = (orientation: number): Buffer =>
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), upright(orientation)]));

const bytes = (given: Uint8Array | null): Buffer => Buffer.from(given ?? []);

describe('a photograph', () => {
  it('really had the place in it before', () => {
    expect(photo().includes(PLACE)).toBe(true);
    expect(photo().includes('Samsung')).toBe(true);
  });

  it('loses place, camera, XMP, IPTC and comments, and keeps picture, colours and which way is up', () => {
    const taken = [soi, jfif, exif(6), xmp, icc, iptc, adobe, comment, tables, scan, eoi];
    const kept = bytes(strippedJpeg(Buffer.concat(taken)));
    const expected = [soi, jfif, uprightSegment(6), icc, adobe, tables, scan, eoi];
    expect(kept.toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
    expect(kept.includes(PLACE)).toBe(false);
    for (const word of ['Samsung', 'Hạnh', 'Photoshop', 'xmpmeta', 'chụp']) {
      expect(kept.includes(word)).toBe(false);
    }
  });

  it('that stands upright keeps no EXIF at all, wherever it was', () => {
    const kept = bytes(strippedJpeg(Buffer.concat([soi, tables, exif(1), scan, eoi])));
    expect(kept.equals(Buffer.concat([soi, tables, scan, eoi]))).toBe(true);
  });

  it('loses whatever follows its end: a film, a second picture, a program', () => {
    const kept = bytes(strippedJpeg(Buffer.concat([photo(), Buffer.from('MZ program'), photo(1)])));
    expect(kept.equals(bytes(strippedJpeg(photo())))).toBe(true);
  });

  it('may have 0xFF in its data, restarts, several scans and fill bytes', () => {
    const data = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd3, 0x56]);
    const fill = Buffer.from([0xff, 0xff]);
    const whole = [soi, tables, scan, data, fill, scan, data];
    const kept = bytes(strippedJpeg(Buffer.concat([...whole, eoi])));
    const expected = Buffer.concat([soi, tables, scan, data, fill, scan, data, eoi]);
    expect(kept.toString('hex')).toBe(expected.toString('hex'));
  });

  it.each([
    ['cut off in its data', photo().subarray(0, -3)],
    ['cut off in a segment', photo().subarray(0, 60)],
    ['without an end', photo().subarray(0, -2)],
    ['without a picture', Buffer.concat([soi, jfif, eoi])],
    ['with a scan before its size', Buffer.concat([soi, scan, tables, eoi])],
    ['with a segment of no length', Buffer.concat([soi, Buffer.from([0xff, 0xe1, 0, 0]), scan])],
    ['that is nothing', Buffer.alloc(0)],
    ['that is text', Buffer.from('<html>')],
  ])('%s is refused', (_name, given) => {
    expect(strippedJpeg(given)).toBeNull();
  });

  it('is read the same way from a part of a larger piece of memory', () => {
    const within = Buffer.concat([Buffer.from('before'), photo(), Buffer.from('after')]);
    const kept = strippedJpeg(within.subarray(6, 6 + photo().length));
    expect(bytes(kept).equals(bytes(strippedJpeg(photo())))).toBe(true);
  });
});

describe('a screenshot', () => {
  const { head, gamma, exif: pngExif, data, end } = PNG_PARTS;

  it('loses place, author and time, and keeps picture, colours and which way is up', () => {
    const kept = bytes(strippedPng(screenshot()));
    const expected = [PNG_SIGNATURE, head, pngChunkOf('eXIf', upright(8)), gamma, data, end];
    expect(kept.toString('hex')).toBe(Buffer.concat(expected).toString('hex'));
    expect(screenshot().includes(PLACE)).toBe(true);
    expect(kept.includes(PLACE)).toBe(false);
    expect(kept.includes('Hanh')).toBe(false);
  });

  it('loses chunks that nobody knows, and whatever follows its end', () => {
    const unknown = pngChunkOf('prVt', Buffer.from('secret'));
    const given = [PNG_SIGNATURE, head, unknown, data, end, Buffer.from('PK more')];
    const kept = bytes(strippedPng(Buffer.concat(given)));
    expect(kept.equals(Buffer.concat([PNG_SIGNATURE, head, data, end]))).toBe(true);
  });

  const flipped = Buffer.from(screenshot());
  flipped.writeUInt8(flipped.at(-20)! ^ 1, flipped.length - 20);
  it.each([
    ['cut off', screenshot().subarray(0, -5)],
    ['with a bit that fell over', flipped],
    ['without data', Buffer.concat([PNG_SIGNATURE, head, end])],
    ['that does not begin with its size', Buffer.concat([PNG_SIGNATURE, data, head, end])],
    [
      'with a part that cannot be left out and is not known',
      Buffer.concat([PNG_SIGNATURE, head, pngChunkOf('ABCD', Buffer.alloc(1)), data, end]),
    ],
    ['that is nothing', Buffer.alloc(0)],
  ])('%s is refused', (_name, given) => {
    expect(strippedPng(given)).toBeNull();
  });

  it('keeps none of its EXIF when it stands upright', () => {
    const given = [PNG_SIGNATURE, head, pngChunkOf('eXIf', exifWithPlace(1)), data, end];
    const kept = bytes(strippedPng(Buffer.concat(given)));
    expect(kept.equals(Buffer.concat([PNG_SIGNATURE, head, data, end]))).toBe(true);
    expect(pngExif.length).toBeGreaterThan(100);
  });
});

describe('which way is up', () => {
  it.each([
    ['as a telephone writes it', exifWithPlace(3), 3],
    ['big-endian', upright(5), 5],
    ['beyond what there is', exifWithPlace(9), 1],
    ['not there', upright(6).subarray(0, 10), 1],
    ['no TIFF', Buffer.from('nonsense'), 1],
    ['a directory outside', Buffer.from('4d4d002a7fffffff', 'hex'), 1],
  ])('%s', (_name, tiff, expected) => {
    expect(orientationOf(tiff)).toBe(expected);
  });
});
