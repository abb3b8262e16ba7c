import { SetMetadata } from '@nestjs/common';

export const REFUSALS = 'pakn:refusals';
export const PARAMETER_REFUSALS = 'pakn:parameter-refusals';
export const SENT_HEADERS = 'pakn:sent-headers';
export const READ_HEADERS = 'pakn:read-headers';
export const BODY_EXAMPLES = 'pakn:body-examples';

/** Headers that requests and answers carry beside the body; `known-headers.ts` says what each is. */
export type ReadHeader = 'Idempotency-Key' | 'If-Match' | 'If-None-Match' | 'Tracking-Token';
export type SentHeader =
  'ETag' | 'Location' | 'Retry-After' | 'X-Request-Id' | 'Content-Disposition';

/** A request as somebody would send it, and what it is an example of. */
export interface BodyExample<T> {
  summary: string;
  value: T;
}

/**
 * The domain's refusals that this route, or every route of this controller, can answer with. What follows from the
 * route itself (401, 403, malformed input, 412, 429, 5xx) is derived and not named here.
 */
export const Refuses = (...codes: readonly string[]) => SetMetadata(REFUSALS, codes);

/** Headers that come with success. */
export const SendsHeaders = (...names: readonly SentHeader[]) => SetMetadata(SENT_HEADERS, names);

/** Whole requests to show, for a body whose fields cannot all be sent together; else one is composed from the fields. */
export const BodyExamples = <T>(examples: Readonly<Record<string, BodyExample<T>>>) =>
  SetMetadata(BODY_EXAMPLES, examples);

/** For a parameter's decorator that reads headers: notes on the handler which ones. */
export const readsHeaders = (...names: readonly ReadHeader[]) => noted(READ_HEADERS, names);

/** For a parameter's decorator that refuses by itself: notes on the handler with which codes. */
export const alsoRefuses = (...codes: readonly string[]) => noted(PARAMETER_REFUSALS, codes);

const noted =
  (note: string, values: readonly string[]): ParameterDecorator =>
  (target, key) => {
    const handler: unknown = key === undefined ? undefined : Reflect.get(target, key);
    if (typeof handler !== 'function') return;
    const before = (Reflect.getMetadata(note, handler) ?? []) as string[];
    Reflect.defineMetadata(note, [...before, ...values], handler);
  };
