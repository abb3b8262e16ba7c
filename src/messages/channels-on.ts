import type { Config } from '../platform/config/config';
import type { MessageChannel } from './message';

/** The ways out of the house that are configured; the inbox is always there, and is no way out. */
export function channelsOn(
  config: Pick<Config, 'SMTP_URL' | 'SMS_GATEWAY_URL'>,
): readonly Exclude<MessageChannel, 'INBOX'>[] {
  return [
    ...(config.SMTP_URL === undefined ? [] : (['EMAIL'] as const)),
    ...(config.SMS_GATEWAY_URL === undefined ? [] : (['SMS'] as const)),
    'WEBHOOK',
  ];
}
