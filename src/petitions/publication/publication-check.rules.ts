import type { Finding, KnownPeople } from './masking/finding';
import { findPersonalData, mask } from './masking.rules';

/** The texts the public would read, in the order in which it reads them. */
export const PUBLISHED_FIELDS = [
  'title',
  'summary',
  'finding',
  'cause',
  'actionTaken',
  'competentBody',
  'legalBasis',
  'contact',
] as const;
export type PublishedField = (typeof PUBLISHED_FIELDS)[number];

export type PublicTexts = Readonly<Record<PublishedField, string | null>>;

/** A finding, where it is, and whether a person has decided to keep it. */
export interface PlacedFinding extends Finding {
  /** Names it within one check: `summary:12`, the field and the offset. */
  key: string;
  field: PublishedField;
  /** The finding with some words around it. */
  excerpt: string;
  kept: boolean;
}

export interface CheckedTexts {
  findings: readonly PlacedFinding[];
  /** The texts with every finding masked that is not kept. */
  masked: PublicTexts;
}

const AROUND = 25;

/** Checks every text; of the findings, those in `keep` stay readable. Unknown keys have no effect here. */
export function checkTexts(
  texts: PublicTexts,
  known: KnownPeople,
  keep: readonly string[] = [],
): CheckedTexts {
  const findings: PlacedFinding[] = [];
  const masked: Record<PublishedField, string | null> = { ...texts };
  for (const field of PUBLISHED_FIELDS) {
    const text = texts[field];
    if (text === null) continue;
    const unitContact = field === 'contact';
    const found = findPersonalData(text, known, { unitContact }).map((finding) =>
      placed(finding, { field, text, keep }),
    );
    findings.push(...found);
    masked[field] = mask(
      text,
      found.filter(({ kept }) => !kept),
    );
  }
  return { findings, masked };
}

function placed(
  finding: Finding,
  { field, text, keep }: { field: PublishedField; text: string; keep: readonly string[] },
): PlacedFinding {
  const key = `${field}:${finding.from}`;
  const from = Math.max(0, finding.from - AROUND);
  const to = Math.min(text.length, finding.to + AROUND);
  const excerpt = `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  const kept = finding.confidence === 'SUSPECTED' && keep.includes(key);
  // Cut in the middle of a sign of two code units, an excerpt would be no text.
  return { ...finding, key, field, excerpt: excerpt.toWellFormed(), kept };
}
