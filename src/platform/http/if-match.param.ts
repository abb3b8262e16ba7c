import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestWithPrincipal } from '../auth/access.decorators';
import { ifVersion } from './etag';
import { readsHeaders } from './openapi/openapi.decorators';

/** The version that the caller saw, from `If-Match`; null when any will do. IF_MATCH_INVALID. */
export const IfMatch = createParamDecorator(
  (_data: unknown, context: ExecutionContext): number | null =>
    ifVersion(context.switchToHttp().getRequest<RequestWithPrincipal>().headers['if-match']),
  [readsHeaders('If-Match')],
);
