import { DraftNoticesSweep } from '../../../src/notices/draft-notices.sweep';
import { OperatorAlarms } from '../../../src/platform/alarms/operator-alarms';
import { Metrics } from '../../../src/platform/health/metrics';
import { openNoticeParts } from './notice-parts';
import type { Work, WorkOrder } from './work';

/** A worker that drafts the week's letters. */
export async function open(order: WorkOrder): Promise<Work> {
  const { database, clock, references, reminders, close } = await openNoticeParts(order);
  const alarms = new OperatorAlarms(database, new Metrics());
  const sweep = new DraftNoticesSweep(database, references, reminders, alarms);
  return { run: () => sweep.run(clock.now()), close };
}
