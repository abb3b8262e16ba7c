import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import type { Outcome } from '../outcome.rules';
import type { Rendered } from '../templates/render.rules';
import { Connections } from './connections';
import { post } from './http-post';
import { smsBody } from './sms-body.rules';

/** Text messages through a gateway (SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN, SMS_GATEWAY_BODY). */
@Injectable()
export class SmsChannel {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly connections: Connections,
  ) {}

  /** Hands one text to the gateway; a repeat carries the same id. The operator chose the address: it may be within. */
  async send(to: string, words: Rendered, key: string): Promise<Outcome> {
    const { SMS_GATEWAY_URL: url, SMS_GATEWAY_TOKEN: token, SMS_GATEWAY_BODY: form } = this.config;
    if (url === undefined) return { kind: 'FAILED', code: 'CHANNEL_OFF' };
    const { body, contentType } = smsBody(form, { to, text: words.short, id: key });
    const headers = {
      'content-type': contentType,
      'idempotency-key': key,
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    return post({
      url,
      headers,
      body,
      over: this.connections.anywhere,
      withinMs: this.config.SEND_WITHIN_SECONDS * 1000,
      now: this.clock.now(),
    });
  }
}
