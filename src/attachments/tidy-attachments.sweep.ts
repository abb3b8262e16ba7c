import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { AttachmentStore } from './store/attachment-store';
import { Spool } from './store/spool';

/** No upload takes so long: what is older and has no row will never have one. */
const GRACE_MS = 3_600_000;

const KNOWN = {
  name: 'attachments.known-keys',
  text: `select storage_key as key from attachment where storage_key = any($1::text[])`,
};

/** Removes what broken uploads left: files on their way whose process died, and stored bytes without a row. */
@SweepJob({
  name: 'tidy-attachments',
  everySeconds: 3600,
  description: 'Removes files that broken uploads left behind',
})
@Injectable()
export class TidyAttachmentsSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly store: AttachmentStore,
    private readonly spool: Spool,
  ) {}

  async run(now: Date): Promise<SweepCounts> {
    const before = new Date(now.getTime() - GRACE_MS);
    const spooled = await this.spool.clear(before);
    let stored = 0;
    for await (const keys of this.store.putBefore(before)) {
      const known = await this.database.rows<{ key: string }>(KNOWN, [keys]);
      const orphans = keys.filter((key) => !known.some((row) => row.key === key));
      for (const key of orphans) await this.store.remove(key);
      stored += orphans.length;
    }
    return { spooled, stored };
  }
}
