import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestWithPrincipal } from '../../platform/auth/access.decorators';
import { CITIZEN } from '../../platform/auth/principal';
import { alsoRefuses, readsHeaders } from '../../platform/http/openapi/openapi.decorators';

/** Somebody at the tracking page: the code and the token they bring, and by what their failures are counted. */
export interface TrackingVisit {
  code: string;
  token: string;
  caller: string;
}

/** Gathers a TrackingVisit from a route with `:code`. */
export const Visit = createParamDecorator(
  (_data: unknown, context: ExecutionContext): TrackingVisit => {
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const code = (request.params as { code?: string }).code ?? '';
    const token = request.headers['tracking-token'];
    return {
      code,
      token: typeof token === 'string' ? token : '',
      caller: callerOf(request, code),
    };
  },
  [readsHeaders('Tracking-Token'), alsoRefuses('TRACKING_UNKNOWN')],
);

/**
 * A citizen by address. A portal or hotline that signs in stands for many citizens behind one address, so there
 * failures are counted for each code: one who mistypes holds up nobody else.
 */
function callerOf({ principal = CITIZEN, ip }: RequestWithPrincipal, code: string): string {
  if (principal.kind === 'CITIZEN') return ip;
  return `${principal.kind}:${principal.id}:${code.toUpperCase()}`;
}
