export type Language = 'vi' | 'en';

/** A sentence in both languages of the product. */
export interface Sentence {
  vi: string;
  en: string;
}

/** Vietnamese unless the client ranks English above it (RFC 9110 section 12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'vi';
  let best: { language: Language; weight: number } = { language: 'vi', weight: 0 };
  for (const part of acceptLanguage.split(',').slice(0, 10)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((p) => p.trim()).find((p) => p.startsWith('q='));
    const weight = quality ? Number(quality.slice(2)) || 0 : 1;
    const primary = tag.split('-')[0];
    if ((primary === 'vi' || primary === 'en') && weight > best.weight) {
      best = { language: primary, weight };
    }
  }
  return best.language;
}

/** Fills `{name}` in a sentence; an unknown name stays as it is, so a missing detail is seen. */
export function fill(template: string, details: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in details ? worded(details[name]) : whole,
  );
}

const worded = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : String(value);
