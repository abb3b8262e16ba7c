import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database } from '../../platform/database/database';
import { Gathered } from '../gathered';
import type { ClaimedMessage } from '../message';
import { HELD, type Outcome } from '../outcome.rules';
import { heldUntil } from '../retry-after.rules';
import { WebhookSecrets, type SealedSecrets } from '../webhooks/webhook-secrets';
import { Connections } from './connections';
import { post } from './http-post';
import { signatures } from './webhook-signature';

interface WebhookRow extends SealedSecrets {
  url: string;
  disabled: boolean;
  quietUntil: Date | null;
}

const WEBHOOK = `select id, url, disabled_at is not null as disabled,
    quiet_until as "quietUntil", key_id as "keyId", sealed,
    former_key_id as "formerKeyId", former_sealed as "formerSealed", former_until as "formerUntil"
  from webhook where id = any($1::uuid[])`;

/** "The service is gone": Standard Webhooks has the sender stop by this. */
const GONE = 'HTTP_410';

/** Events to other systems, signed by the conventions of Standard Webhooks. */
@Injectable()
export class WebhookChannel {
  /** Read for each message, since it may have been switched off, moved or asked for time; ten at once read once. */
  private readonly webhooks = new Gathered((ids: readonly (string | null)[]) =>
    this.database.rows<WebhookRow>(WEBHOOK, [[...new Set(ids)]]),
  );

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: WebhookSecrets,
    private readonly connections: Connections,
  ) {}

  /** Posts the event; a repeat has the same webhook-id and a time and signature of its own. */
  async send(message: ClaimedMessage): Promise<Outcome> {
    const found = await this.webhooks.add(message.webhookId);
    const webhook = found.find(({ id }) => id === message.webhookId);
    if (!webhook) return { kind: 'REFUSED', code: 'RECIPIENT_BROKEN' };
    if (webhook.disabled) return { kind: 'NEEDLESS', code: 'WEBHOOK_DISABLED' };
    const now = this.clock.now();
    // It may have asked for time since this message was claimed.
    if (heldUntil(webhook.quietUntil, now)) return HELD;
    const secrets = this.secrets.open(webhook, now);
    if (!secrets) return { kind: 'REFUSED', code: 'RECIPIENT_BROKEN' };
    const timestamp = Math.floor(now.getTime() / 1000);
    const body = JSON.stringify({
      type: message.template.replace(/^system\./, ''),
      timestamp: message.createdAt.toISOString(),
      data: message.payload,
    });
    const id = message.key;
    const privateAllowed = this.config.WEBHOOK_PRIVATE_ADDRESSES === 'allow';
    const outcome = await post({
      url: webhook.url,
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signatures(secrets, { id, timestamp, body }),
      },
      body,
      over: this.connections[privateAllowed ? 'anywhere' : 'outside'],
      withinMs: this.config.SEND_WITHIN_SECONDS * 1000,
      now,
    });
    const { url } = webhook;
    if (outcome.kind === 'FAILED') return { ...outcome, url };
    const gone = outcome.kind === 'REFUSED' && outcome.code === GONE;
    return gone ? { ...outcome, kind: 'GONE', url } : outcome;
  }
}
