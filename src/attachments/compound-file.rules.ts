/** Gives `length` bytes from `offset` of a file, or fewer where it ends. */
export type ByteReader = (offset: number, length: number) => Uint8Array;

// [MS-CFB]: the container of Word, Excel and PowerPoint from 1997 to 2003, of MSI, of encrypted OOXML, and of more.
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;
const NO_STREAM = 0xffffffff;
const LAST_SECTOR = 0xfffffffa;
/** Far more than any document has; a directory that runs in a circle ends here. */
const MOST_ENTRIES = 4096;

interface Volume {
  read: ByteReader;
  sectorBytes: number;
  fatSectors: readonly number[];
}

interface Entry {
  name: string;
  left: number;
  right: number;
  child: number;
}

/**
 * The names of what lies at the top of a compound file, or null where it cannot be followed. What is embedded further
 * down is left out: a letter with a table of Excel's in it is a letter.
 */
export function topLevelNames(read: ByteReader): string[] | null {
  const header = viewOf(read(0, HEADER_BYTES));
  if (header.byteLength < HEADER_BYTES) return null;
  const shift = header.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return null;
  const fatSectors = Array.from({ length: HEADER_FAT_SECTORS }, (_, at) =>
    header.getUint32(76 + 4 * at, true),
  );
  const volume = { read, sectorBytes: 2 ** shift, fatSectors };
  const entries = directoryOf(volume, header.getUint32(48, true));
  const root = entries?.[0];
  return entries && root ? siblingsFrom(root.child, entries) : null;
}

function directoryOf(volume: Volume, firstSector: number): Entry[] | null {
  const entries: Entry[] = [];
  let sector = firstSector;
  while (sector < LAST_SECTOR) {
    const bytes = sectorOf(volume, sector);
    if (!bytes || entries.length > MOST_ENTRIES) return null;
    for (let at = 0; at < volume.sectorBytes; at += ENTRY_BYTES) entries.push(entryAt(bytes, at));
    const next = nextSector(volume, sector);
    if (next === null) return null;
    sector = next;
  }
  return entries;
}

/** The table of sectors tells which one follows; beyond the header's own part of it no small file has any. */
function nextSector(volume: Volume, sector: number): number | null {
  const perSector = volume.sectorBytes / 4;
  const fatSector = volume.fatSectors[Math.floor(sector / perSector)];
  if (fatSector === undefined || fatSector >= LAST_SECTOR) return null;
  return sectorOf(volume, fatSector)?.getUint32(4 * (sector % perSector), true) ?? null;
}

function sectorOf(volume: Volume, sector: number): DataView | null {
  const bytes = volume.read((sector + 1) * volume.sectorBytes, volume.sectorBytes);
  return bytes.length === volume.sectorBytes ? viewOf(bytes) : null;
}

function entryAt(bytes: DataView, at: number): Entry {
  const nameBytes = Math.min(Math.max(bytes.getUint16(at + 64, true) - 2, 0), 62);
  const units = Array.from({ length: nameBytes / 2 }, (_, i) => bytes.getUint16(at + 2 * i, true));
  return {
    name: String.fromCharCode(...units),
    left: bytes.getUint32(at + 68, true),
    right: bytes.getUint32(at + 72, true),
    child: bytes.getUint32(at + 76, true),
  };
}

/** What lies in one folder is a tree of siblings. */
function siblingsFrom(first: number, entries: readonly Entry[]): string[] {
  const names: string[] = [];
  const seen = new Set<number>();
  const waiting = [first];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = at === NO_STREAM || seen.has(at) ? undefined : entries[at];
    if (!entry) continue;
    seen.add(at);
    names.push(entry.name);
    waiting.push(entry.left, entry.right);
  }
  return names;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * Which of the two a compound file is: a Word document holds the stream `WordDocument`, an Excel workbook `Workbook` or,
 * before 1997, `Book`. Null for everything else that is kept in such a container: programs to install, slides, mail,
 * and documents under a password, which no scanner can look into.
 */
export function compoundKind(read: ByteReader): 'DOC' | 'XLS' | null {
  const names = topLevelNames(read);
  if (!names || names.includes('EncryptedPackage')) return null;
  const isWord = names.includes('WordDocument');
  const isExcel = names.includes('Workbook') || names.includes('Book');
  if (isWord === isExcel) return null;
  return isWord ? 'DOC' : 'XLS';
}
