import { compoundFile, doc, xls } from '../../test/support/files';
import { bearsIdentity, citizensPurpose, hasRoom, storageKeyOf } from './attachment.rules';
import { compoundKind, type ByteReader } from './compound-file.rules';
import { nameFits } from './file-kinds.rules';
import { asDownload, keptName } from './file-name.rules';

describe('the name a file keeps', () => {
  it.each([
    ['Biên bản kiểm tra.pdf', 'Biên bản kiểm tra.pdf'],
    // Composed, as macOS does not send it.
    ['Biên bản'.normalize('NFD') + '.pdf', 'Biên bản.pdf'],
    ['C:\\Users\\hanh\\anh.jpg', 'anh.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['dong\r\nX-Evil: 1.pdf', 'dongX-Evil 1.pdf'],
    ['  .pdf', 'pdf'],
    ['...', 'tep-dinh-kem'],
    ['', 'tep-dinh-kem'],
    [`${'a'.repeat(300)}.jpeg`, `${'a'.repeat(145)}.jpeg`],
  ])('%j is %j', (given, kept) => {
    expect(keptName(given)).toBe(kept);
  });

  it('goes out twice: plain for old programs, whole for all others, and never breaks the header', () => {
    expect(asDownload('Đơn "gấp".pdf')).toBe(
      'attachment; filename="Don _gap_.pdf"; filename*=UTF-8\'\'%C4%90%C6%A1n%20%22g%E1%BA%A5p%22.pdf',
    );
    expect(asDownload("a'(1)*.jpg")).toContain("filename*=UTF-8''a%27%281%29%2A.jpg");
  });
});

describe('the ending of a name', () => {
  it.each([
    ['anh.JPG', 'JPG', true],
    ['anh.jpeg', 'JPG', true],
    ['anh.png', 'JPG', false],
    ['don.doc', 'DOCX', false],
    ['don.docx', 'DOCX', true],
    ['don.pdf.exe', 'PDF', false],
    ['don', 'PDF', false],
  ] as const)('%s for %s: %s', (name, kind, fits) => {
    expect(nameFits(name, kind)).toBe(fits);
  });
});

describe('a file of old Office', () => {
  const reader =
    (bytes: Buffer): ByteReader =>
    (offset, length) =>
      bytes.subarray(offset, offset + length);

  it.each([
    ['a Word document', doc(), 'DOC'],
    ['an Excel workbook', xls(), 'XLS'],
    ['a workbook of 1995', compoundFile(['Book']), 'XLS'],
    ['slides', compoundFile(['PowerPoint Document']), null],
    ['a program to install', compoundFile(['!_StringPool']), null],
    ['a document under a password', compoundFile(['EncryptedPackage', 'WordDocument']), null],
    ['both at once', compoundFile(['WordDocument', 'Workbook']), null],
    ['cut off', doc().subarray(0, 700), null],
    ['a header alone', doc().subarray(0, 512), null],
  ])('%s', (_name, bytes, kind) => {
    expect(compoundKind(reader(bytes))).toBe(kind);
  });

  it('whose directory runs in a circle comes to an end', () => {
    const circle = Buffer.from(doc());
    circle.writeUInt32LE(1, 512 + 4);
    expect(compoundKind(reader(circle))).toBeNull();
  });
});

describe('a file that may tell who sent it', () => {
  const about = (petitionClass: string | null, state = 'IN_PROGRESS') => ({
    class: petitionClass,
    state,
  });
  it.each([
    ['HIEN_TRUONG', 'IN_PROGRESS', 'PETITION', null, false],
    ['HANH_VI_CBCC', 'IN_PROGRESS', 'PETITION', null, true],
    ['TO_CAO', 'SUBMITTED', 'SUPPLEMENT', null, true],
    ['KHIEU_NAI', 'SUBMITTED', 'PETITION', null, true],
    ['HANH_VI_CBCC', 'ANSWERED', 'ANSWER', null, false],
    [null, 'DIVERTED', 'PETITION', null, true],
    ['HIEN_TRUONG', 'IN_PROGRESS', 'PETITION', true, true],
    ['HANH_VI_CBCC', 'IN_PROGRESS', 'PETITION', false, false],
    ['HIEN_TRUONG', 'IN_PROGRESS', 'ANSWER', true, true],
  ] as const)('class %s, %s, %s, marked %s: %s', (kind, state, purpose, marked, bears) => {
    expect(bearsIdentity({ purpose, identityBearing: marked }, about(kind, state))).toBe(bears);
  });

  it('is for what was asked for while the petition waits for it', () => {
    expect(citizensPurpose('AWAITING_SUPPLEMENT')).toBe('SUPPLEMENT');
    expect(citizensPurpose('IN_PROGRESS')).toBe('PETITION');
  });
});

describe('room', () => {
  it.each([
    [9, 9, true],
    [10, 10, false],
    // Infected files take no place, until there are too many of them.
    [9, 29, true],
    [0, 30, false],
  ])('%i kept of %i: %s', (kept, all, room) => {
    expect(hasRoom({ kept, all })).toBe(room);
  });

  it('in the store is by the end of the id, which is random', () => {
    expect(storageKeyOf('019d6a7e-3c00-7000-8000-0000000000ab')).toBe(
      'ab/019d6a7e-3c00-7000-8000-0000000000ab',
    );
  });
});
