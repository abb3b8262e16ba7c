import { Inject, Injectable, Logger } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { Database } from '../../platform/database/database';
import { Nudger, type Nudge } from '../../platform/queue/nudger';
import { newWebhookSecret } from '../channels/webhook-signature';
import type { ChangeWebhookRequest, CreateWebhookRequest } from '../dto/webhook.request';
import type { WebhookResponse, WebhookWithSecretResponse } from '../dto/webhook.response';
import { messageErrors } from '../messages.errors';
import { writeMessages } from '../outbox';
import { heldUntil } from '../retry-after.rules';
import { SEND_MESSAGES } from '../send-messages.sweep';
import { WebhookSecrets } from './webhook-secrets';
import { webhookUrlFits } from './webhook-url.rules';

/** More systems than a province has; each is a row more for every event. */
const MOST_WEBHOOKS = 50;
/** For how long a secret signs after it was replaced: time enough to change it on the other side. */
const FORMER_HOURS = 24;

interface WebhookRow extends Omit<
  WebhookResponse,
  'disabledAt' | 'createdAt' | 'formerSecretUntil' | 'quietUntil'
> {
  formerUntil: Date | null;
  quietUntil: Date | null;
  disabledAt: Date | null;
  createdAt: Date;
}

const COLUMNS = `id, name, url, events, former_until as "formerUntil", disabled_at as "disabledAt",
  disabled_reason as "disabledReason", quiet_until as "quietUntil", created_at as "createdAt"`;

