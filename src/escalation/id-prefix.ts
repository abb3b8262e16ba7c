/**
 * The time half of a batch's UUIDv7s. Each batch takes a millisecond of its own, so that ids grow in due order: lists
 * page by them, and the indexes grow at one end.
 */
export function idPrefix(now: Date, batch: number): string {
  const hex = (now.getTime() + batch).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}
