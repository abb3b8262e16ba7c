import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Clock } from '../clock/clock';
import { platformErrors } from '../errors/platform.errors';
import { ACCESS, type Access, type RequestWithPrincipal } from './access.decorators';
import { KnownBearers } from './known-bearers';
import { CITIZEN, type Principal, type Role } from './principal';

/** Names of the passport strategies, given by whoever keeps accounts and API clients. */
export const JWT_STRATEGY = 'jwt';
export const API_KEY_STRATEGY = 'api-key';

const Bearer = AuthGuard(JWT_STRATEGY);
const ApiKey = AuthGuard(API_KEY_STRATEGY);

class BearerGuard extends Bearer {
  override handleRequest<T>(error: unknown, principal: T): T {
    return knownOrRefused(error, principal);
  }
}

class ApiKeyGuard extends ApiKey {
  override handleRequest<T>(error: unknown, principal: T): T {
    return knownOrRefused(error, principal);
  }
}

function knownOrRefused<T>(error: unknown, principal: T): T {
  // Only a database that cannot be asked is passed on as it is; every other failure means "not known".
  if (error instanceof Error && !('status' in error)) throw error;
  if (!principal) throw platformErrors.UNAUTHENTICATED();
  return principal;
}

/**
 * Stands before every route: finds out who calls, then compares with what the route declares. A route that
 * declares nothing is refused to all; a guard test sees to it that none exists.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly bearer = new BearerGuard();
  private readonly apiKey = new ApiKeyGuard();
  private readonly known = new KnownBearers();

  constructor(
    private readonly reflector: Reflector,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw platformErrors.FORBIDDEN();
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    if (access === 'UNASKED') return true;
    request.principal = await this.identify(context, request);
    if (access === 'ANYONE') return true;
    if (request.principal.kind === 'CITIZEN' && !access.includes('CITIZEN')) {
      throw platformErrors.UNAUTHENTICATED();
    }
    if (!rolesOf(request.principal).some((role) => access.includes(role))) {
      throw platformErrors.FORBIDDEN();
    }
    return true;
  }

  private async identify(
    context: ExecutionContext,
    request: RequestWithPrincipal & { user?: Principal },
  ): Promise<Principal> {
    const header = request.headers.authorization;
    if (header !== undefined) {
      const known = this.known.find(header, this.clock.now());
      if (known) return known;
      await this.bearer.canActivate(context);
      if (request.user) this.known.remember(header, request.user);
    } else if (request.headers['x-api-key'] !== undefined) await this.apiKey.canActivate(context);
    else return CITIZEN;
    return request.user ?? CITIZEN;
  }
}

function rolesOf(principal: Principal): readonly Role[] {
  if (principal.kind === 'CITIZEN') return ['CITIZEN'];
  if (principal.kind === 'API_CLIENT') return ['API_CLIENT'];
  return principal.grants.map((grant) => grant.role);
}