/** Other systems that are told of events. */
@Injectable()
export class Webhooks {
  private readonly logger = new Logger('Webhooks');
  private readonly nudge: Nudge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: WebhookSecrets,
    @Inject(CONFIG) private readonly config: Config,
    nudger: Nudger,
  ) {
    this.nudge = nudger.toward(SEND_MESSAGES);
  }

  /** All of them, by name; a few. */
  async list(): Promise<WebhookResponse[]> {
    const rows = await this.database.rows<WebhookRow>(
      `select ${COLUMNS} from webhook order by name limit ${MOST_WEBHOOKS}`,
    );
    return rows.map((row) => this.shape(row));
  }

  /** Throws WEBHOOK_UNKNOWN. */
  async one(id: string): Promise<WebhookResponse> {
    return this.shape(await this.require(id));
  }

  /** Errors: WEBHOOK_URL_REFUSED, WEBHOOK_NAME_TAKEN, WEBHOOKS_TOO_MANY. The secret is returned this once. */
  async create(given: CreateWebhookRequest): Promise<WebhookWithSecretResponse> {
    this.refuseUnfit(given.url);
    const id = newId();
    const secret = newWebhookSecret();
    const { keyId, sealed } = this.secrets.seal(id, secret);
    const row = await this.database.transaction(async (tx) => {
      await tx.rows(`lock table webhook in share row exclusive mode`);
      const [count] = await tx.rows<{ there: number }>(`select count(*) as there from webhook`);
      if ((count?.there ?? 0) >= MOST_WEBHOOKS) {
        throw messageErrors.WEBHOOKS_TOO_MANY({ limit: MOST_WEBHOOKS });
      }
      const [made] = await tx.rows<WebhookRow>(
        `insert into webhook (id, name, url, events, key_id, sealed, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing returning ${COLUMNS}`,
        [id, given.name, given.url, given.events, keyId, sealed, this.clock.now()],
      );
      if (!made) throw messageErrors.WEBHOOK_NAME_TAKEN({ name: given.name });
      return made;
    });
    this.logger.log({ event: 'WEBHOOK_CREATED', webhookId: id });
    return { ...this.shape(row), secret };
  }

  /**
   * Switched off or on is the administrator's word over the address's own: it ends the alarm of one that was gone, and
   * the time that one asked for. Another address never asked.
   * Errors: WEBHOOK_UNKNOWN, WEBHOOK_URL_REFUSED, WEBHOOK_NAME_TAKEN.
   */
  async change(id: string, change: ChangeWebhookRequest): Promise<WebhookResponse> {
    if (change.url !== undefined) this.refuseUnfit(change.url);
    const [row] = await this.database
      .rows<WebhookRow>(
        `update webhook set name = coalesce($2, name), url = coalesce($3, url),
           events = coalesce($4, events),
           disabled_at = case $5::boolean when true then coalesce(disabled_at, $6)
             when false then null else disabled_at end,
           disabled_reason = case $5::boolean when true then 'ADMINISTRATOR'
             when false then null else disabled_reason end,
           quiet_until = case when $5::boolean is false or $3 <> url then null
             else quiet_until end
         where id = $1 returning ${COLUMNS}`,
        [
          id,
          change.name ?? null,
          change.url ?? null,
          change.events ?? null,
          change.disabled ?? null,
          this.clock.now(),
        ],
      )
      .catch((error: unknown) => {
        const { constraint } = error as { constraint?: string };
        if (constraint !== 'uq_webhook_name') throw error;
        throw messageErrors.WEBHOOK_NAME_TAKEN({ name: change.name });
      });
    if (!row) throw messageErrors.WEBHOOK_UNKNOWN();
    this.logger.log({ event: 'WEBHOOK_CHANGED', webhookId: id });
    return this.shape(row);
  }

  /** Gives it a new secret, returned this once; the old one signs beside it for a day. WEBHOOK_UNKNOWN. */
  async rotate(id: string): Promise<WebhookWithSecretResponse> {
    const secret = newWebhookSecret();
    const { keyId, sealed } = this.secrets.seal(id, secret);
    const until = new Date(this.clock.now().getTime() + FORMER_HOURS * 3_600_000);
    const [row] = await this.database.rows<WebhookRow>(
      `update webhook set former_key_id = key_id, former_sealed = sealed, former_until = $4,
         key_id = $2, sealed = $3
       where id = $1 returning ${COLUMNS}`,
      [id, keyId, sealed, until],
    );
    if (!row) throw messageErrors.WEBHOOK_UNKNOWN();
    this.logger.log({ event: 'WEBHOOK_SECRET_ROTATED', webhookId: id });
    return { ...this.shape(row), secret };
  }

  /** Writes a trial to it. WEBHOOK_UNKNOWN. */
  async test(id: string): Promise<void> {
    await this.require(id);
    const key = `webhook-test:${newId()}`;
    await this.database.transaction((tx) =>
      writeMessages(
        tx,
        [
          {
            audience: 'SYSTEM',
            channel: 'WEBHOOK',
            template: 'system.webhook-test',
            key,
            locale: 'vi',
            payload: { code: 'TEST' },
            webhookId: id,
          },
        ],
        this.clock.now(),
      ),
    );
    await this.nudge();
  }

  /** Only one that nothing was written for: WEBHOOK_IN_USE. WEBHOOK_UNKNOWN. */
  async remove(id: string): Promise<void> {
    await this.require(id);
    const gone = await this.database
      .rows(`delete from webhook where id = $1 returning id`, [id])
      .catch((error: unknown) => {
        const { constraint } = error as { constraint?: string };
        if (constraint !== 'fk_outbox_webhook') throw error;
        throw messageErrors.WEBHOOK_IN_USE();
      });
    if (gone.length > 0) this.logger.log({ event: 'WEBHOOK_DELETED', webhookId: id });
  }

  private async require(id: string): Promise<WebhookRow> {
    const [row] = await this.database.rows<WebhookRow>(
      `select ${COLUMNS} from webhook where id = $1`,
      [id],
    );
    if (!row) throw messageErrors.WEBHOOK_UNKNOWN();
    return row;
  }

  private refuseUnfit(text: string): void {
    const privateAllowed = this.config.WEBHOOK_PRIVATE_ADDRESSES === 'allow';
    if (!URL.canParse(text) || !webhookUrlFits(new URL(text), privateAllowed)) {
      throw messageErrors.WEBHOOK_URL_REFUSED();
    }
  }

  private shape(row: WebhookRow): WebhookResponse {
    const { id, name, url, events, formerUntil, disabledAt, disabledReason, createdAt } = row;
    const now = this.clock.now();
    const holds = formerUntil !== null && formerUntil > now;
    return {
      id,
      name,
      url,
      events,
      formerSecretUntil: holds ? formerUntil.toISOString() : null,
      disabledAt: disabledAt?.toISOString() ?? null,
      disabledReason,
      quietUntil: heldUntil(row.quietUntil, now)?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    };
  }
}
