import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new secret, as Standard Webhooks writes it: `whsec_` and base64. */
export const newWebhookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** What is signed: id, seconds and body, so that neither can be changed nor an old message sent again as a new one. */
export interface SignedParts {
  id: string;
  timestamp: number;
  body: string;
}

/** One signature for each secret that holds, as the header carries them: `v1,<base64> v1,<base64>`. */
export function signatures(
  secrets: readonly string[],
  { id, timestamp, body }: SignedParts,
): string {
  return secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`);
      return `v1,${hmac.digest('base64')}`;
    })
    .join(' ');
}
