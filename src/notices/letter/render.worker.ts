/**
 * Renders letters in a thread of its own, because a letter costs 0.1 to 1 s of processor time and the API must go
 * on answering meanwhile. One message in, one message out, by the same id.
 */
import { parentPort } from 'node:worker_threads';
import { renderDocx } from './docx-letter.renderer';
import type { LetterDocument } from './letter-content';
import { renderPdf } from './pdf-letter.renderer';

export interface RenderOrder {
  id: number;
  format: 'docx' | 'pdf';
  letter: LetterDocument;
}

export type RenderResult = { id: number; bytes: Uint8Array } | { id: number; failure: string };

async function render({ id, format, letter }: RenderOrder): Promise<RenderResult> {
  try {
    const bytes = format === 'pdf' ? await renderPdf(letter) : await renderDocx(letter);
    return { id, bytes };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : 'unknown' };
  }
}

parentPort?.on('message', (order: RenderOrder) => {
  void render(order).then((result) => parentPort?.postMessage(result, []));
});
