import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { platformErrors } from '../errors/platform.errors';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/**
 * Lets only operators read: whoever sends the token, or, where none is set, a program on this machine. What a proxy
 * passed on is not from this machine, wherever the proxy runs. Throws UNAUTHENTICATED or FORBIDDEN.
 */
export function refuseMetricsReader(request: FastifyRequest, token: string | undefined): void {
  const { headers, socket } = request;
  if (token !== undefined) {
    if (!isSame(headers.authorization ?? '', `Bearer ${token}`)) {
      throw platformErrors.UNAUTHENTICATED();
    }
    return;
  }
  const isPassedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (isPassedOn || !LOOPBACK.test(socket.remoteAddress ?? '')) throw platformErrors.FORBIDDEN();
}

/** Compares digests, so that the time taken tells nothing about where the texts differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
