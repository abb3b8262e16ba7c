import { EscalateSweep } from '../../../src/escalation/escalate.sweep';
import { openDatabaseOf, type Work, type WorkOrder } from './work';

/** A worker that raises what is due. */
export async function open(order: WorkOrder): Promise<Work> {
  const { database, close } = await openDatabaseOf(order);
  const sweep = new EscalateSweep(database);
  return { run: () => sweep.run(new Date(order.now)), close };
}
