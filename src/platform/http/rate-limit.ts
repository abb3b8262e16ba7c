import { ExecutionContext, Inject, Injectable, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ThrottlerGuard, ThrottlerStorage, type ThrottlerLimitDetail } from '@nestjs/throttler';
import type { RequestWithPrincipal } from '../auth/access.decorators';
import { RememberingReflector } from '../auth/remembering-reflector';
import { CITIZEN } from '../auth/principal';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { platformErrors } from '../errors/platform.errors';

/** What a citizen's address may do per minute; staff and API clients share one larger limit of their own. */
export type RateBucket = 'SUBMISSION' | 'PUBLIC_READ' | 'SIGN_IN' | 'NONE';

const BUCKET = 'pakn:rate-bucket';

/** Names the bucket of a public route; without it a route counts as PUBLIC_READ. */
export const RateLimited = (bucket: RateBucket) => SetMetadata(BUCKET, bucket);

const MINUTE_MS = 60_000;

/** Counts requests per caller and bucket in memory, by @nestjs/throttler; 429 says when to come back. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(ThrottlerStorage) storage: ThrottlerStorage,
    reflector: RememberingReflector,
  ) {
    super(
      {
        throttlers: [
          {
            name: 'default',
            ttl: MINUTE_MS,
            limit: (context) => limitOf(config, reflector, context),
          },
        ],
        // A refusal says when to come back; the count so far is nobody's business on every other answer.
        setHeaders: false,
      },
      storage,
      reflector,
    );
  }

  protected override async shouldSkip(context: ExecutionContext): Promise<boolean> {
    return bucketOf(this.reflector, context) === 'NONE';
  }

  protected override async getTracker(request: RequestWithPrincipal): Promise<string> {
    const principal = request.principal ?? CITIZEN;
    return principal.kind === 'CITIZEN' ? request.ip : `${principal.kind}:${principal.id}`;
  }

  protected override generateKey(context: ExecutionContext, tracker: string): string {
    const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
    const staff = (request.principal ?? CITIZEN).kind !== 'CITIZEN';
    return `${staff ? 'STAFF' : bucketOf(this.reflector, context)}:${tracker}`;
  }

  protected override async throwThrottlingException(
    _context: ExecutionContext,
    detail: ThrottlerLimitDetail,
  ): Promise<void> {
    throw platformErrors.TOO_MANY_REQUESTS({
      retryAfterSeconds: Math.max(1, detail.timeToBlockExpire || detail.timeToExpire),
    });
  }
}

function bucketOf(reflector: Reflector, context: ExecutionContext): RateBucket {
  return (
    reflector.getAllAndOverride<RateBucket | undefined>(BUCKET, [
      context.getHandler(),
      context.getClass(),
    ]) ?? 'PUBLIC_READ'
  );
}

function limitOf(config: Config, reflector: Reflector, context: ExecutionContext): number {
  const request = context.switchToHttp().getRequest<RequestWithPrincipal>();
  if ((request.principal ?? CITIZEN).kind !== 'CITIZEN') return config.STAFF_REQUESTS_PER_MINUTE;
  const bucket = bucketOf(reflector, context);
  if (bucket === 'SUBMISSION') return config.PUBLIC_SUBMISSIONS_PER_MINUTE;
  if (bucket === 'SIGN_IN') return config.SIGN_INS_PER_MINUTE;
  return config.PUBLIC_READS_PER_MINUTE;
}
