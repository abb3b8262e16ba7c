import { platformErrors } from '../errors/platform.errors';

/** One page of a list: `nextCursor` is null on the last. Lists are never counted and never use OFFSET. */
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export type CursorKey = readonly (string | number)[];

/** The opaque text a client sends back to go on after the row with this key. */
export function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Reads a cursor of `length` parts; anything else is CURSOR_INVALID. */
export function decodeCursor(cursor: string | undefined, length: number): CursorKey | null {
  if (!cursor) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const sound =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number');
    if (sound) return key as CursorKey;
  } catch {
    throw platformErrors.CURSOR_INVALID();
  }
  throw platformErrors.CURSOR_INVALID();
}

/** Cuts a page from rows fetched with `limit + 1`; the key of the last kept row makes the next cursor. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => CursorKey,
  shape: (row: R) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { items: kept.map(shape), nextCursor };
}
