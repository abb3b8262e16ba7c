import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { httpOutcome, plainCode, type Outcome } from '../outcome.rules';
import { isPublicAddress } from './address.rules';
import { inTime } from '../../platform/in-time';
import { askedSeconds } from '../retry-after.rules';

export interface Post {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whether an address of this house may be meant: only where an operator chose it. */
  privateAllowed: boolean;
  /** How long the whole of it may take. */
  withinMs: number;
  /** The present, by which a date in Retry-After is read. */
  now: Date;
}

const FORBIDDEN_ADDRESS = 'EADDRESSPRIVATE';
/** What a receiver has to say is not read; it is let finish so far, so that the connection ends well. */
const MOST_REPLY_BYTES = 65_536;

/**
 * Posts once: no redirect is followed, and the reply's body is thrown away. The name is resolved and judged by the
 * very look-up that the connection uses, so it cannot be judged as one address and reached as another.
 */
export async function post(sent: Post): Promise<Outcome> {
  const url = new URL(sent.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!sent.privateAllowed && isIP(host) !== 0 && !isPublicAddress(host)) {
    return { kind: 'REFUSED', code: FORBIDDEN_ADDRESS };
  }
  const giveUp = new AbortController();
  try {
    const { status, retryAfter } = await inTime(replyOf(url, sent, giveUp.signal), sent.withinMs);
    return httpOutcome(status, askedSeconds(retryAfter, sent.now));
  } catch (error) {
    const code = plainCode((error as NodeJS.ErrnoException).code);
    return { kind: code === FORBIDDEN_ADDRESS ? 'REFUSED' : 'FAILED', code };
  } finally {
    giveUp.abort();
  }
}

/** What is heard of a reply. */
interface Reply {
  status: number;
  retryAfter: string | undefined;
}

function replyOf(url: URL, sent: Post, signal: AbortSignal): Promise<Reply> {
  const { headers, body, privateAllowed } = sent;
  const bytes = Buffer.from(body);
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(bytes.length), 'user-agent': 'pakn' },
    timeout: sent.withinMs,
    agent: false,
    signal,
    ...(privateAllowed ? {} : { lookup: publicLookup as NonNullable<RequestOptions['lookup']> }),
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options);
    request.once('error', reject);
    request.once('timeout', () => request.destroy(coded('ETIMEDOUT')));
    request.once('response', (response) => {
      let received = 0;
      response.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > MOST_REPLY_BYTES) response.destroy();
      });
      response.once('error', () => undefined);
      resolve({
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'],
      });
    });
    request.end(bytes);
  });
}

type Found = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/** node's look-up, that finds nothing when any of a name's addresses is not a public one. */
function publicLookup(host: string, options: { all?: boolean }, found: Found): void {
  lookup(host, { all: true }, (error, addresses) => {
    if (error) return found(error);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => !isPublicAddress(address))) {
      return found(coded(FORBIDDEN_ADDRESS));
    }
    return options.all ? found(null, addresses) : found(null, first.address, first.family);
  });
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });
