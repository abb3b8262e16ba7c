import { UuidParam } from '../platform/http/uuid';
import { attachmentErrors } from './attachments.errors';

/** The id of a file; what is no id is a file nobody knows. */
export const AttachmentId = new UuidParam(() => attachmentErrors.ATTACHMENT_UNKNOWN());
