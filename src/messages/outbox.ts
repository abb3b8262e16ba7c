import type { Transaction } from '../platform/database/database';
import type { OutgoingMessage } from './message';
import { insertMessages, messagesJson } from './outbox.columns';

const WRITE = { name: 'messages.write', text: insertMessages('$1') };

/**
 * Writes messages in the transaction of what they tell: both become true, or neither does. A message whose key is
 * there already is left as it is.
 */
export async function writeMessages(
  tx: Transaction,
  messages: readonly OutgoingMessage[],
  now: Date,
): Promise<void> {
  if (messages.length > 0) await tx.rows(WRITE, [messagesJson(messages, now)]);
}
