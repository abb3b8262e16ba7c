import type { ReadHeader, SentHeader } from './openapi.decorators';
import type { Parameter } from './openapi.types';

const header = (name: ReadHeader, required: boolean, description: string, example: string) =>
  ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', examples: [example] },
  }) satisfies Parameter;

/** What a request may carry in its headers. */
export const READ_HEADER_PARAMETERS: Readonly<Record<ReadHeader, Parameter>> = {
  'Idempotency-Key': header(
    'Idempotency-Key',
    false,
    'Gửi lại cùng một yêu cầu với cùng khóa thì chỉ thực hiện một lần và nhận lại câu trả lời đầu tiên. ' +
      'A retry with the same key is done once and given the first answer. 8 to 128 letters, digits or `- _ . :`.',
    '5f0c2a1e-7d3b-4a55-9c59-2f1f4f6f8a10',
  ),
  'If-Match': header(
    'If-Match',
    false,
    'Phiên bản (ETag) mà người gửi đã xem; phiên bản hiện tại khác thì trả 412. ' +
      'The version the sender saw; 412 when another is current. Absent or `*`: any.',
    '"3"',
  ),
  'If-None-Match': header(
    'If-None-Match',
    false,
    'ETag của bản đang có; không đổi thì trả 304. The ETag of what is at hand; 304 when it is still the same.',
    '"3"',
  ),
  'Tracking-Token': header(
    'Tracking-Token',
    true,
    'Mã tra cứu được trao khi gửi. The key that was handed out with the submission.',
    '7KQM-2XWD-P4HT-9RCE-VB3N',
  ),
};

interface HeaderObject {
  description: string;
  schema: { type: string; examples: unknown[] };
}

const sent = (description: string, example: unknown): HeaderObject => ({
  description,
  schema: { type: typeof example === 'number' ? 'integer' : 'string', examples: [example] },
});

/** What an answer may carry in its headers. */
export const SENT_HEADER_OBJECTS: Readonly<Record<SentHeader, HeaderObject>> = {
  ETag: sent('The version of what is answered; send it back as `If-Match`.', '"3"'),
  Location: sent(
    'The address of what was created.',
    '/api/v1/petitions/019d6a7e-3c00-7000-8000-000000000001',
  ),
  'Retry-After': sent('Seconds after which a retry makes sense.', 30),
  'X-Request-Id': sent(
    'Names this request in the logs; one that the sender gives is kept.',
    '0c6a8f9e-52bd-4a7d-9a55-6d8f4b1f7e02',
  ),
  'Content-Disposition': sent("The file's name.", 'attachment; filename="cong-van-12.docx"'),
};

/** The component of a header, by the name under which the document keeps it. */
export const componentName = (name: string): string => name.replaceAll('-', '');
