import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { PlacedFinding, PublicTexts } from './publication-check.rules';

/** What a person has looked at: one version of one petition, its texts and what was found in them. */
export interface Confirmed {
  petitionId: string;
  version: number;
  texts: PublicTexts;
  findings: readonly PlacedFinding[];
}

const SHAPE = /^([A-Za-z0-9_-]*)\.([A-Za-z0-9_-]{43})$/;

/**
 * Proof that a check was made of exactly this: the keys of the findings that are kept, and a keyed hash over all of
 * it. A change of the petition, a text or a decision makes another.
 */
export function confirmationOf(key: KeyObject, confirmed: Confirmed): string {
  const kept = keptKeys(confirmed.findings);
  return `${Buffer.from(kept.join(' ')).toString('base64url')}.${hashOf(key, confirmed)}`;
}

/** The findings a confirmation says are kept; none when it is no confirmation. Proves nothing by itself. */
export function keptBy(confirmation: string | undefined): string[] {
  const [, kept = ''] = SHAPE.exec(confirmation ?? '') ?? [];
  return Buffer.from(kept, 'base64url').toString('utf8').split(' ').filter(Boolean);
}

/** Whether the confirmation was given for exactly this. Compares in constant time. */
export function confirms(
  key: KeyObject,
  confirmation: string | undefined,
  confirmed: Confirmed,
): boolean {
  const given = Buffer.from(confirmation ?? '');
  const expected = Buffer.from(confirmationOf(key, confirmed));
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const keptKeys = (findings: readonly PlacedFinding[]): string[] =>
  findings.filter(({ kept }) => kept).map((finding) => finding.key);

function hashOf(key: KeyObject, { petitionId, version, texts, findings }: Confirmed): string {
  const found = findings.map(({ key: name, to, kind, kept }) => [name, to, kind, kept]);
  return createHmac('sha256', key)
    .update(JSON.stringify(['publication-check', petitionId, version, texts, found]))
    .digest('base64url');
}
