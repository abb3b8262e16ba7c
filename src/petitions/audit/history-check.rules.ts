import { sealOf, type ChainedEvent } from '../ledger/event-chain';

/** A link as the database holds it. */
export interface StoredLink extends ChainedEvent {
  /** Its instants are whole milliseconds, as they were when it was sealed. */
  isExact: boolean;
}

/** How far a history has been read: its last link. */
export interface Tip {
  seq: number;
  hash: string;
  toState: string;
}

/** What the petition itself says of its history. */
export interface Claim {
  state: string;
  version: number;
  lastEventHash: string;
}

/** Where a chain is broken, and how; `seq` is the event at which it shows. */
export interface Break {
  seq: number;
  what: string;
}

/**
 * Whether a link follows from the one before it: next number, sealed over what it holds, carrying the seal before.
 * Returns what is wrong first, or null. One changed byte breaks one link and no other, since the links after it
 * are measured by the seals that stand.
 */
export function brokenLink(before: Tip | null, link: StoredLink): Break | null {
  const { seq } = link;
  const expected = (before?.seq ?? 0) + 1;
  if (seq !== expected) return { seq: expected, what: missing(expected, seq) };
  if (!link.isExact || sealOf(link) !== link.hash) {
    return { seq, what: 'it does not hold what was sealed' };
  }
  if (link.prevHash !== (before?.hash ?? null)) {
    return { seq, what: 'it does not carry the seal of the event before it' };
  }
  return null;
}

const missing = (expected: number, found: number): string =>
  found < expected
    ? `event ${found} stands where it was expected`
    : `it is missing, and event ${found} comes next`;

/** Whether a history ends where its petition says: number, seal and state. Returns what is wrong first, or null. */
export function brokenEnd(tip: Tip | null, claim: Claim): Break | null {
  if (!tip) return { seq: 1, what: 'it is missing, and there is no other' };
  if (tip.seq < claim.version) {
    return {
      seq: tip.seq + 1,
      what: `it is missing, and the petition is at version ${claim.version}`,
    };
  }
  if (tip.seq > claim.version) {
    return {
      seq: claim.version + 1,
      what: `it was added, for the petition is at version ${claim.version}`,
    };
  }
  if (tip.hash !== claim.lastEventHash) {
    return { seq: tip.seq, what: 'it is not the event that the petition was left with' };
  }
  if (tip.toState !== claim.state) {
    return { seq: tip.seq, what: `it leads to ${tip.toState}, but the petition is ${claim.state}` };
  }
  return null;
}
