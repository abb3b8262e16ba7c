import type { Language, Sentence } from '../i18n/language';
import { fill } from '../i18n/language';

/** What a stable error code means: its HTTP status and its sentence, with `{details}` filled in. */
export interface ErrorDefinition extends Sentence {
  status: number;
}

export type ErrorDetails = Readonly<Record<string, unknown>>;

/** A refusal the caller can act on. `details` must be safe to show: never a citizen's name or text. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly details: ErrorDetails = {},
  ) {
    super(`${code}: ${fill(definition.en, details)}`);
  }

  get status(): number {
    return this.definition.status;
  }

  sentence(language: Language): string {
    return fill(this.definition[language], this.details);
  }
}

const catalog = new Map<string, ErrorDefinition>();

/** Every code known to the process, for the documentation and the guard test. */
export function knownErrors(): ReadonlyMap<string, ErrorDefinition> {
  return catalog;
}

/**
 * Declares a module's errors once; returns a maker for each code: `throw errors.UNIT_UNKNOWN({ code })`.
 * A code declared twice is a programming error and stops the start.
 */
export function defineErrors<T extends Record<string, ErrorDefinition>>(
  definitions: T,
): { [K in keyof T]: (details?: ErrorDetails) => DomainError } {
  const makers: Record<string, (details?: ErrorDetails) => DomainError> = {};
  for (const [code, definition] of Object.entries(definitions)) {
    if (catalog.has(code)) throw new Error(`error code ${code} is declared twice`);
    catalog.set(code, definition);
    makers[code] = (details) => new DomainError(code, definition, details);
  }
  return makers as { [K in keyof T]: (details?: ErrorDetails) => DomainError };
}
