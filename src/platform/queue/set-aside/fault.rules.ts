/** Why a row could not be worked on, in words that name no content of it. */
export interface Fault {
  /** A SQLSTATE, or the code or name of our own error. */
  code: string;
  constraint: string | null;
}

/**
 * Classes of SQLSTATE that lie in what rows hold, and would be there again at the next attempt: cardinality, data,
 * integrity, what triggers refuse (27, P0), check options, and a row too large for its index. Not among them:
 * connections, deadlocks, time limits, disks, rights, statements that are wrong in themselves.
 */
const OF_DATA = /^(21|22|23|27|44|P0)...$|^54000$/;

/** What PostgreSQL's driver and our own errors add to an error. */
interface Traits {
  code?: unknown;
  severity?: unknown;
  constraint?: unknown;
  definition?: unknown;
}

/**
 * What is wrong with the row, when an error lies in the data; null when it lies anywhere else, so that trying again
 * is the remedy. RangeError and TypeError are what our own rules make of a row nobody thought of; a domain error is
 * recognised by its code and definition.
 */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null;
  const { code, severity, constraint, definition } = error as Error & Traits;
  if (typeof code === 'string' && typeof severity === 'string') {
    if (!OF_DATA.test(code)) return null;
    return { code, constraint: typeof constraint === 'string' ? constraint : null };
  }
  if (typeof code === 'string' && definition) return { code, constraint: null };
  if (code !== undefined) return null;
  // A `fetch` that found no network is a TypeError too, with its cause.
  const isOurs = error instanceof RangeError || error instanceof TypeError;
  return isOurs && error.cause === undefined ? { code: error.name, constraint: null } : null;
}

const FIRST_WAIT_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;

/** How long a row is left alone after it failed so many times: a quarter of an hour, then twice as long, at most a day. */
export const waitAfterFault = (times: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** Math.min(times - 1, 20), LONGEST_WAIT_MS);

/** The two halves of more than one. */
export function halvesOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
