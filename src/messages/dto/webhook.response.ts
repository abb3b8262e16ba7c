import type { WebhookDisabledReason, WebhookEvent } from '../webhooks/webhook-url.rules';

export class WebhookResponse {
  id: string;

  /** @example "Cổng thông tin điện tử" */
  name: string;

  /** @example "https://portal.example.gov.vn/hooks/pakn" */
  url: string;

  /** @example ["petition-changed"] */
  events: WebhookEvent[];

  /** Until when the secret before the last rotation signs too; null when none does. */
  formerSecretUntil: string | null;

  /** Since when nothing is sent there; null while it is. */
  disabledAt: string | null;

  /**
   * Who switched it off: GONE when the address itself said so by answering 410.
   * @example null
   */
  disabledReason: WebhookDisabledReason | null;

  /**
   * Until when everything for it waits, because it answered 429 or 503 with Retry-After; null when it did not, or that
   * has passed.
   * @example "2026-04-06T01:10:00.000Z"
   */
  quietUntil: string | null;

  createdAt: string;
}

export class WebhooksResponse {
  items: WebhookResponse[];
}

export class WebhookWithSecretResponse extends WebhookResponse {
  /**
   * Signs what is sent there. Shown only now: it is kept sealed.
   * @example "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="
   */
  secret: string;
}
