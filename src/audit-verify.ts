import { parseArgs } from 'node:util';
import { runMaintenance, MaintenanceError, type MaintenanceTask } from './maintenance';
import { auditHistories, petitionIdOf, type AuditReport } from './petitions/audit/history-audit';

/**
 * Checks every petition's history, or with `--petition CODE` one: exit code 0 and one line when all is sound; else
 * 1, with the first broken link by code and number. 2 when it could not be checked.
 */
async function verify({ client }: MaintenanceTask): Promise<number> {
  const { values } = parseArgs({ options: { petition: { type: 'string' } } });
  const began = performance.now();
  const report = await auditHistories(client, await onlyId(client, values.petition));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${lines(report, seconds).join('\n')}\n`);
  return report.first ? 1 : 0;
}

async function onlyId(
  client: MaintenanceTask['client'],
  code: string | undefined,
): Promise<string | undefined> {
  if (code === undefined) return undefined;
  const id = await petitionIdOf(client, code);
  if (id === null) throw new MaintenanceError(`There is no petition ${code}.`);
  return id;
}

function lines({ petitions, events, ...report }: AuditReport, seconds: string): string[] {
  const read = `${counted(petitions, 'petition')}, ${counted(events, 'event')}, ${seconds} s`;
  if (!report.first) return [`Sound: every link holds (${read}).`];
  const { petition, seq, what } = report.first;
  const further = report.broken - 1;
  return [
    `Broken: petition ${petition}, event ${seq}: ${what}.`,
    further === 0
      ? `No other link is broken (${read}).`
      : `${counted(further, 'further broken link')}, in ${counted(report.brokenPetitions, 'petition')} altogether (${read}).`,
  ];
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

void runMaintenance('The check of the history', verify);
