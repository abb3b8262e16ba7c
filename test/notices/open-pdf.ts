import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Piece {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  /** From the upper edge of the page to the line of writing, in points. */
  readonly baseline: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface PdfFile {
  readonly pages: readonly Page[];
  readonly info: Readonly<Record<string, unknown>>;
}

/** What a reader of PDF files finds in it. Throws what the reader says when it cannot open it. */
export function openPdf(bytes: Buffer): PdfFile {
  const reader = spawnSync(process.execPath, [join(__dirname, 'letter-pdf-reader.mjs')], {
    input: bytes,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (reader.status !== 0) throw new Error(reader.stderr.toString());
  return JSON.parse(reader.stdout.toString()) as PdfFile;
}
