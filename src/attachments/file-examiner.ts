import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { AttachmentState } from './attachment.rules';
import { attachmentErrors } from './attachments.errors';
import { isImage, MEDIA_TYPES, nameFits, type FileKind } from './file-kinds.rules';
import { strippedImage } from './image-metadata.rules';
import { MalwareScanner } from './scan/malware-scanner';
import { kindOf } from './sniff';
import type { SpooledFile } from './store/attachment-store';
import { Spool } from './store/spool';
import { Turns } from './turns';

/** Pictures are held in memory, twice; so many of them at once. */
const PICTURES_AT_ONCE = 3;

/** A file as it may be kept. */
export interface ExaminedFile {
  file: SpooledFile;
  mediaType: string;
  state: AttachmentState;
  finding: string | null;
}

/** Looks at what came in before it is kept. */
@Injectable()
export class FileExaminer {
  private readonly pictures = new Turns(PICTURES_AT_ONCE);

  constructor(
    private readonly spool: Spool,
    private readonly scanner: MalwareScanner,
  ) {}

  /**
   * Tells its kind from its content, takes out of a picture what the camera wrote into it, and has it scanned. The
   * file that comes back may be another than the one given; the caller discards both. Errors:
   * ATTACHMENT_TYPE_NOT_ACCEPTED, ATTACHMENT_NAME_MISMATCH, ATTACHMENT_BROKEN.
   */
  async examine(given: SpooledFile, name: string): Promise<ExaminedFile> {
    const kind = await kindOf(given.path);
    if (kind === null) throw attachmentErrors.ATTACHMENT_TYPE_NOT_ACCEPTED();
    if (!nameFits(name, kind)) throw attachmentErrors.ATTACHMENT_NAME_MISMATCH({ kind });
    const file = await this.stripped(given, kind);
    try {
      return { file, mediaType: MEDIA_TYPES[kind], ...(await this.judged(file)) };
    } catch (error) {
      await this.spool.discard(file);
      throw error;
    }
  }

  private async stripped(given: SpooledFile, kind: FileKind): Promise<SpooledFile> {
    if (!isImage(kind)) return given;
    return this.pictures.take(async () => {
      const picture = strippedImage(kind, await readFile(given.path));
      if (!picture) throw attachmentErrors.ATTACHMENT_BROKEN();
      return this.spool.receive([picture]);
    });
  }

  private async judged(file: SpooledFile): Promise<Pick<ExaminedFile, 'state' | 'finding'>> {
    if (!this.scanner.isSetUp) return { state: 'UNSCANNED', finding: null };
    const verdict = await this.scanner.scan(createReadStream(file.path));
    if (verdict.state === 'INFECTED') return verdict;
    return { state: verdict.state === 'CLEAN' ? 'CLEAN' : 'QUARANTINED', finding: null };
  }
}
