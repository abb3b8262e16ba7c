import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../platform/errors/domain-error';
import { attachmentErrors } from './attachments.errors';
import type { SpooledFile } from './store/attachment-store';
import type { Spool } from './store/spool';

/** The form's own bytes around the file: boundary, headers, the sender's name of the file. */
const FORM_BYTES = 16_384;

/** How long a refused sender may go on sending, in milliseconds: cut off at once, many would not hear why. */
const LINGER_MS = 3_000;

export interface UploadedFile {
  /** As the sender called it. */
  name: string;
  file: SpooledFile;
}

/** Refuses before a byte is read what says itself that it is no form, or too large. */
export function refuseUnfit(request: FastifyRequest, limitBytes: number): void {
  if (!request.isMultipart()) throw attachmentErrors.MULTIPART_REQUIRED();
  if (Number(request.headers['content-length'] ?? 0) > limitBytes + FORM_BYTES) {
    throw attachmentErrors.ATTACHMENT_TOO_LARGE({ limitBytes });
  }
}

/** Ends the connection of a refused sender who does not come to an end by himself. */
export function cutOffLater(request: FastifyRequest): void {
  const { raw } = request;
  if (raw.complete) return;
  setTimeout(() => raw.complete || raw.destroy(), LINGER_MS).unref();
}

/**
 * Reads a form to its end and spools the one file in it. Errors: ONE_FILE_REQUIRED, ATTACHMENT_TOO_LARGE,
 * UPLOAD_BROKEN_OFF when the sender goes away or the form has no end; none of them leaves a file.
 */
export async function oneFileOf(
  request: FastifyRequest,
  spool: Spool,
  limitBytes: number,
): Promise<UploadedFile> {
  // One byte more than may be kept, so that what is too large is told from what just fits.
  const limits = { files: 1, fields: 0, parts: 2, headerPairs: 20, fileSize: limitBytes + 1 };
  let taken: UploadedFile | undefined;
  try {
    for await (const part of request.parts({ limits })) {
      if (taken || !isTheFile(part)) {
        throw attachmentErrors.ONE_FILE_REQUIRED();
      }
      taken = { name: part.filename ?? '', file: await spool.receive(part.file) };
    }
  } catch (error) {
    if (taken) await spool.discard(taken.file);
    throw asRefusal(error);
  }
  if (!taken) throw attachmentErrors.ONE_FILE_REQUIRED();
  return taken;
}

const isTheFile = (part: Multipart): part is MultipartFile =>
  part.type === 'file' && part.fieldname === 'file';

/** Limits of the form are ours; of what the parser says else, each means that the form is not whole. */
function asRefusal(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (error instanceof DomainError) return error;
  if (/^FST_(PARTS|FILES|FIELDS)_LIMIT$/.test(code ?? '')) {
    return attachmentErrors.ONE_FILE_REQUIRED();
  }
  const isCutOff = /^(FST_|ECONNRESET|ERR_STREAM_PREMATURE_CLOSE)/.test(code ?? '');
  const isMalformed = /multipart|terminated early|boundary|premature|aborted/i.test(message ?? '');
  return isCutOff || isMalformed ? attachmentErrors.UPLOAD_BROKEN_OFF() : error;
}
