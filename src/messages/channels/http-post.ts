import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { inTime } from '../../platform/in-time';
import { httpOutcome, plainCode, type Outcome } from '../outcome.rules';
import { askedSeconds } from '../retry-after.rules';
import { FORBIDDEN_ADDRESS, type KeptConnections } from './connections';

export interface Post {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What it may go over, and so where it may go. */
  over: KeptConnections;
  /** How long the whole of it may take. */
  withinMs: number;
  /** The present, by which a date in Retry-After is read. */
  now: Date;
}

/** What a receiver has to say is not read; it is let finish so far, so that the connection can be kept. */
const MOST_REPLY_BYTES = 65_536;
/** How a connection fails that the other side has closed. */
const CLOSED: readonly unknown[] = ['ECONNRESET', 'EPIPE'];

/**
 * Posts once: no redirect is followed, and the reply's body is thrown away. A connection that was kept may have been
 * closed by the other side just as it was taken: that is no answer, so the post goes again over one of its own. Should
 * the receiver have got it by then, it gets it twice under one key, as always where a connection breaks.
 */
export async function post(sent: Post): Promise<Outcome> {
  const url = new URL(sent.url);
  if (sent.over.refuses(url)) return { kind: 'REFUSED', code: FORBIDDEN_ADDRESS };
  const giveUp = new AbortController();
  try {
    const { status, retryAfter } = await inTime(replyTo(url, sent, giveUp.signal), sent.withinMs);
    return httpOutcome(status, askedSeconds(retryAfter, sent.now));
  } catch (error) {
    giveUp.abort();
    const code = plainCode((error as NodeJS.ErrnoException).code);
    return { kind: code === FORBIDDEN_ADDRESS ? 'REFUSED' : 'FAILED', code };
  }
}

/** What is heard of a reply. */
interface Reply {
  status: number;
  retryAfter: string | undefined;
}

async function replyTo(url: URL, sent: Post, signal: AbortSignal): Promise<Reply> {
  const kept = begin(url, sent, { signal, fresh: false });
  try {
    return await kept.reply;
  } catch (error) {
    const closed = CLOSED.includes((error as NodeJS.ErrnoException).code);
    if (!kept.request.reusedSocket || !closed || signal.aborted) throw error;
    return begin(url, sent, { signal, fresh: true }).reply;
  }
}

function begin(
  url: URL,
  { headers, body, over, withinMs }: Post,
  { signal, fresh }: { signal: AbortSignal; fresh: boolean },
): { request: ClientRequest; reply: Promise<Reply> } {
  const bytes = Buffer.from(body);
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(bytes.length), 'user-agent': 'pakn' },
    timeout: withinMs,
    signal,
    // One of its own is judged by the same look-up.
    agent: fresh ? false : over.agentFor(url),
    ...(over.lookup ? { lookup: over.lookup } : {}),
  });
  const reply = new Promise<Reply>((resolve, reject) => {
    request.on('error', reject);
    request.once('timeout', () => request.destroy(coded('ETIMEDOUT')));
    request.once('response', (response) => {
      letFinish(response, withinMs);
      const { statusCode: status = 0, headers: said } = response;
      resolve({ status, retryAfter: said['retry-after'] });
    });
  });
  request.end(bytes);
  return { request, reply };
}

/** A connection can be kept once the reply is over; one whose reply goes on and on is not worth it. */
function letFinish(response: IncomingMessage, withinMs: number): void {
  let received = 0;
  const enough = setTimeout(() => response.destroy(), withinMs).unref();
  response.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > MOST_REPLY_BYTES) response.destroy();
  });
  response.on('error', () => undefined);
  response.once('close', () => clearTimeout(enough));
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });
