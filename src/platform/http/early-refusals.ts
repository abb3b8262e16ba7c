import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asDomainError, sendProblem } from './problem.filter';
import { securityHeaders } from './security-headers';

const logger = new Logger('Problem');

/** Answers an address that no route can be looked up for: it cannot be read, or a part of it is too long. */
export function refuseUnrouted(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  // The hooks that give every other answer its headers do not run for this one.
  void securityHeaders().then(({ data }) => {
    void reply.headers(data).header('X-Request-Id', request.id);
    sendProblem(error, request, reply, logger);
  });
}

/** Answers bytes that are no request of HTTP, or come too slowly; there is nothing but the connection to answer on. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(rawProblem(error.code));
  socket.destroy(error);
}

function rawProblem(code: string | undefined): string {
  const problem = asDomainError({ statusCode: STATUS_BY_CODE[code ?? ''] ?? 400 });
  const [vi, en] = [problem.sentence('vi'), problem.sentence('en')];
  const type = `urn:pakn:problem:${problem.code}`;
  const { status } = problem;
  const body = JSON.stringify({
    type,
    title: vi,
    status,
    code: problem.code,
    messages: { vi, en },
  });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};
