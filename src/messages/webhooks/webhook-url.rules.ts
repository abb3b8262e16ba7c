import { isPublicAddress } from '../channels/address.rules';

/** What a webhook can ask for; each is a template of the same name, with `system.` before it. */
export const WEBHOOK_EVENTS = ['petition-changed'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Who may have switched a webhook off: an administrator, or its address by answering 410 Gone. */
export type WebhookDisabledReason = 'ADMINISTRATOR' | 'GONE';

const LOCAL_NAME = /(^|\.)(localhost|local|internal|home\.arpa)\.?$|^[^.]+$/i;
const LITERAL = /^\d+(\.\d+){0,3}$|^\[/;

/** What the rule looks at of an address. */
interface UrlParts {
  protocol: string;
  hostname: string;
  username: string;
  password: string;
  hash: string;
}

/**
 * Whether an address may be told of events: over TLS and of the public internet, unless the operator allows others.
 * A name that leads inside is found out when it is resolved, at each sending.
 */
export function webhookUrlFits(url: UrlParts, privateAllowed: boolean): boolean {
  const { protocol, hostname } = url;
  if (url.username !== '' || url.password !== '' || url.hash !== '') return false;
  if (privateAllowed) return protocol === 'https:' || protocol === 'http:';
  if (protocol !== 'https:') return false;
  if (LITERAL.test(hostname)) return isPublicAddress(hostname.replace(/^\[|\]$/g, ''));
  return !LOCAL_NAME.test(hostname);
}
