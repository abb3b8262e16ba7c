import { openThread } from '../threads';
import type { Sheet, SheetTable } from './sheet';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export const SHEET_MEDIA_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** What the thread is given. */
export interface SheetOrder {
  table: SheetTable;
  format: SheetFormat;
}

/** Five thousand lines take seconds on a busy machine; a thread that is silent for so long is not coming back. */
const PATIENCE_MS = 60_000;

/**
 * Writes a sheet as a file that spreadsheets open, in a thread of its own, so that the API goes on answering
 * meanwhile. All of it is in memory: its rows must be bounded. Throws when it cannot be written.
 */
export function sheetFile<T>(sheet: Sheet<T>, format: SheetFormat): Promise<Buffer> {
  const order: SheetOrder = { table: tableOf(sheet), format };
  return new Promise((resolve, reject) => {
    const thread = openThread(__dirname, 'sheet.worker', order);
    const fail = (why: string) => reject(new Error(`the sheet was not written: ${why}`));
    const timer = setTimeout(() => {
      fail('it took too long');
      void thread.terminate();
    }, PATIENCE_MS);
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.once('error', (error) => fail(error.message));
    thread.once('exit', (code) => {
      clearTimeout(timer);
      fail(`exit ${code}`);
    });
  });
}

const tableOf = <T>({ name, columns, rows }: Sheet<T>): SheetTable => ({
  name,
  heads: columns.map(({ heading, kind, width }) => ({ heading, kind, width })),
  lines: rows.map((row) => columns.map(({ cell }) => cell(row))),
});
