import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database, type Statement } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import { RateWindows } from '../../platform/http/rate-windows';
import { TrackingTokens } from '../identity/tracking-tokens';
import { petitionErrors } from '../petitions.errors';
import type { TrackingVisit } from './petition-tracking-visit';

interface LockRow {
  id: string;
  code: string;
  tokenHash: Buffer;
}

/**
 * The neighbours of a code, itself among them where it exists: two rows are read and sent whether it does or not, so
 * that the time the database takes does not tell. At the ends of the range it is one row for either.
 */
export const NEIGHBOURS: Statement = {
  name: 'petitions.tracking-neighbours',
  text: `
    (select id, code, tracking_token_hash as "tokenHash" from petition
     where code >= $1 order by code limit 1)
    union all
    (select id, code, tracking_token_hash as "tokenHash" from petition
     where code < $1 order by code desc limit 1)`,
};

const MINUTE_MS = 60_000;
const NO_TOKEN = Buffer.alloc(32);

/**
 * Where a citizen comes in with a code and a tracking token. Only failures are counted, so nobody who follows a
 * petition of one's own is ever held back by it; but once an address has failed too often, it is told to come back
 * later whatever it brings. Were a right token still let in, the refusals would go on telling right from wrong.
 */
@Injectable()
export class TrackingDoor {
  private readonly failures = new RateWindows();

  constructor(
    private readonly database: Database,
    private readonly tokens: TrackingTokens,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The id of the petition that the token opens. Errors: TRACKING_UNKNOWN alike for an unknown code and a wrong
   * token, TOO_MANY_REQUESTS after too many of them, before anything is looked up.
   */
  async enter({ code, token, caller }: TrackingVisit): Promise<string> {
    this.refuseGuesser(caller);
    const wanted = code.toUpperCase();
    const rows = await this.database.rows<LockRow>(NEIGHBOURS, [wanted]);
    const row = rows.find((each) => each.code === wanted);
    // Compared even where there is nothing to compare with: the time taken tells nothing either.
    const fits = this.tokens.matches(token, row?.tokenHash ?? NO_TOKEN);
    // Again, for the failures of requests that went beside this one.
    this.refuseGuesser(caller);
    if (row && fits) return row.id;
    await this.failures.increment(caller, MINUTE_MS, this.config.TRACKING_FAILURES_PER_MINUTE);
    throw petitionErrors.TRACKING_UNKNOWN();
  }

  /** The token that opens a part of a letter, for whoever has opened the letter: its sender is the same. */
  tokenOfPart(partId: string): string {
    return this.tokens.tokenOf(partId);
  }

  private refuseGuesser(caller: string): void {
    const limit = this.config.TRACKING_FAILURES_PER_MINUTE;
    const retryAfterSeconds = this.failures.secondsExhausted(caller, limit);
    if (retryAfterSeconds > 0) throw platformErrors.TOO_MANY_REQUESTS({ retryAfterSeconds });
  }
}
