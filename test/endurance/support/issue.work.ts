import { LetterPrinter } from '../../../src/notices/letter-printer';
import { LetterheadService } from '../../../src/notices/letterhead.service';
import { NoticeActions } from '../../../src/notices/notice-actions.service';
import { NoticeViews } from '../../../src/notices/notice-views';
import type { Nudger } from '../../../src/platform/queue/nudger';
import { officeOf, openNoticeParts, repeatable } from './notice-parts';
import type { Work, WorkOrder } from './work';

/** Every nudge is lost here: it costs nothing but time, for the schedule prints the letters too. */
const DEAF = { toward: () => async () => undefined } as unknown as Nudger;

/** The office issues approved letters one after the other; the details name them. Answers with their numbers. */
export async function open(order: WorkOrder): Promise<Work> {
  const { database, clock, references, settings, reminders, close } = await openNoticeParts(order);
  const letterhead = new LetterheadService(settings, clock, new LetterPrinter());
  const views = new NoticeViews(database, references, reminders, clock);
  const actions = new NoticeActions(database, clock, references, letterhead, views, DEAF);
  const issue = (id: string) =>
    actions.act(
      { action: 'issue', input: { signerName: 'Nguyễn Thị Mẫu' } },
      { id, principal: officeOf(order), ifVersion: null, idempotency: repeatable(`issue-${id}`) },
    );
  return {
    run: async () => {
      const numbers: (number | null)[] = [];
      for (const id of (order.details.letters ?? '').split(' ')) {
        numbers.push((await issue(id)).number);
      }
      return numbers;
    },
    close,
  };
}
