import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestWithPrincipal } from '../../platform/auth/access.decorators';
import { platformErrors } from '../../platform/errors/platform.errors';
import { ifVersion } from '../../platform/http/etag';
import { alsoRefuses, readsHeaders } from '../../platform/http/openapi/openapi.decorators';
import { isUuid } from '../../platform/http/uuid';
import type { RevealRequest } from './identity-reveal.service';

/**
 * Who asks for which sender. An Idempotency-Key is not read: the first answer would have to be kept, and an
 * identity is kept nowhere but in its seal. A retry is one more look, and one more line in the history.
 */
export const RevealAsked = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Omit<RevealRequest, 'reason'> => {
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const id = (request.params as { id?: string }).id ?? '';
    if (!isUuid(id)) throw platformErrors.NOT_FOUND();
    if (request.principal?.kind !== 'ACCOUNT') throw platformErrors.FORBIDDEN();
    return {
      id: id.toLowerCase(),
      principal: request.principal,
      ifVersion: ifVersion(request.headers['if-match']),
    };
  },
  [readsHeaders('If-Match'), alsoRefuses('NOT_FOUND')],
);
