import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { openThread } from '../platform/threads';
import type { LetterDocument } from './letter/letter-content';
import type { RenderOrder, RenderResult } from './letter/render.worker';
import type { DocumentFormat } from './frozen-letter';

/** A letter to all 95 communes takes seconds; a thread that is silent for so long is not coming back. */
const PATIENCE_MS = 60_000;

interface Waiting {
  resolve(bytes: Buffer): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Prints letters in one thread of its own, started with the first of them. */
@Injectable()
export class LetterPrinter implements OnModuleDestroy {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** The letter's file. Throws when it cannot be rendered; the next letter finds a fresh thread if this one died. */
  print(letter: LetterDocument, format: DocumentFormat): Promise<Buffer> {
    const worker = (this.worker ??= this.start());
    this.lastId += 1;
    const order: RenderOrder = { id: this.lastId, format, letter };
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.abandon(worker, 'took too long'), PATIENCE_MS);
      this.waiting.set(order.id, { resolve, reject, timer });
      worker.postMessage(order, []);
    });
  }

  async onModuleDestroy(): Promise<void> {
    const worker = this.worker;
    if (!worker) return;
    this.abandon(worker, 'the process is stopping');
    await worker.terminate();
  }

  private start(): Worker {
    const worker = openThread(join(__dirname, 'letter'), 'render.worker');
    // A process whose other work is done does not stay for the thread; before it is online its streams hold on.
    worker.once('online', () => worker.unref());
    worker.on('message', (result: RenderResult) => this.settle(result));
    worker.on('error', (error) => this.abandon(worker, error.message));
    worker.on('exit', (code) => this.abandon(worker, `exit ${code}`));
    return worker;
  }

  private settle(result: RenderResult): void {
    const waiting = this.waiting.get(result.id);
    if (!waiting) return;
    this.waiting.delete(result.id);
    clearTimeout(waiting.timer);
    if ('bytes' in result) waiting.resolve(Buffer.from(result.bytes));
    else waiting.reject(new Error(`the letter was not rendered: ${result.failure}`));
  }

  private abandon(worker: Worker, why: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const id of this.waiting.keys()) this.settle({ id, failure: why });
    void worker.terminate();
  }
}
