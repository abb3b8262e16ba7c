import { Logger } from '@nestjs/common';
import { attachmentErrors } from '../attachments.errors';

const logger = new Logger('AttachmentStore');

/** Does something with the store; its failure is written down, and told as one that may pass. */
export async function withStore<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    logger.error({ what, err: error });
    throw attachmentErrors.ATTACHMENT_STORE_UNAVAILABLE();
  }
}
