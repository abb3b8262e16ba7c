/** A UUIDv7 of an instant, made by PostgreSQL 15. */
export const idAt = (instant: string): string =>
  idWith(`regexp_replace(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0'),
     '^.{8}', '\\&-')`);

/** A UUIDv7 made by PostgreSQL 15: `prefix` is the expression of its first half, the time. */
export const idWith = (prefix: string): string =>
  `overlay(overlay(gen_random_uuid()::text placing ${prefix} from 1 for 13)
     placing '7' from 15 for 1)::uuid`;

/** The first half of a UUIDv7 of an instant, moved by so many milliseconds. */
export function idPrefix(at: Date, plusMs = 0): string {
  const hex = (at.getTime() + plusMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** No UUIDv7 of this instant or later is smaller. */
export const firstIdOf = (at: Date): string => `${idPrefix(at)}-7000-8000-000000000000`;
