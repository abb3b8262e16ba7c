import { foldedWords } from '../../units/folded-text.rules';

/** What somebody who typed into the search box means. */
export type SearchQuery =
  | { kind: 'CODE'; code: string }
  | { kind: 'NATIONAL_CODE'; code: string }
  | { kind: 'WORDS'; words: readonly string[] };

/** `H19.PA.2026.000123`: the prefix is a setting. */
const OWN_CODE = /^[a-z][a-z0-9]*(?:\.[a-z0-9]+)*\.\d{4}\.\d{6,}$/i;
const NATIONAL_CODE = /^PAKN\.\d{8}\.\d{4,6}$/i;

/** Reads a query: a code in any case, else its words as `petition.search_terms` holds them, each once. */
export function readQuery(text: string): SearchQuery {
  const given = text.trim();
  if (NATIONAL_CODE.test(given)) return { kind: 'NATIONAL_CODE', code: given.toUpperCase() };
  if (OWN_CODE.test(given)) return { kind: 'CODE', code: given.toUpperCase() };
  // Compatible forms first, as the index has them: `m²` is m2.
  const words = foldedWords(given.normalize('NFKC')).split(' ').filter(Boolean);
  return { kind: 'WORDS', words: [...new Set(words)] };
}

/** Facts that `petition.search_terms` holds beside the words, under these names. */
export const FACETS = ['class', 'field', 'channel', 'commune'] as const;
export type Facet = (typeof FACETS)[number];

export type Facets = Readonly<Record<Facet, readonly string[] | null>>;

/**
 * The words, all of them, and for each facet one of its values, as the text of a tsquery; null when nothing is asked.
 * A quote or a backslash cannot come in: words are letters and digits, values are checked at the door.
 */
export function termsOf(words: readonly string[], facets: Facets): string | null {
  const parts = [
    ...words.map(quoted),
    ...FACETS.flatMap((facet) => {
      const values = facets[facet];
      return values ? [`(${values.map((value) => quoted(`${facet}:${value}`)).join(' | ')})`] : [];
    }),
  ];
  return parts.length === 0 ? null : parts.join(' & ');
}

function quoted(term: string): string {
  if (!/^[A-Za-z0-9_:]+$/.test(term)) throw new Error('a term of a search has a foreign sign');
  return `'${term}'`;
}
