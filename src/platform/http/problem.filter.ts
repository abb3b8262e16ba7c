import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/domain-error';
import { platformErrors } from '../errors/platform.errors';
import { preferredLanguage, type Language, type Sentence } from '../i18n/language';

/** One wrong field of a request, e.g. `submitter.phone`. */
export interface FieldProblem extends Sentence {
  field: string;
  code: string;
}

type Maker = () => DomainError;

/** What the framework itself refuses, in our codes. */
const BY_STATUS: Readonly<Record<number, Maker>> = {
  400: platformErrors.BAD_REQUEST,
  401: platformErrors.UNAUTHENTICATED,
  403: platformErrors.FORBIDDEN,
  404: platformErrors.NOT_FOUND,
  405: platformErrors.METHOD_NOT_ALLOWED,
  408: platformErrors.REQUEST_TIMEOUT,
  409: platformErrors.CONFLICT,
  412: platformErrors.VERSION_MISMATCH,
  413: platformErrors.BODY_TOO_LARGE,
  414: platformErrors.URI_TOO_LONG,
  415: platformErrors.UNSUPPORTED_MEDIA_TYPE,
  429: platformErrors.TOO_MANY_REQUESTS,
  431: platformErrors.HEADERS_TOO_LARGE,
  503: platformErrors.UNAVAILABLE,
};

const BY_FASTIFY_CODE: Readonly<Record<string, Maker>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: platformErrors.MALFORMED_JSON,
  FST_ERR_CTP_EMPTY_JSON_BODY: platformErrors.MALFORMED_JSON,
  FST_ERR_CTP_BODY_TOO_LARGE: platformErrors.BODY_TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: platformErrors.UNSUPPORTED_MEDIA_TYPE,
  FST_ERR_BAD_URL: platformErrors.BAD_REQUEST,
  FST_ERR_MAX_PARAM_LENGTH: platformErrors.URI_TOO_LONG,
};

/** PostgreSQL gone, full or restarting: the caller may simply try again. */
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08003',
  '40001',
  '40P01',
  // Waited too long for a lock, or was ended for holding its own too long.
  '55P03',
  '25P03',
]);

/** The driver gives no code where it waited in vain for a connection, or lost one. */
const UNAVAILABLE_MESSAGE = /timeout exceeded when trying to connect|connection terminated/i;

/** PostgreSQL could not read a value that we should have refused ourselves: a date, a number, a uuid, a NUL byte. */
const UNREADABLE_VALUE_CODES = new Set(['22007', '22008', '22003', '22P02', '22021']);

/** Turns whatever was thrown into the one error that is shown; never shows what was not meant to be. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  const byCode = typeof code === 'string' ? BY_FASTIFY_CODE[code] : undefined;
  if (byCode) return byCode();
  if (error instanceof HttpException) {
    // Nest words a body that JSON.parse refused as a plain 400 before any pipe runs.
    if (error.getStatus() === 400 && /JSON/.test(error.message)) {
      return platformErrors.MALFORMED_JSON();
    }
    return (BY_STATUS[error.getStatus()] ?? platformErrors.INTERNAL_ERROR)();
  }
  if (isUnavailable(error, code)) return platformErrors.UNAVAILABLE();
  if (unreadableValueCode(error)) return platformErrors.BAD_REQUEST();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return (BY_STATUS[status] ?? platformErrors.BAD_REQUEST)();
  }
  return platformErrors.INTERNAL_ERROR();
}

function isUnavailable(error: unknown, code: unknown): boolean {
  if (typeof code === 'string') return UNAVAILABLE_CODES.has(code);
  return error instanceof Error && UNAVAILABLE_MESSAGE.test(error.message);
}

/** The SQLSTATE of a value that reached the database unchecked; undefined for every other error. */
function unreadableValueCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && UNREADABLE_VALUE_CODES.has(code) ? code : undefined;
}

/** Answers every failure as RFC 9457 problem JSON in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(error, request, reply, this.logger);
  }
}

/** Writes the problem answer; also used where a failure happens before Nest's filters stand. */
export function sendProblem(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  const problem = asDomainError(error);
  if (problem.status >= 500) {
    logger.error({ requestId: request.id, code: problem.code, err: error });
  }
  const sqlState = unreadableValueCode(error);
  if (sqlState) {
    // Ours to mend, but the error itself repeats the caller's value and is not written down.
    const route = request.routeOptions.url;
    logger.error({ requestId: request.id, sqlState, route, msg: 'unchecked value' });
  }
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer');
  if (problem.status === 503) void reply.header('Retry-After', '5');
  const retryAfter = problem.details.retryAfterSeconds;
  if (typeof retryAfter === 'number') void reply.header('Retry-After', String(retryAfter));
  void reply
    .status(problem.status)
    .header('Content-Type', 'application/problem+json; charset=utf-8')
    .header('Content-Language', preferredLanguage(request.headers['accept-language']))
    .send(problemBody(problem, request));
}

function problemBody(problem: DomainError, request: FastifyRequest): Record<string, unknown> {
  const language = preferredLanguage(request.headers['accept-language']);
  const { errors, ...details } = problem.details as { errors?: FieldProblem[] };
  return {
    type: `urn:pakn:problem:${problem.code}`,
    title: problem.sentence(language),
    status: problem.status,
    code: problem.code,
    messages: { vi: problem.sentence('vi'), en: problem.sentence('en') },
    ...instanceOf(problem, request),
    requestId: request.id,
    ...(errors ? { errors: errors.map((field) => fieldBody(field, language)) } : {}),
    ...(Object.keys(details).length > 0 ? { details } : {}),
  };
}

/** What was asked for, unless it cannot be an address: then it is not repeated. */
function instanceOf(problem: DomainError, request: FastifyRequest): { instance?: string } {
  const [path = ''] = request.url.split('?');
  return problem.code === 'URI_TOO_LONG' || !isReadable(path) ? {} : { instance: path };
}

function isReadable(path: string): boolean {
  try {
    decodeURI(path);
    return true;
  } catch {
    return false;
  }
}

const fieldBody = (problem: FieldProblem, language: Language) => ({
  field: problem.field,
  code: problem.code,
  message: problem[language],
});
