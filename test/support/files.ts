import { crc32, deflateSync } from 'node:zlib';

// Small files of every kind, made byte by byte from their formats' descriptions.

const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);

/** A segment of a JPEG: marker, length, content. */
export const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);

/** Degrees, minutes and hundredths of seconds of the provincial office, as EXIF keeps them. */
const LATITUDE = [10, 1, 57, 1, 1234, 100];
const LONGITUDE = [106, 1, 49, 1, 5678, 100];

/** TIFF as a telephone writes it: its make, which way up, and where it was (GPS directory). */
export function exifWithPlace(orientation = 6): Buffer {
  const tiff = Buffer.alloc(180);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  tiff.writeUInt16LE(3, 8);
  entry(10, 0x010f, 2, 8, 50);
  entry(22, 0x0112, 3, 1, orientation);
  entry(34, 0x8825, 4, 1, 60);
  tiff.write('Samsung\0', 50, 'latin1');
  tiff.writeUInt16LE(4, 60);
  entry(62, 1, 2, 2, 'N'.charCodeAt(0));
  entry(74, 2, 5, 3, 120);
  entry(86, 3, 2, 2, 'E'.charCodeAt(0));
  entry(98, 4, 5, 3, 144);
  LATITUDE.forEach((each, nth) => tiff.writeUInt32LE(each, 120 + 4 * nth));
  LONGITUDE.forEach((each, nth) => tiff.writeUInt32LE(each, 144 + 4 * nth));
  return tiff;
}

/** The latitude's bytes: what must not be found in what is kept. */
export const PLACE = Buffer.concat(
  LATITUDE.map((each) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(each);
    return bytes;
  }),
);

export const JPEG_PARTS = {
  soi: Buffer.from([0xff, 0xd8]),
  jfif: segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
  exif: (orientation?: number) =>
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifWithPlace(orientation)])),
  xmp: segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Hạnh</x:xmpmeta>')),
  icc: segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1')),
  iptc: segment(0xed, Buffer.from('Photoshop 3.0\0by-line Nguyễn Thị Hạnh')),
  adobe: segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\0', 'latin1')),
  comment: segment(0xfe, Buffer.from('chụp tại nhà bà Hạnh')),
  tables: Buffer.concat([
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    // A grey square of 8 by 8, one code for "no difference" and one for "end of block".
    segment(0xc0, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0])),
    segment(0xc4, Buffer.concat([Buffer.from([0x00, 1]), Buffer.alloc(15), Buffer.from([0])])),
    segment(0xc4, Buffer.concat([Buffer.from([0x10, 1]), Buffer.alloc(15), Buffer.from([0])])),
  ]),
  scan: Buffer.concat([segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])), Buffer.from([0x3f])]),
  eoi: Buffer.from([0xff, 0xd9]),
};

/** A photograph as a telephone takes it, with the place in it; `mark` makes each another file. */
export function photo(mark = 0): Buffer {
  const { soi, jfif, exif, xmp, tables, scan, eoi } = JPEG_PARTS;
  // Fill bytes of the quantisation table differ, so the picture does too.
  const own = Buffer.from(tables);
  own.writeUInt8((mark % 200) + 1, 10);
  own.writeUInt8((Math.floor(mark / 200) % 200) + 1, 11);
  return Buffer.concat([soi, jfif, exif(), xmp, own, scan, eoi]);
}

export function pngChunkOf(type: string, body: Buffer): Buffer {
  const checked = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(checked));
  return Buffer.concat([length, checked, check]);
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export const PNG_PARTS = {
  head: pngChunkOf('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
  gamma: pngChunkOf('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])),
  exif: pngChunkOf('eXIf', exifWithPlace(8)),
  text: pngChunkOf('tEXt', Buffer.from('Author\0Nguyen Thi Hanh', 'latin1')),
  time: pngChunkOf('tIME', Buffer.from([7, 0xea, 4, 6, 8, 0, 0])),
  data: pngChunkOf('IDAT', deflateSync(Buffer.from([0, 200, 30, 30]))),
  end: pngChunkOf('IEND', Buffer.alloc(0)),
};

/** A screenshot with the author, the time and the place in it. */
export function screenshot(): Buffer {
  const { head, gamma, exif, text, time, data, end } = PNG_PARTS;
  return Buffer.concat([PNG_SIGNATURE, head, gamma, exif, text, time, data, end]);
}

export const pdf = (words = 'Bien ban kiem tra'): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% ${words}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );

/** A compound file whose top holds streams of these names. */
export function compoundFile(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.fill(0xff, 76);
  header.writeUInt32LE(0, 76);
  const fat = Buffer.alloc(512, 0xff);
  fat.writeUInt32LE(0xfffffffd, 0);
  fat.writeUInt32LE(0xfffffffe, 4);
  const entries = [
    directoryEntry('Root Entry', 5, 0xffffffff, 1),
    ...names.map((name, nth) =>
      directoryEntry(name, 2, nth + 1 < names.length ? nth + 2 : 0xffffffff),
    ),
  ];
  const directory = Buffer.concat([...entries, Buffer.alloc(512)]).subarray(0, 512);
  return Buffer.concat([header, fat, directory]);
}

function directoryEntry(name: string, type: number, right: number, child = 0xffffffff): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE(2 * name.length + 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt32LE(0xffffffff, 68);
  entry.writeUInt32LE(right, 72);
  entry.writeUInt32LE(child, 76);
  entry.writeUInt32LE(0xfffffffe, 116);
  return entry;
}

export const doc = (): Buffer => compoundFile(['WordDocument', '1Table']);
export const xls = (): Buffer => compoundFile(['Workbook']);

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** A zip whose entries are stored as they are. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const body = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(body), 10);
    fields.writeUInt32LE(body.length, 14);
    fields.writeUInt32LE(body.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    central.push(
      Buffer.from('PK\x01\x02\x14\0', 'latin1'),
      Buffer.concat([fields, tail]),
      Buffer.from(name),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
}

const contentTypes = (part: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Override PartName="${part}" ContentType="${type}"/></Types>`;

export const docx = (type = `${OOXML}.wordprocessingml.document.main+xml`): Buffer =>
  zip({
    '[Content_Types].xml': contentTypes('/word/document.xml', type),
    '_rels/.rels': '<Relationships/>',
    'word/document.xml': '<w:document/>',
  });

export const xlsx = (): Buffer =>
  zip({
    '[Content_Types].xml': contentTypes(
      '/xl/workbook.xml',
      `${OOXML}.spreadsheetml.sheet.main+xml`,
    ),
    '_rels/.rels': '<Relationships/>',
    'xl/workbook.xml': '<workbook/>',
  });
