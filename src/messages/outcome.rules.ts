/** How sending ended. A refusal is for good; a failure may pass. Codes only: what a server said may name somebody. */
export type Outcome =
  | { kind: 'SENT' }
  /** `askedSeconds`: for how long the receiver asks to be left alone; `url`: where it stood, if it is a webhook. */
  | { kind: 'FAILED'; code: string; askedSeconds?: number; url?: string }
  | { kind: 'REFUSED'; code: string }
  /** The receiver says that it is there no more, for this message or any other: it stood at `url`. */
  | { kind: 'GONE'; code: string; url: string }
  /** Nobody is to be told any more: no address, switched off. */
  | { kind: 'NEEDLESS'; code: string }
  /** Quiet hours: nothing was tried, and it is due again then. */
  | { kind: 'EARLY'; until: Date }
  /** Its receiver asked for time: nothing was tried, and it is due as before once that is over. */
  | { kind: 'HELD' };

export const SENT: Outcome = { kind: 'SENT' };
export const HELD: Outcome = { kind: 'HELD' };

/** Its time is over before it could be sent. */
export const OUTDATED: Outcome = { kind: 'NEEDLESS', code: 'OUTDATED' };

/** Whether what was good until an instant, null for ever, tells nobody anything any more at another. */
export const isOutdated = (notAfter: Date | null, at: Date): boolean =>
  notAfter !== null && at >= notAfter;

/** What can only be put off until after its time is not worth the wait: what comes after it tells the same. */
export const inItsTime = (outcome: Outcome, notAfter: Date | null): Outcome =>
  outcome.kind === 'EARLY' && isOutdated(notAfter, outcome.until) ? OUTDATED : outcome;

/** What an SMTP client tells of a failure. */
export interface SmtpFailure {
  code?: string | undefined;
  responseCode?: number | undefined;
}

/**
 * 5xx is the server's last word about this message, except where it is about us: a password that is refused must not
 * bury what is written meanwhile. Everything else may pass.
 */
export function smtpOutcome({ code, responseCode }: SmtpFailure): Outcome {
  const ours = code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS';
  const named = responseCode ? `SMTP_${responseCode}` : plainCode(code);
  const refused = responseCode !== undefined && responseCode >= 500 && responseCode < 600 && !ours;
  return { kind: refused ? 'REFUSED' : 'FAILED', code: named };
}

/**
 * 2xx is sent; 4xx is refused but for 408 and 429, which ask for patience; the rest may pass. `asked` are the seconds
 * of its Retry-After, which mean something with 429 and 503.
 */
export function httpOutcome(status: number, asked = 0): Outcome {
  if (status >= 200 && status < 300) return SENT;
  const code = `HTTP_${status}`;
  const patient = status === 408 || status === 429;
  if (status >= 400 && status < 500 && !patient) return { kind: 'REFUSED', code };
  const heard = asked > 0 && (status === 429 || status === 503);
  return heard ? { kind: 'FAILED', code, askedSeconds: asked } : { kind: 'FAILED', code };
}

/** A code of the system, such as ECONNREFUSED; anything that could be a sentence is not repeated. */
export const plainCode = (code: unknown): string =>
  typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : 'UNKNOWN';
