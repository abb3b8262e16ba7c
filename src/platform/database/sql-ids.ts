/** A UUIDv7 of an instant, made by PostgreSQL 15. */
export const idAt = (instant: string): string =>
  idWith(`regexp_replace(lpad(to_hex((extract(epoch from ${instant}) * 1000)::bigint), 12, '0'),
     '^.{8}', '\\&-')`);

/** A UUIDv7 made by PostgreSQL 15: `prefix` is the expression of its first half, the time. */
export const idWith = (prefix: string): string =>
  `overlay(overlay(gen_random_uuid()::text placing ${prefix} from 1 for 13)
     placing '7' from 15 for 1)::uuid`;
