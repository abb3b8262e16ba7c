import { LIFECYCLE } from './lifecycle.table';
import { isClassifying } from './petition-guards.rules';
import {
  FINAL_STATES,
  GUARDS,
  OPEN_STATES,
  PETITION_ACTIONS,
  PETITION_STATES,
  targetsOf,
  type Guard,
  type Transition,
} from './petition.rules';

/** What each guard asks, in the words of the office. */
const GUARD_WORDS: Readonly<Record<Guard, string>> = {
  HAS_CLASS: 'it has been given a class',
  NOT_TO_BE_DIVERTED: 'it is no khiếu nại or tố cáo',
  TO_BE_DIVERTED: 'it is a khiếu nại or tố cáo',
  NOT_BINDING: 'the intake desk has not decided after several refusals',
  NO_OFFER: 'no transfer is offered already',
  BEFORE_DUE: 'the limit to answer has not passed',
  EXTENSION_UNUSED: 'no extension was asked for in this cycle',
  EXTENSION_ASKED: 'a request for an extension waits for its decision',
  ANSWERED: 'the petition it was merged into is answered',
  NOT_ANONYMOUS: 'it is not anonymous',
  NOT_RATED: 'this answer has not been rated',
  MAY_BE_REOPENED: 'the time to complain again has not passed (policy REOPEN)',
};

const STANDING_WORDS = {
  HOLDER: 'the unit that holds it',
  OFFERED: 'the unit it is offered to',
  PARTICIPANT: 'a unit that owes a contribution',
} as const;

/** The diagram and the tables of docs/lifecycle.md, as Markdown made from the lifecycle table itself. */
export function lifecycleDocument(): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> SUBMITTED: submit',
    ...arrows().map((arrow) => `  ${arrow}`),
    ...FINAL_STATES.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    `Open, with the citizen's clock running: ${OPEN_STATES.join(', ')}. Final: ${FINAL_STATES.join(', ')}.`,
    '',
    '| action | from | to | who | at | only if |',
    '| --- | --- | --- | --- | --- | --- |',
    ...LIFECYCLE.map(tableRow),
    '',
    'What the guards ask:',
    '',
    ...GUARDS.map((guard) => `- \`${guard}\`: ${GUARD_WORDS[guard]}`),
    '',
    `With ${classifying()} the class may be given: the guards look at the class that will stand then.`,
    '',
  ].join('\n');
}

const classifying = (): string =>
  PETITION_ACTIONS.filter(isClassifying)
    .map((action) => `\`${action}\``)
    .join(' and ');

/** One arrow for each pair of states, with all the actions that lead along it. */
function arrows(): string[] {
  const actions = new Map<string, Set<string>>();
  for (const row of LIFECYCLE) {
    for (const from of row.from) {
      for (const to of targetsOf(row, from)) {
        if (to === from) continue;
        const arrow = `${from} --> ${to}`;
        actions.set(arrow, (actions.get(arrow) ?? new Set()).add(row.action));
      }
    }
  }
  const inOrder = PETITION_STATES.flatMap((from) =>
    [...actions].filter(([arrow]) => arrow.startsWith(`${from} -->`)),
  );
  return inOrder.map(([arrow, names]) => `${arrow}: ${[...names].join(' / ')}`);
}

function tableRow(row: Transition): string {
  const to = row.to === 'SAME' ? 'the same' : row.to === 'BACK' ? 'where it was asked' : row.to;
  return `| ${[
    row.action,
    row.from.join(', '),
    row.or ? `${to}, or ${row.or}` : to,
    row.roles.join(', '),
    STANDING_WORDS[row.standing],
    row.guards.map((guard) => `\`${guard}\``).join(', '),
  ].join(' | ')} |`;
}
