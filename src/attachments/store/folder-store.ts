import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Config } from '../../platform/config/config';
import { AttachmentStore, type SpooledFile } from './attachment-store';
import { ifMissing } from './missing';
import { withStore } from './store-failure';

const BATCH = 500;

/** Keeps files in `DATA_DIR/attachments/files`; processes on several machines need the folder in common. */
export class FolderStore extends AttachmentStore {
  private readonly root: string;

  constructor(config: Config) {
    super();
    this.root = resolve(config.DATA_DIR, 'attachments', 'files');
  }

  async put(key: string, file: SpooledFile): Promise<void> {
    await withStore('put', async () => {
      const place = join(this.root, key);
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      // The spool lies in the same file system, and its file was written through to the disk.
      await rename(file.path, place);
      await writeThrough(dirname(place));
    });
  }

  open(key: string): Promise<Readable> {
    return withStore('open', async () => (await open(join(this.root, key))).createReadStream());
  }

  async remove(key: string): Promise<void> {
    await withStore('remove', () => rm(join(this.root, key), { force: true }));
  }

  async *putBefore(instant: Date): AsyncIterable<readonly string[]> {
    let batch: string[] = [];
    for await (const key of this.keys()) {
      const held = await stat(join(this.root, key)).catch(ifMissing);
      if (held && held.mtime < instant) batch.push(key);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  private async *keys(): AsyncIterable<string> {
    for (const folder of await namesIn(this.root)) {
      for (const name of await namesIn(join(this.root, folder))) yield `${folder}/${name}`;
    }
  }
}

/** The names in a folder; none where it is not there yet. */
async function namesIn(folder: string): Promise<string[]> {
  const opened = await opendir(folder).catch(ifMissing);
  const names: string[] = [];
  if (opened) for await (const entry of opened) names.push(entry.name);
  return names;
}

/** A new name survives a power cut only when its folder was written too. */
async function writeThrough(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
