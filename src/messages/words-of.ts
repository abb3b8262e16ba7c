import type { ClaimedMessage } from './message';
import { render, type Rendered } from './templates/render.rules';
import { templateOf } from './templates/templates';

/** A message in its recipient's language; null when its template is unknown or lacks a word. */
export function wordsOf(
  { audience, template, payload, locale }: ClaimedMessage,
  secrets: Readonly<Record<string, string>> = {},
): Rendered | null {
  const found = templateOf(audience, template);
  return found ? render(found, { ...payload, ...secrets }, locale) : null;
}
