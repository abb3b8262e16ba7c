import { CanActivate, ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ThrottlerStorage } from '@nestjs/throttler';
import { Clock } from '../clock/clock';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { DomainError } from '../errors/domain-error';
import { platformErrors } from '../errors/platform.errors';
import { ACCESS, type Access, type RequestWithPrincipal } from './access.decorators';
import { KnownBearers } from './known-bearers';
import { CITIZEN, type Principal, type Role } from './principal';
import { RememberingReflector } from './remembering-reflector';

/** Names of the passport strategies, given by whoever keeps accounts and API clients. */
export const JWT_STRATEGY = 'jwt';
export const API_KEY_STRATEGY = 'api-key';

const MINUTE_MS = 60_000;

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
    private readonly reflector: RememberingReflector,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(ThrottlerStorage) private readonly refusals: ThrottlerStorage,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === undefined) throw platformErrors.FORBIDDEN();
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    if (access === 'UNASKED') return true;
    try {
      request.principal = await this.identify(context, request);
      if (access !== 'ANYONE') refuseUnlessNamed(request.principal, access);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.status === 401) await this.count(request.ip);
      throw error;
    }
  }

  /**
   * Counts a caller who was not recognised, by address: the guard that counts requests stands behind this one and
   * never sees them. Who is recognised is not held back by the failures of a neighbour at the same address.
   */
  private async count(address: string): Promise<void> {
    const limit = this.config.PUBLIC_READS_PER_MINUTE;
    const key = `REFUSED:${address}`;
    const counted = await this.refusals.increment(key, MINUTE_MS, limit, 0, 'default');
    if (!counted.isBlocked) return;
    const retryAfterSeconds = Math.max(1, counted.timeToBlockExpire);
    throw platformErrors.TOO_MANY_REQUESTS({ retryAfterSeconds });
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

function refuseUnlessNamed(principal: Principal, roles: readonly Role[]): void {
  if (principal.kind === 'CITIZEN' && !roles.includes('CITIZEN')) {
    throw platformErrors.UNAUTHENTICATED();
  }
  if (!rolesOf(principal).some((role) => roles.includes(role))) throw platformErrors.FORBIDDEN();
}

function rolesOf(principal: Principal): readonly Role[] {
  if (principal.kind === 'CITIZEN') return ['CITIZEN'];
  if (principal.kind === 'API_CLIENT') return ['API_CLIENT'];
  return principal.grants.map((grant) => grant.role);
}
