import { knownErrors, type ErrorDefinition } from '../../errors/domain-error';
import { fill } from '../../i18n/language';
import type { Answer, Schema } from './openapi.types';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Values for what a refusal's sentence leaves open, so that examples read as they will be read. */
const SAMPLE_DETAILS: Readonly<Record<string, unknown>> = {
  action: 'publish',
  amount: 0,
  base: 3,
  channel: 'PHONE',
  code: '26041',
  communeCode: '99999',
  current: 4,
  day: '2026-04-30',
  days: 30,
  dueSoonDays: 2,
  effectiveFrom: '2026-04-01',
  earliest: '2026-04-07',
  first: '2026-01-01',
  second: '2026-01-02',
  key: 'outer.hoi-dap',
  keyword: '…',
  kind: 'OUTER',
  last: '2027-12-31',
  limit: 500,
  limitBytes: 10_485_760,
  max: 400,
  name: 'Cổng dịch vụ công',
  nextWorkingDay: '2026-05-04',
  on: '2026-04-06',
  period: '07:30–11:30',
  role: 'UNIT_HEAD',
  state: 'PUBLISHED',
  successorCode: 'SXD',
  today: '2026-04-06',
  unit: 'WORKING_DAY',
  unitCode: 'SGTVT',
  username: 'nguyen.van.binh',
  validFrom: '2026-05-01',
  validTo: '2026-04-30',
  year: 2027,
};

/** The codes that are known, in order. */
const catalog = (): [string, ErrorDefinition][] =>
  [...knownErrors()].toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The status of a code; a code that nobody defined is a programming error and stops the start. */
export function statusOf(code: string): number {
  const definition = knownErrors().get(code);
  if (!definition) throw new Error(`a route refuses with ${code}, which is no known error code`);
  return definition.status;
}

/** One schema for every failure (RFC 9457), with the codes that exist. */
export function problemSchema(): Schema {
  const text = (description: string, example: string): Schema => ({
    type: 'string',
    description,
    examples: [example],
  });
  return {
    type: 'object',
    description: `Lỗi theo RFC 9457. A failure as RFC 9457 describes it.\n\n${codeTable()}`,
    properties: {
      type: text('Identifies the kind of problem.', 'urn:pakn:problem:NOT_FOUND'),
      title: text('A sentence for people; English by `Accept-Language`.', sentence('NOT_FOUND')),
      status: { type: 'integer', description: 'The HTTP status.', examples: [404] },
      code: {
        type: 'string',
        description: 'Stable: what programs decide by.',
        enum: catalog().map(([code]) => code),
        examples: ['NOT_FOUND'],
      },
      messages: {
        type: 'object',
        description: 'The sentence in both languages.',
        properties: {
          vi: text('Vietnamese.', sentence('NOT_FOUND')),
          en: text('English.', knownErrors().get('NOT_FOUND')?.en ?? ''),
        },
        required: ['vi', 'en'],
      },
      instance: text('The address that was asked.', '/api/v1/units/26041'),
      requestId: text('Names the request in the logs; also `X-Request-Id`.', REQUEST_ID),
      errors: { type: 'array', description: 'Each wrong field.', items: fieldSchema(text) },
      details: {
        type: 'object',
        description: 'What the sentence speaks of, for programs.',
        additionalProperties: true,
      },
    },
    required: ['type', 'title', 'status', 'code', 'messages', 'instance', 'requestId'],
  };
}

const REQUEST_ID = '0c6a8f9e-52bd-4a7d-9a55-6d8f4b1f7e02';

const sentence = (code: string): string =>
  withDetails(knownErrors().get(code)?.vi ?? '', SAMPLE_DETAILS);

const fieldSchema = (text: (description: string, example: string) => Schema): Schema => ({
  type: 'object',
  properties: {
    field: text('Where it stands, e.g. `submitter.phone`.', 'title'),
    code: text('Which rule it breaks.', 'IS_LENGTH'),
    message: text('A sentence for people.', 'Độ dài không hợp lệ.'),
  },
  required: ['field', 'code', 'message'],
});

