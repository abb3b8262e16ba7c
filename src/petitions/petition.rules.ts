import type { StaffRole } from '../platform/auth/principal';

/** Where a petition can stand (design section 4). The first five are open: an answer is still owed. */
export const PETITION_STATES = [
  'SUBMITTED',
  'RECEIVED',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWER_PROPOSED',
  'ANSWERED',
  'PUBLISHED',
  'REFUSED',
  'FORWARDED',
] as const;
export type PetitionState = (typeof PETITION_STATES)[number];

/** An answer is still owed: the citizen's clock runs. */
export const OPEN_STATES: readonly PetitionState[] = [
  'SUBMITTED',
  'RECEIVED',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWER_PROPOSED',
];

/** Nothing more is done to it. */
export const FINAL_STATES: readonly PetitionState[] = ['PUBLISHED', 'REFUSED', 'FORWARDED'];

export const PETITION_ACTIONS = [
  'receive',
  'refuse',
  'assign',
  'accept',
  'return',
  'forward',
  'propose-answer',
  'approve-answer',
  'reject-answer',
  'publish',
] as const;
export type PetitionAction = (typeof PETITION_ACTIONS)[number];

/** What can be asked of a petition before an action, beyond its state. */
export type Guard = 'HAS_CLASS' | 'NOT_TO_BE_DIVERTED';

export interface Transition {
  action: PetitionAction;
  from: readonly PetitionState[];
  to: PetitionState;
  /** Held for the unit that holds the petition now, or everywhere. */
  roles: readonly StaffRole[];
  guards: readonly Guard[];
}

const INTAKE = ['INTAKE_OFFICER', 'PROVINCIAL_OFFICE'] as const;
const UNIT = ['UNIT_OFFICER', 'UNIT_HEAD'] as const;
const HEAD = ['UNIT_HEAD'] as const;
const OFFICE = ['PROVINCIAL_OFFICE'] as const;

/**
 * The life of a petition as one table. Complaints (khiếu nại) and denunciations (tố cáo) have laws of their own:
 * they are never assigned or published here (NĐ 20/2008 Điều 1). Being outside one's competence is never a reason
 * to refuse (Điều 9): a unit returns, the intake desk assigns again or forwards out of the province.
 */
export const LIFECYCLE: readonly Transition[] = [
  { action: 'receive', from: ['SUBMITTED'], to: 'RECEIVED', roles: INTAKE, guards: [] },
  { action: 'refuse', from: ['SUBMITTED', 'RECEIVED'], to: 'REFUSED', roles: INTAKE, guards: [] },
  {
    action: 'assign',
    from: ['RECEIVED'],
    to: 'ASSIGNED',
    roles: INTAKE,
    guards: ['HAS_CLASS', 'NOT_TO_BE_DIVERTED'],
  },
  { action: 'accept', from: ['ASSIGNED'], to: 'IN_PROGRESS', roles: UNIT, guards: [] },
  { action: 'return', from: ['ASSIGNED'], to: 'RECEIVED', roles: UNIT, guards: [] },
  { action: 'forward', from: ['RECEIVED'], to: 'FORWARDED', roles: INTAKE, guards: [] },
  {
    action: 'propose-answer',
    from: ['IN_PROGRESS'],
    to: 'ANSWER_PROPOSED',
    roles: UNIT,
    guards: [],
  },
  { action: 'approve-answer', from: ['ANSWER_PROPOSED'], to: 'ANSWERED', roles: HEAD, guards: [] },
  {
    action: 'reject-answer',
    from: ['ANSWER_PROPOSED'],
    to: 'IN_PROGRESS',
    roles: HEAD,
    guards: [],
  },
  {
    action: 'publish',
    from: ['ANSWERED'],
    to: 'PUBLISHED',
    roles: OFFICE,
    guards: ['NOT_TO_BE_DIVERTED'],
  },
];

export const isOpen = (state: PetitionState): boolean => OPEN_STATES.includes(state);

/** The table's row for an action; every action has exactly one (checked at start). */
export function transitionOf(action: PetitionAction): Transition {
  const found = LIFECYCLE.find((transition) => transition.action === action);
  if (!found) throw new Error(`the lifecycle table has no row for ${action}`);
  return found;
}

const DIVERTED_CLASSES: readonly string[] = ['KHIEU_NAI', 'TO_CAO'];

/** Why a guard refuses, as an error code; null when it lets the petition pass. */
export function guardRefusal(
  guard: Guard,
  petition: { class: string | null },
): 'CLASS_REQUIRED' | 'MUST_BE_DIVERTED' | null {
  if (guard === 'HAS_CLASS') return petition.class === null ? 'CLASS_REQUIRED' : null;
  return petition.class !== null && DIVERTED_CLASSES.includes(petition.class)
    ? 'MUST_BE_DIVERTED'
    : null;
}

/**
 * The actions open to somebody with these roles at the holding unit, in the table's order: what the state allows
 * and no guard refuses.
 */
export function allowedActions(
  petition: { state: PetitionState; class: string | null },
  hasRole: (roles: readonly StaffRole[]) => boolean,
): PetitionAction[] {
  return LIFECYCLE.filter(
    (transition) =>
      transition.from.includes(petition.state) &&
      hasRole(transition.roles) &&
      transition.guards.every((guard) => guardRefusal(guard, petition) === null),
  ).map((transition) => transition.action);
}

/**
 * Faults of the table itself, for the check at start: a state nothing leads to, an open state with no way out, a
 * final state with one, an action with none or several rows. Returns sentences; none means sound.
 */
export function lifecycleFaults(table: readonly Transition[] = LIFECYCLE): string[] {
  const faults: string[] = [];
  for (const action of PETITION_ACTIONS) {
    const rows = table.filter((transition) => transition.action === action).length;
    if (rows !== 1) faults.push(`${action} has ${rows} rows`);
  }
  for (const state of PETITION_STATES) {
    const entered = state === 'SUBMITTED' || table.some((row) => row.to === state);
    const left = table.some((row) => row.from.includes(state));
    if (!entered) faults.push(`nothing leads to ${state}`);
    if (!left && !FINAL_STATES.includes(state)) faults.push(`${state} has no way out`);
    if (left && FINAL_STATES.includes(state)) faults.push(`${state} is final but has a way out`);
  }
  return faults;
}
