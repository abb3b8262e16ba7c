import type { Role } from '../platform/auth/principal';
import { LIFECYCLE } from './lifecycle.table';

/** Where a petition can stand (design section 4). The first six are open: an answer is still owed. */
export const PETITION_STATES = [
  'SUBMITTED',
  'RECEIVED',
  'AWAITING_SUPPLEMENT',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWER_PROPOSED',
  'ANSWERED',
  'PUBLISHED',
  'CLOSED',
  'REFUSED',
  'DIVERTED',
  'FORWARDED',
  'WITHDRAWN',
  'MERGED',
] as const;
export type PetitionState = (typeof PETITION_STATES)[number];

/** An answer is still owed: the citizen's clock runs. */
export const OPEN_STATES: readonly PetitionState[] = PETITION_STATES.slice(0, 6);

/** Nothing more is done to it. */
export const FINAL_STATES: readonly PetitionState[] = ['REFUSED', 'DIVERTED', 'WITHDRAWN'];

export const PETITION_ACTIONS = [
  'receive',
  'refuse',
  'divert',
  'assign',
  'forward',
  'split',
  'merge',
  'unmerge',
  'accept',
  'return',
  'offer-transfer',
  'accept-transfer',
  'refuse-transfer',
  'request-supplement',
  'supplement',
  'request-extension',
  'decide-extension',
  'ask-contribution',
  'contribute',
  'propose-answer',
  'approve-answer',
  'reject-answer',
  'publish',
  'close',
  'withdraw',
  'rate',
  'reopen',
] as const;
export type PetitionAction = (typeof PETITION_ACTIONS)[number];

/** What can be asked of a petition before an action, beyond its state; `petition-guards.rules.ts` answers. */
export const GUARDS = [
  'HAS_CLASS',
  'NOT_TO_BE_DIVERTED',
  'TO_BE_DIVERTED',
  'NOT_BINDING',
  'NO_OFFER',
  'BEFORE_DUE',
  'EXTENSION_UNUSED',
  'EXTENSION_ASKED',
  'ANSWERED',
  'NOT_ANONYMOUS',
  'NOT_RATED',
  'MAY_BE_REOPENED',
] as const;
export type Guard = (typeof GUARDS)[number];

/**
 * For which unit the role must be held: the one that holds the petition, is offered it, or owes a contribution to it.
 */
export type Standing = 'HOLDER' | 'OFFERED' | 'PARTICIPANT';

export interface Transition {
  action: PetitionAction;
  from: readonly PetitionState[];
  /** SAME leaves the state; BACK is the state from which a supplement was asked for. */
  to: PetitionState | 'SAME' | 'BACK';
  /** Where the action may lead instead, by what it finds. */
  or?: PetitionState;
  roles: readonly Role[];
  standing: Standing;
  guards: readonly Guard[];
}

export const isOpen = (state: PetitionState): boolean => OPEN_STATES.includes(state);

/** The table's row for an action in a state; undefined when the action cannot happen there. */
export function transitionFrom(
  action: PetitionAction,
  state: PetitionState,
): Transition | undefined {
  return LIFECYCLE.find((row) => row.action === action && row.from.includes(state));
}

/** Every state an action can lead to from a state, by the table. */
export function targetsOf(transition: Transition, from: PetitionState): readonly PetitionState[] {
  const alternatives = transition.or ? [transition.or] : [];
  if (transition.to === 'SAME') return [from, ...alternatives];
  if (transition.to === 'BACK') return [...supplementableStates(), ...alternatives];
  return [transition.to, ...alternatives];
}

/** Where a supplement can be asked for, and so where a petition can go back to. */
function supplementableStates(): readonly PetitionState[] {
  return LIFECYCLE.flatMap((row) => (row.action === 'request-supplement' ? row.from : []));
}

/**
 * Faults of the table itself, for the check at start: an action with no row or with two for one state, a state
 * nothing leads to, a state that is not final and has no way out, a final state that has one. Returns sentences;
 * none means sound.
 */
export function lifecycleFaults(table: readonly Transition[] = LIFECYCLE): string[] {
  const faults: string[] = [];
  for (const action of PETITION_ACTIONS) {
    const rows = table.filter((row) => row.action === action);
    if (rows.length === 0) faults.push(`${action} has no row`);
    for (const state of PETITION_STATES) {
      const here = rows.filter((row) => row.from.includes(state)).length;
      if (here > 1) faults.push(`${action} has ${here} rows from ${state}`);
    }
  }
  for (const state of PETITION_STATES) {
    const entered =
      state === 'SUBMITTED' ||
      table.some((row) => row.from.some((from) => from !== state && leads(row, from, state)));
    const left = table.some(
      (row) => row.from.includes(state) && targetsOf(row, state).some((target) => target !== state),
    );
    if (!entered) faults.push(`nothing leads to ${state}`);
    if (!left && !FINAL_STATES.includes(state)) faults.push(`${state} has no way out`);
    if (left && FINAL_STATES.includes(state)) faults.push(`${state} is final but has a way out`);
  }
  return faults;
}

const leads = (row: Transition, from: PetitionState, to: PetitionState): boolean =>
  targetsOf(row, from).includes(to);
