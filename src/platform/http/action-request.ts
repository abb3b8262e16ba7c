import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestWithPrincipal } from '../auth/access.decorators';
import type { AccountPrincipal } from '../auth/principal';
import { platformErrors } from '../errors/platform.errors';
import { idempotencyOf, type IdempotentRequest } from '../idempotency/idempotency';
import { ifVersion } from './etag';
import { alsoRefuses, readsHeaders } from './openapi/openapi.decorators';
import { isUuid } from './uuid';

/** Who asks for an action, on which row, and under which conditions. */
export interface ActionRequest {
  /** The row's id, from the address. */
  id: string;
  principal: AccountPrincipal;
  /** The version the caller saw; null when no If-Match was sent. */
  ifVersion: number | null;
  idempotency: IdempotentRequest | null;
}

/** Gathers an ActionRequest; an id that is no UUID is NOT_FOUND, and only accounts of staff act. */
export const Action = createParamDecorator(
  (_data: unknown, context: ExecutionContext): ActionRequest => {
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const id = (request.params as { id?: string }).id ?? '';
    if (!isUuid(id)) throw platformErrors.NOT_FOUND();
    if (request.principal?.kind !== 'ACCOUNT') throw platformErrors.FORBIDDEN();
    return {
      id: id.toLowerCase(),
      principal: request.principal,
      ifVersion: ifVersion(request.headers['if-match']),
      idempotency: idempotencyOf(request),
    };
  },
  [readsHeaders('If-Match', 'Idempotency-Key'), alsoRefuses('NOT_FOUND')],
);
