import { closeSync, openSync, readSync } from 'node:fs';
import { fileTypeFromFile } from 'file-type';
import { compoundKind, type ByteReader } from './compound-file.rules';
import type { FileKind } from './file-kinds.rules';

/** What the library calls the kinds that we take; documents with macros have names of their own, and are not here. */
const BY_ENDING: Readonly<Record<string, FileKind>> = {
  jpg: 'JPG',
  png: 'PNG',
  pdf: 'PDF',
  docx: 'DOCX',
  xlsx: 'XLSX',
};

/** The kind of a file by its content; null for all that is not accepted. */
export async function kindOf(path: string): Promise<FileKind | null> {
  const type = await knownType(path);
  if (type === 'cfb') return compoundKindOf(path);
  return BY_ENDING[type ?? ''] ?? null;
}

/** A file that the library fails to read, as an archive with a forged directory, is of no kind that we take. */
async function knownType(path: string): Promise<string | undefined> {
  try {
    return (await fileTypeFromFile(path))?.ext;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    return undefined;
  }
}

function compoundKindOf(path: string): FileKind | null {
  const file = openSync(path, 'r');
  const read: ByteReader = (offset, length) => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  };
  try {
    return compoundKind(read);
  } finally {
    closeSync(file);
  }
}
