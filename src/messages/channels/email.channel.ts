import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.token';
import { SENT, smtpOutcome, type Outcome, type SmtpFailure } from '../outcome.rules';
import type { Rendered } from '../templates/render.rules';
import { inTime } from '../../platform/in-time';

/** A mail's own settings, which the server's address cannot change. */
const limits = (withinMs: number) => ({
  connectionTimeout: withinMs,
  greetingTimeout: withinMs,
  socketTimeout: withinMs,
  disableFileAccess: true,
  disableUrlAccess: true,
});

type Transport = ReturnType<typeof createTransport>;

/** E-mail over SMTP (SMTP_URL, MAIL_FROM). */
@Injectable()
export class EmailChannel implements OnApplicationShutdown {
  private transport: Transport | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Hands one mail to the server. A repeat carries the same Message-ID, so that a mailbox can tell it. */
  async send(to: string, words: Rendered, key: string): Promise<Outcome> {
    const { SMTP_URL: url, MAIL_FROM: from = '' } = this.config;
    if (url === undefined) return { kind: 'FAILED', code: 'CHANNEL_OFF' };
    const withinMs = this.config.SEND_WITHIN_SECONDS * 1000;
    this.transport ??= createTransport({ ...serverOf(url), ...limits(withinMs) });
    const mail = {
      from,
      to: { name: '', address: to },
      subject: words.subject,
      text: words.text,
      html: words.html,
      messageId: messageIdOf(key, from),
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
    try {
      await inTime(this.transport.sendMail(mail), withinMs);
      return SENT;
    } catch (error) {
      return smtpOutcome(error as SmtpFailure);
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}

function serverOf(text: string) {
  const url = new URL(text);
  const secure = url.protocol === 'smtps:';
  return {
    host: url.hostname,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    ...(url.username === ''
      ? {}
      : {
          auth: {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          },
        }),
  };
}

/** `<escalation.0190….0190…@example.vn>`: RFC 5322 allows dots there, and no colons. */
export function messageIdOf(key: string, from: string): string {
  const domain = /@([^\s<>@]+?)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return `<${key.replace(/[^A-Za-z0-9-]+/g, '.')}@${domain}>`;
}
