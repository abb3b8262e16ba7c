/** How sending ended. A refusal is for good; a failure may pass. Codes only: what a server said may name somebody. */
export type Outcome =
  | { kind: 'SENT' }
  | { kind: 'FAILED'; code: string }
  | { kind: 'REFUSED'; code: string }
  /** Nobody is to be told any more: no address, switched off. */
  | { kind: 'NEEDLESS'; code: string }
  /** Quiet hours: nothing was tried, and it is due again then. */
  | { kind: 'EARLY'; until: Date };

export const SENT: Outcome = { kind: 'SENT' };

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

/** 2xx is sent; 4xx is refused but for 408 and 429, which ask for patience; the rest may pass. */
export function httpOutcome(status: number): Outcome {
  if (status >= 200 && status < 300) return SENT;
  const patient = status === 408 || status === 429;
  const refused = status >= 400 && status < 500 && !patient;
  return { kind: refused ? 'REFUSED' : 'FAILED', code: `HTTP_${status}` };
}

/** A code of the system, such as ECONNREFUSED; anything that could be a sentence is not repeated. */
export const plainCode = (code: unknown): string =>
  typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,39}$/.test(code) ? code : 'UNKNOWN';
