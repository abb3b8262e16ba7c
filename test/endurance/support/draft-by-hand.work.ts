import { NoticeDrafting } from '../../../src/notices/notice-drafting.service';
import { officeOf, openNoticeParts, repeatable } from './notice-parts';
import type { Work, WorkOrder } from './work';

/** The office asks for the letters to all units, by `POST /notices/draft` under one key. */
export async function open(order: WorkOrder): Promise<Work> {
  const { database, clock, references, reminders, close } = await openNoticeParts(order);
  const drafting = new NoticeDrafting(database, clock, references, reminders);
  return { run: () => drafting.draft({}, officeOf(order), repeatable('draft-of-monday')), close };
}
