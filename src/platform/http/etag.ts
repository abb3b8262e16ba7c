import type { FastifyReply } from 'fastify';
import { platformErrors } from '../errors/platform.errors';

/** The ETag of a version: a quoted number. */
export const versionTag = (version: number): string => `"${version}"`;

/** The answer, with its version as the reply's ETag. */
export function tagged<T extends { version: number }>(reply: FastifyReply, answer: T): T {
  void reply.header('ETag', versionTag(answer.version));
  return answer;
}

/** The version an `If-Match` header names; null when it is absent or `*`. IF_MATCH_INVALID for anything else. */
export function ifVersion(header: string | undefined): number | null {
  if (header === undefined || header.trim() === '*') return null;
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw platformErrors.IF_MATCH_INVALID();
  return Number(match[1]);
}
