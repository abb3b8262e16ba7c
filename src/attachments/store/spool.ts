import { createHash, type Hash } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { attachmentErrors } from '../attachments.errors';
import type { SpooledFile } from './attachment-store';
import { ifMissing } from './missing';

/**
 * Where a file lies from its first byte until it is kept or refused: `DATA_DIR/attachments/incoming`, whatever the
 * store. Its type, size and sum are known before anything else hears of it.
 */
@Injectable()
export class Spool {
  private readonly folder: string;
  private readonly limitBytes: number;

  constructor(@Inject(CONFIG) config: Config) {
    this.folder = resolve(config.DATA_DIR, 'attachments', 'incoming');
    this.limitBytes = config.ATTACHMENT_LIMIT_BYTES;
  }

  /**
   * Writes the stream through to the disk, counting and summing on the way. Whatever goes wrong leaves no file:
   * ATTACHMENT_TOO_LARGE as soon as it is, or the stream's own error.
   */
  async receive(source: Readable | readonly Uint8Array[]): Promise<SpooledFile> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, newId());
    const handle = await open(path, 'wx', 0o600);
    try {
      const sum = createHash('sha256');
      const bytes = await this.write(handle, source, sum);
      await handle.sync();
      return { path, bytes, sha256: sum.digest() };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** Removes a file that was not kept; one that was has left already. */
  async discard(file: SpooledFile): Promise<void> {
    await rm(file.path, { force: true });
  }

  /** Removes what was last written before an instant: left by a process that died. Returns how many. */
  async clear(before: Date): Promise<number> {
    let removed = 0;
    const folder = await opendir(this.folder).catch(ifMissing);
    if (!folder) return 0;
    for await (const { name } of folder) {
      const held = await stat(join(this.folder, name)).catch(ifMissing);
      if (!held || held.mtime >= before) continue;
      await rm(join(this.folder, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  private async write(
    handle: Awaited<ReturnType<typeof open>>,
    source: Readable | readonly Uint8Array[],
    sum: Hash,
  ): Promise<number> {
    let bytes = 0;
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > this.limitBytes) {
        throw attachmentErrors.ATTACHMENT_TOO_LARGE({ limitBytes: this.limitBytes });
      }
      sum.update(chunk);
      await handle.writeFile(chunk);
    }
    return bytes;
  }
}
