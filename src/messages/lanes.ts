import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Config } from '../platform/config/config';
import { CONFIG } from '../platform/config/config.token';
import { Database } from '../platform/database/database';
import { channelsOn } from './channels-on';
import {
  CLAIM,
  CLAIM_FOR_WEBHOOK,
  HOLD_CHANNEL,
  HOLD_WEBHOOK,
  WEBHOOKS_DUE,
} from './lanes.statements';
import type { ClaimedMessage, MessageChannel } from './message';
import type { Outcome } from './outcome.rules';
import { LONGEST_CHANNEL_HOLD_SECONDS } from './retry-after.rules';

/** Two messages after each other, each as slow as SEND_WITHIN_SECONDS lets it be (20 at most), fit with room. */
export const LEASE_SECONDS = 60;

/** What is sent apart from everything else: a channel to many, or all that goes to one webhook. */
export interface Lane {
  channel: Exclude<MessageChannel, 'INBOX'>;
  webhookId: string | null;
}

/** Hands out what is due, lane by lane, and keeps a lane back whose receiver asked for time. */
@Injectable()
export class Lanes {
  private readonly logger = new Logger('Lanes');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
  ) {}

  /** The channels that are configured, and each webhook that something is due for. */
  async open(now: Date): Promise<Lane[]> {
    const webhooks = await this.database.rows<{ id: string }>(WEBHOOKS_DUE, [now]);
    return [
      ...channelsOn(this.config)
        .filter((channel) => channel !== 'WEBHOOK')
        .map((channel) => ({ channel, webhookId: null })),
      ...webhooks.map(({ id }) => ({ channel: 'WEBHOOK' as const, webhookId: id })),
    ];
  }

  /** Takes up to `most` messages with a lease of a minute; none of a lane that is held back. */
  claim({ channel, webhookId }: Lane, now: Date, most: number): Promise<ClaimedMessage[]> {
    const lease = new Date(now.getTime() + LEASE_SECONDS * 1000);
    return webhookId === null
      ? this.database.rows(CLAIM, [now, channel, most, lease])
      : this.database.rows(CLAIM_FOR_WEBHOOK, [now, webhookId, most, lease]);
  }

  /** Holds the whole lane back if its receiver asked for it by this outcome, and says whether it did. */
  async heed({ channel, webhookId }: Lane, outcome: Outcome, now: Date): Promise<boolean> {
    if (outcome.kind !== 'FAILED' || outcome.askedSeconds === undefined) return false;
    const seconds =
      webhookId === null
        ? Math.min(outcome.askedSeconds, LONGEST_CHANNEL_HOLD_SECONDS)
        : outcome.askedSeconds;
    const until = new Date(now.getTime() + seconds * 1000);
    const held =
      webhookId === null
        ? await this.database.rows(HOLD_CHANNEL, [now, channel, until])
        : await this.database.rows(HOLD_WEBHOOK, [now, webhookId, outcome.url, until]);
    if (held.length > 0) this.logger.warn({ event: 'HELD_BACK', channel, webhookId, until });
    return held.length > 0;
  }
}
