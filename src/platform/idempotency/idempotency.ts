import { createHmac, type KeyObject } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestWithPrincipal } from '../auth/access.decorators';
import { CITIZEN, type Principal } from '../auth/principal';
import type { Reader, Transaction } from '../database/database';
import { platformErrors } from '../errors/platform.errors';
import { readsHeaders } from '../http/openapi/openapi.decorators';

/** One retried-or-not request: whose key, which key, and what was asked with it. */
export interface IdempotentRequest {
  scope: string;
  key: string;
  fingerprint: Buffer;
}

let fingerprintKey: KeyObject | undefined;

/**
 * Gives the process the key of its fingerprints; once, before the first request. Without a key a fingerprint would be
 * a fast hash of a citizen's name and telephone number, for whoever reads the table to try numbers against.
 */
export function keyFingerprints(key: KeyObject): void {
  fingerprintKey = key;
}

function fingerprintOf(text: string): Buffer {
  if (!fingerprintKey) throw new Error('fingerprints have no key yet');
  return createHmac('sha256', fingerprintKey).update(text).digest();
}

const KEY_FORM = /^[A-Za-z0-9._:-]{8,128}$/;

/** The request's `Idempotency-Key` with the fingerprint of method, address and body; null when none is sent. */
export function idempotencyOf(request: RequestWithPrincipal): IdempotentRequest | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !KEY_FORM.test(key)) {
    throw platformErrors.IDEMPOTENCY_KEY_INVALID();
  }
  const fingerprint = fingerprintOf(
    `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`,
  );
  return { scope: scopeOf(request.principal ?? CITIZEN), key, fingerprint };
}

/** `idempotencyOf` for a handler's parameter. */
export const Idempotency = createParamDecorator(
  (_data: unknown, context: ExecutionContext): IdempotentRequest | null =>
    idempotencyOf(context.switchToHttp().getRequest<RequestWithPrincipal>()),
  [readsHeaders('Idempotency-Key')],
);

const scopeOf = (principal: Principal): string =>
  principal.kind === 'CITIZEN' ? 'citizen' : `${principal.kind.toLowerCase()}:${principal.id}`;

/**
 * Does the work once per key, in the work's own transaction: a retry is given the first answer, a request that
 * arrives while the first still runs waits for it, and a key reused for something else is
 * IDEMPOTENCY_KEY_REUSED. `work` must return plain JSON.
 */
export async function once<T>(
  tx: Transaction,
  request: IdempotentRequest | null,
  now: Date,
  work: () => Promise<T>,
): Promise<T> {
  if (!request) return work();
  const claimed = await tx.rows(
    `insert into idempotency_key (scope, key, fingerprint, created_at) values ($1, $2, $3, $4)
     on conflict do nothing returning key`,
    [request.scope, request.key, request.fingerprint, now],
  );
  if (claimed.length === 0) return firstAnswer<T>(tx, request);
  const answer = await work();
  await tx.rows(`update idempotency_key set response = $3 where scope = $1 and key = $2`, [
    request.scope,
    request.key,
    JSON.stringify(answer),
  ]);
  return answer;
}

async function firstAnswer<T>(tx: Transaction, request: IdempotentRequest): Promise<T> {
  const kept = await answeredBefore<T>(tx, request);
  if (kept === undefined) throw platformErrors.UNAVAILABLE();
  return kept;
}

/**
 * The answer that a committed request with this key was given, or undefined: for work too long for a transaction,
 * which is done before `once` writes it down. IDEMPOTENCY_KEY_REUSED as in `once`.
 */
export async function answeredBefore<T>(
  db: Reader,
  request: IdempotentRequest | null,
): Promise<T | undefined> {
  if (!request) return undefined;
  const [kept] = await db.rows<{ fingerprint: Buffer; response: T }>(
    `select fingerprint, response from idempotency_key where scope = $1 and key = $2`,
    [request.scope, request.key],
  );
  if (!kept) return undefined;
  if (!kept.fingerprint.equals(request.fingerprint)) throw platformErrors.IDEMPOTENCY_KEY_REUSED();
  return kept.response;
}