function codeTable(): string {
  const rows = catalog().map(([code, { status, vi }]) => `| \`${code}\` | ${status} | ${vi} |`);
  return ['| code | HTTP | |', '|---|---|---|', ...rows].join('\n');
}

/** One example per code, as the body is really sent. */
export function problemExamples(): Record<string, { summary: string; value: unknown }> {
  return Object.fromEntries(
    catalog().map(([code, definition]) => [
      code,
      { summary: code, value: problemExample(code, definition) },
    ]),
  );
}

function problemExample(code: string, definition: ErrorDefinition): Record<string, unknown> {
  const vi = withDetails(definition.vi, SAMPLE_DETAILS);
  const en = withDetails(definition.en, SAMPLE_DETAILS);
  const isAboutFields = code === 'VALIDATION_FAILED';
  const field = { field: 'title', code: 'IS_LENGTH', message: 'Độ dài không hợp lệ.' };
  const details = isAboutFields ? {} : detailsOf(code, definition);
  return {
    type: `urn:pakn:problem:${code}`,
    title: vi,
    status: definition.status,
    code,
    messages: { vi, en },
    instance: '/api/v1/…',
    requestId: REQUEST_ID,
    ...(isAboutFields ? { errors: [field] } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

function detailsOf(code: string, { vi, en }: ErrorDefinition): Record<string, unknown> {
  if (code === 'TOO_MANY_REQUESTS') return { retryAfterSeconds: 30 };
  const names = [...`${vi} ${en}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return Object.fromEntries(
    names.filter((name) => name in SAMPLE_DETAILS).map((name) => [name, SAMPLE_DETAILS[name]]),
  );
}

/** The sentence with its details; what no sample is known for is left out. */
const withDetails = (text: string, details: Readonly<Record<string, unknown>>): string =>
  fill(text, details).replace(/\{\w+\}/g, '');

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu sai định dạng. Malformed request.',
  401: 'Chưa đăng nhập hoặc mã truy cập sai. Missing or wrong credentials.',
  403: 'Không có quyền. Not allowed.',
  404: 'Không tìm thấy. Not found.',
  409: 'Không thực hiện được vào lúc này. Not possible now.',
  412: 'Đã bị người khác thay đổi. Changed meanwhile.',
  413: 'Nội dung quá lớn. Body too large.',
  414: 'Địa chỉ quá dài. Address too long.',
  415: 'Không phải loại nội dung được nhận. Not a type that is accepted.',
  422: 'Nội dung không hợp lệ. Not acceptable in meaning.',
  429: 'Quá nhiều yêu cầu. Too many requests.',
  500: 'Lỗi hệ thống. Failure of the system.',
  503: 'Tạm thời không phục vụ. Not available now.',
};

/** One answer per status of these codes, each by reference to the component that `problemAnswers` makes of it. */
export function problemReferences(codes: readonly string[]): Record<string, { $ref: string }> {
  const references: Record<string, { $ref: string }> = {};
  for (const status of new Set(codes.map(statusOf))) {
    const here = [...new Set(codes)].filter((code) => statusOf(code) === status).toSorted(inOrder);
    references[status] = { $ref: `${ANSWERS}${here.join('.')}` };
  }
  return references;
}

const ANSWERS = '#/components/responses/';

/** By name, but the refusal that everybody meets first is shown first. */
const inOrder = (a: string, b: string): number =>
  Number(b === 'VALIDATION_FAILED') - Number(a === 'VALIDATION_FAILED') || (a < b ? -1 : 1);

/** The components of the answers that are referred to: many routes refuse with the same codes. */
export function problemAnswers(references: Iterable<string>): Record<string, Answer> {
  const names = [...new Set(references)].map((reference) => reference.slice(ANSWERS.length));
  return Object.fromEntries(names.map((name) => [name, problemAnswer(name.split('.'))]));
}

function problemAnswer(codes: readonly string[]): Answer {
  const status = statusOf(codes[0]!);
  const comesBack = status === 429 || status === 503;
  return {
    description: TITLES[status] ?? 'Lỗi. Failure.',
    headers: {
      'X-Request-Id': { $ref: '#/components/headers/XRequestId' },
      ...(comesBack ? { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } : {}),
    },
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
  };
}
