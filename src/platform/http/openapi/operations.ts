import type { Access } from '../../auth/access.decorators';
import { composeExample } from './body-examples';
import { componentName } from './known-headers';
import type { ReadHeader, SentHeader } from './openapi.decorators';
import type { Answer, Operation, Parameter, Schemas } from './openapi.types';
import { problemReferences, statusOf } from './problems';
import type { RouteFacts } from './route-facts';
import { completeSchema, isTaken, tighten } from './schemas';

/** Adds to an operation what the code says of its route: who may call it, what it reads and sends, how it refuses. */
export function completeOperation(
  path: string,
  operation: Operation,
  facts: RouteFacts,
  schemas: Schemas,
): void {
  operation.summary = operation.summary?.replaceAll('\n', ' ');
  operation.parameters = parametersOf(path, operation, facts);
  operation.security = securityOf(facts.access);
  operation.description = [operation.description, accessSentence(facts.access)]
    .filter(Boolean)
    .join('\n\n');
  completeBody(operation, facts, schemas);
  completeSuccess(operation, facts);
  if (facts.readHeaders.includes('If-None-Match')) {
    operation.responses[304] = { description: 'Không đổi. Not changed.' };
  }
  Object.assign(operation.responses, problemReferences(refusalsOf(path, operation, facts)));
}

/** Path and query parameters with their examples, and the known headers, each by reference. */
function parametersOf(
  path: string,
  operation: Operation,
  facts: RouteFacts,
): (Parameter | { $ref: string })[] {
  const { queryClass } = facts;
  const given = (operation.parameters ?? []).filter(
    (each): each is Parameter =>
      !('$ref' in each) &&
      each.in !== 'header' &&
      (each.in !== 'query' || !queryClass || isTaken(queryClass, each.name)),
  );
  const missing = [...path.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1]!)
    .filter((name) => !given.some((each) => each.in === 'path' && each.name === name))
    .map((name): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const parameters = [...missing, ...given];
  for (const { name, schema, in: place } of parameters) {
    if (!schema) continue;
    if (place === 'path' && facts.uuidParams.includes(name)) schema.format = 'uuid';
    completeSchema(schema, name);
    if (place === 'query' && queryClass) tighten(schema, queryClass, name);
  }
  const headers = [...new Set(facts.readHeaders)].toSorted().map((name) => ({
    $ref: `#/components/parameters/${componentName(name)}`,
  }));
  return [...parameters, ...headers];
}

function securityOf(access: Access | undefined): Record<string, string[]>[] {
  if (access === undefined || access === 'UNASKED') return [];
  if (access === 'ANYONE') return [{}, { bearer: [] }, { apiKey: [] }];
  return [
    ...(access.includes('CITIZEN') ? [{}] : []),
    ...(access.some((role) => role !== 'CITIZEN' && role !== 'API_CLIENT') ? [{ bearer: [] }] : []),
    ...(access.includes('API_CLIENT') ? [{ apiKey: [] }] : []),
  ];
}

function accessSentence(access: Access | undefined): string {
  if (access === undefined) return '';
  if (access === 'UNASKED')
    return 'Không cần đăng nhập. No sign-in; credentials are not looked at.';
  if (access === 'ANYONE') {
    return 'Ai cũng gọi được. Anybody; credentials that are sent along are read.';
  }
  return `Vai trò / Roles: ${access.join(', ')}.`;
}

function completeBody(operation: Operation, facts: RouteFacts, schemas: Schemas): void {
  const body = operation.requestBody?.content['application/json'];
  if (!body?.schema) return;
  const composed = { summary: 'Ví dụ', value: composeExample(body.schema, schemas) };
  body.examples = { ...(facts.bodyExamples ?? { example: composed }) };
}

const SUCCESS: Readonly<Record<string, string>> = {
  200: 'Thành công. Done.',
  201: 'Đã tạo. Created.',
  204: 'Đã thực hiện; không có nội dung. Done, nothing to say.',
};

function completeSuccess(operation: Operation, facts: RouteFacts): void {
  for (const [status, answer] of Object.entries(operation.responses)) {
    if ('$ref' in answer || !status.startsWith('2')) continue;
    answer.description ||= SUCCESS[status] ?? 'Thành công. Done.';
    answer.headers = headerReferences(['X-Request-Id', ...facts.sentHeaders]);
  }
}

const headerReferences = (names: readonly SentHeader[]): Answer['headers'] =>
  Object.fromEntries(
    [...new Set(names)].map((name) => [
      name,
      { $ref: `#/components/headers/${componentName(name)}` },
    ]),
  );

/** Every code the route can answer with: its own refusals, and what follows from what it reads and who may call it. */
function refusalsOf(path: string, operation: Operation, facts: RouteFacts): string[] {
  const reads = (name: ReadHeader) => facts.readHeaders.includes(name);
  const query = (operation.parameters ?? []).flatMap((each) =>
    'in' in each && each.in === 'query' ? [each.name] : [],
  );
  const hasBody = operation.requestBody !== undefined;
  const isKept = Array.isArray(facts.access);
  const own404 = facts.refusals.some((code) => statusOf(code) === 404);
  const when = (holds: boolean, ...codes: string[]) => (holds ? codes : []);
  return [
    ...facts.refusals,
    ...when(hasBody || query.length > 0, 'VALIDATION_FAILED'),
    ...when(hasBody, 'MALFORMED_JSON', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'),
    ...when(query.includes('cursor'), 'CURSOR_INVALID'),
    ...when(path.includes('{'), 'BAD_REQUEST', 'URI_TOO_LONG'),
    ...when(reads('Idempotency-Key'), 'IDEMPOTENCY_KEY_INVALID', 'IDEMPOTENCY_KEY_REUSED'),
    ...when(reads('If-Match'), 'IF_MATCH_INVALID', 'VERSION_MISMATCH'),
    ...when(facts.access !== 'UNASKED' && !isCitizens(facts.access), 'UNAUTHENTICATED'),
    ...when(isKept, 'FORBIDDEN'),
    ...when(path.includes('{') && !own404, 'NOT_FOUND'),
    'TOO_MANY_REQUESTS',
    'INTERNAL_ERROR',
    'UNAVAILABLE',
  ];
}

const isCitizens = (access: Access | undefined): boolean =>
  Array.isArray(access) && access.every((role) => role === 'CITIZEN');
