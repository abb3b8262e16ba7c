const END_OF_DIRECTORY = 0x06054b50;
const END_OF_DIRECTORY_LENGTH = 22;
const ENTRY_LENGTH = 46;
/** Midnight of 1 January 1980, the first day a zip file can name: date word, then time word. */
const FIRST_DOS_DATE = 0x0021;

/**
 * The same zip file with every entry dated 1 January 1980. The library stamps entries with the
 * moment of writing, so without this no two renderings of a letter would be the same bytes.
 * @throws Error when the bytes are not a zip file without comment, as the library writes it.
 */
export function withoutTimestamps(zip: Buffer): Buffer {
  const end = zip.length - END_OF_DIRECTORY_LENGTH;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('Not a zip file');
  const dated = Buffer.from(zip);
  const entries = zip.readUInt16LE(end + 10);
  let entry = zip.readUInt32LE(end + 16);
  for (let index = 0; index < entries; index += 1) {
    const local = zip.readUInt32LE(entry + 42);
    dated.writeUInt16LE(0, entry + 12);
    dated.writeUInt16LE(FIRST_DOS_DATE, entry + 14);
    dated.writeUInt16LE(0, local + 10);
    dated.writeUInt16LE(FIRST_DOS_DATE, local + 12);
    entry +=
      ENTRY_LENGTH +
      zip.readUInt16LE(entry + 28) +
      zip.readUInt16LE(entry + 30) +
      zip.readUInt16LE(entry + 32);
  }
  return dated;
}
