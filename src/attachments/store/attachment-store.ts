import type { Readable } from 'node:stream';

/** A whole file on this machine, ready to be kept: what it holds is known. */
export interface SpooledFile {
  path: string;
  bytes: number;
  sha256: Buffer;
}

/**
 * Where the bytes of attachments lie. A key is there whole or not at all. Whatever goes wrong with the store itself is
 * ATTACHMENT_STORE_UNAVAILABLE.
 */
export abstract class AttachmentStore {
  /** Keeps the file under the key, durably; the spooled file may be gone afterwards. */
  abstract put(key: string, file: SpooledFile): Promise<void>;
  /** The bytes, as a stream that its reader must read to the end or destroy. */
  abstract open(key: string): Promise<Readable>;
  /** Removes the key; one that is not there is no error. */
  abstract remove(key: string): Promise<void>;
  /** Keys that were put before an instant, some at a time. */
  abstract putBefore(instant: Date): AsyncIterable<readonly string[]>;
}
