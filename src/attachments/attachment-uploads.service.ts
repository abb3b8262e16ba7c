import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { AttachmentLedger, type Addition } from './attachment-ledger';
import type { AttachmentRow } from './attachment-row';
import { attachmentErrors } from './attachments.errors';
import { FileExaminer, type ExaminedFile } from './file-examiner';
import { keptName } from './file-name.rules';
import { Spool } from './store/spool';
import { cutOffLater, oneFileOf, refuseUnfit, type UploadedFile } from './upload-form';

/** Takes a file in: from the request to the spool, through the examination, into store and ledger. */
@Injectable()
export class AttachmentUploads {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly spool: Spool,
    private readonly examiner: FileExaminer,
    private readonly ledger: AttachmentLedger,
  ) {}

  /**
   * Reads the one file of the request and keeps it. Errors: MULTIPART_REQUIRED, ONE_FILE_REQUIRED,
   * UPLOAD_BROKEN_OFF, ATTACHMENT_TOO_LARGE, those of `FileExaminer` and `AttachmentLedger`, ATTACHMENT_INFECTED once
   * it is written down that somebody tried, ATTACHMENT_STORE_UNAVAILABLE. None of them leaves bytes behind.
   */
  async take(request: FastifyRequest, addition: Omit<Addition, 'name'>): Promise<AttachmentRow> {
    try {
      return await this.keep(await this.receive(request, addition.petitionId), addition);
    } catch (error) {
      cutOffLater(request);
      throw error;
    }
  }

  private async receive(request: FastifyRequest, petitionId: string): Promise<UploadedFile> {
    const limitBytes = this.config.ATTACHMENT_LIMIT_BYTES;
    refuseUnfit(request, limitBytes);
    await this.ledger.refuseUnlessWelcome(petitionId);
    return oneFileOf(request, this.spool, limitBytes);
  }

  private async keep(
    given: UploadedFile,
    addition: Omit<Addition, 'name'>,
  ): Promise<AttachmentRow> {
    const name = keptName(given.name);
    let examined: ExaminedFile | undefined;
    try {
      examined = await this.examiner.examine(given.file, name);
      const row = await this.ledger.add({ ...addition, name }, examined);
      if (row.state === 'INFECTED') throw attachmentErrors.ATTACHMENT_INFECTED();
      return row;
    } finally {
      await this.spool.discard(given.file);
      if (examined) await this.spool.discard(examined.file);
    }
  }
}
