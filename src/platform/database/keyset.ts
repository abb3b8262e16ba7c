import { platformErrors } from '../errors/platform.errors';
import { cleanText } from '../http/clean-text';
import { isInstant } from '../http/input.decorators';
import { isUuid } from '../http/uuid';

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

/** What a part of a cursor must be, so that no forged one reaches the database as something else. */
export type CursorPart = 'uuid' | 'number' | 'text' | 'instant';

const SOUND: Readonly<Record<CursorPart, (part: unknown) => boolean>> = {
  uuid: isUuid,
  number: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  text: (part) => typeof part === 'string' && cleanText(part) === part,
  // Only as it was written: a day that does not exist would roll over, or fail in the database.
  instant: (part) => isInstant(part) && new Date(String(part)).toISOString() === part,
};

/** Reads a cursor whose parts are of these kinds, null for none; anything else is CURSOR_INVALID. */
export function decodeCursor(
  cursor: string | undefined,
  parts: readonly CursorPart[],
): CursorKey | null {
  if (!cursor) return null;
  const key = parsed(cursor);
  const sound =
    Array.isArray(key) &&
    key.length === parts.length &&
    parts.every((kind, i) => SOUND[kind](key[i]));
  if (!sound) throw platformErrors.CURSOR_INVALID();
  return key as CursorKey;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw platformErrors.CURSOR_INVALID();
  }
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
