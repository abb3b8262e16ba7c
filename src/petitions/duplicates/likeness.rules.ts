import { localDayOf } from '../../calendar/local-time.rules';
import { foldedWords } from '../../units/folded-text.rules';

/** What two petitions are compared by. */
export interface Matter {
  title: string;
  content: string;
  class: string | null;
  communeCode: string | null;
  address: string | null;
  latitude: number | null;
  longitude: number | null;
  submittedAt: Date;
}

export const LIKENESS_REASONS = [
  'SAME_TEXT',
  'SIMILAR_TEXT',
  'SAME_PLACE',
  'NEAR',
  'SAME_COMMUNE',
  'SAME_DAY',
  'SAME_WEEK',
  'SAME_CLASS',
] as const;
export type LikenessReason = (typeof LIKENESS_REASONS)[number];

export interface Likeness {
  /** 0 to 1, two decimals. */
  score: number;
  reasons: LikenessReason[];
  /** Metres between the two places; null unless both have coordinates. */
  distanceMetres: number | null;
}

/** How far back and ahead duplicates are looked for. */
export const WINDOW_DAYS = 30;

/** From this score on an officer is shown the other petition. */
export const LIKELY = 0.4;

/** What people write says most of what they mean; where it happened comes next. */
const WEIGHTS = { text: 0.6, place: 0.25, time: 0.1, class: 0.05 } as const;

const SAME_TEXT = 0.9;
const SIMILAR_TEXT = 0.3;
const SAME_PLACE_METRES = 50;
const NEAR_METRES = 300;
const FAR_METRES = 2000;
const EARTH_METRES = 6_371_000;

/**
 * How likely two petitions are about one thing, and why. Text is compared without case, diacritics and signs. Our own
 * choice of weights: no rule of law says when two petitions are one, so an officer decides and this only points.
 */
export function likeness(one: Matter, other: Matter): Likeness {
  const text = textLikeness(`${one.title} ${one.content}`, `${other.title} ${other.content}`);
  const place = placeLikeness(one, other);
  const days = Math.abs(localDayOf(one.submittedAt) - localDayOf(other.submittedAt));
  const time = Math.max(0, 1 - days / WINDOW_DAYS);
  const sameClass = one.class !== null && one.class === other.class;
  const score =
    WEIGHTS.text * text +
    WEIGHTS.place * place.likeness +
    WEIGHTS.time * time +
    WEIGHTS.class * (sameClass ? 1 : 0);
  const reasons: LikenessReason[] = [];
  if (text >= SAME_TEXT) reasons.push('SAME_TEXT');
  else if (text >= SIMILAR_TEXT) reasons.push('SIMILAR_TEXT');
  if (place.reason) reasons.push(place.reason);
  if (days === 0) reasons.push('SAME_DAY');
  else if (days <= 7) reasons.push('SAME_WEEK');
  if (sameClass) reasons.push('SAME_CLASS');
  return { score: Math.round(score * 100) / 100, reasons, distanceMetres: place.distanceMetres };
}

/**
 * How much two texts say in the same words, 0 to 1: the share of words they have in common and the share of pairs of
 * neighbouring words, half each. Syllables alone would make all Vietnamese texts alike; their pairs are its words.
 */
export function textLikeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  return (shared(new Set(a), new Set(b)) + shared(pairsOf(a), pairsOf(b))) / 2;
}

const wordsOf = (text: string): string[] => foldedWords(text).split(' ').filter(Boolean);

const pairsOf = (words: readonly string[]): Set<string> =>
  new Set(words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`));

/** Twice what both hold over what each holds: 1 for equal sets, 0 for sets with nothing in common. */
function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const size = one.size + other.size;
  if (size === 0) return 0;
  return (2 * [...one].filter((each) => other.has(each)).length) / size;
}

interface PlaceLikeness {
  likeness: number;
  reason: LikenessReason | null;
  distanceMetres: number | null;
}

/** Coordinates decide where both have them, then the address, then the commune; no place is no sign either way. */
function placeLikeness(one: Matter, other: Matter): PlaceLikeness {
  const distanceMetres = distanceBetween(one, other);
  const found = (likeness_: number, reason: LikenessReason | null): PlaceLikeness => ({
    likeness: likeness_,
    reason,
    distanceMetres,
  });
  const sameCommune = one.communeCode !== null && one.communeCode === other.communeCode;
  if (distanceMetres !== null) {
    if (distanceMetres <= SAME_PLACE_METRES) return found(1, 'SAME_PLACE');
    if (distanceMetres <= NEAR_METRES) return found(0.8, 'NEAR');
    if (distanceMetres > FAR_METRES) return found(0, sameCommune ? 'SAME_COMMUNE' : null);
  }
  if (sameCommune && sameAddress(one.address, other.address)) return found(1, 'SAME_PLACE');
  if (sameCommune) return found(0.4, 'SAME_COMMUNE');
  const unknown = one.communeCode === null || other.communeCode === null;
  return found(unknown ? 0.2 : 0, null);
}

const sameAddress = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && foldedWords(one) === foldedWords(other);

/** Whole metres along the earth's surface (haversine); null unless both have coordinates. */
function distanceBetween(one: Matter, other: Matter): number | null {
  if (one.latitude === null || one.longitude === null) return null;
  if (other.latitude === null || other.longitude === null) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2;
  const h =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(one.longitude, other.longitude);
  return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h))));
}
