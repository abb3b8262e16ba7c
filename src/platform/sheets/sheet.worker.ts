/** Writes one sheet and ends: a table comes in with the thread, its file goes out. */
import { parentPort, workerData } from 'node:worker_threads';
import { csvOf } from './csv-sheet.rules';
import type { SheetOrder } from './sheet-file';
import { xlsxOf } from './xlsx-sheet';

async function write({ table, format }: SheetOrder): Promise<Uint8Array> {
  return format === 'xlsx' ? xlsxOf(table) : Buffer.from(csvOf(table), 'utf8');
}

// What fails here ends the thread with the error, which is told to whoever opened it.
void write(workerData as SheetOrder).then((bytes) => parentPort?.postMessage(bytes, []));
