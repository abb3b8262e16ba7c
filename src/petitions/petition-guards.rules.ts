import type { Extension } from './extension.rules';
import { LIFECYCLE } from './lifecycle.table';
import type { Guard, PetitionAction, PetitionState, Transition } from './petition.rules';

/** What guards look at; of a merged petition, with the answer it was given (`withAnswerGiven`). */
export interface GuardedPetition {
  state: PetitionState;
  class: string | null;
  anonymous: boolean;
  answeredAt: Date | null;
  dueAt: Date;
  offeredUnitId: string | null;
  binding: boolean;
  extension: Extension | null;
  ratingSatisfied: boolean | null;
}

/** What guards ask beside the petition. */
export interface GuardMoment {
  now: Date;
  /** Until when an answer given at an instant may be complained about again (policy REOPEN): the first late instant. */
  reopenEndsAt: (answeredAt: Date) => Date;
}

/** Classes with laws of their own: diverted, never handled or published as petitions. */
export const DIVERTED_CLASSES: readonly string[] = ['KHIEU_NAI', 'TO_CAO'];

/** Petitions about the text of a law go to a system of the Ministry of Justice and are followed there. */
export const FOLLOWED_CLASS = 'VAN_BAN_QPPL';

const isDiverted = (cls: string | null): boolean => cls !== null && DIVERTED_CLASSES.includes(cls);

const REFUSALS = {
  HAS_CLASS: 'CLASS_REQUIRED',
  NOT_TO_BE_DIVERTED: 'MUST_BE_DIVERTED',
  TO_BE_DIVERTED: 'NOT_TO_BE_DIVERTED',
  NOT_BINDING: 'ASSIGNMENT_BINDING',
  NO_OFFER: 'TRANSFER_OFFERED',
  BEFORE_DUE: 'DEADLINE_PASSED',
  EXTENSION_UNUSED: 'EXTENSION_USED',
  EXTENSION_ASKED: 'EXTENSION_NOT_ASKED',
  ANSWERED: 'NOT_ANSWERED',
  NOT_ANONYMOUS: 'RATING_NOT_FOR_ANONYMOUS',
  NOT_RATED: 'ALREADY_RATED',
  MAY_BE_REOPENED: 'REOPENING_TOO_LATE',
} as const satisfies Record<Guard, string>;
export type GuardRefusal = (typeof REFUSALS)[Guard];

/** Why a guard refuses, as an error code; null when it lets the petition pass. */
export function guardRefusal(
  guard: Guard,
  petition: GuardedPetition,
  moment: GuardMoment,
): GuardRefusal | null {
  return passes(guard, petition, moment) ? null : REFUSALS[guard];
}

function passes(
  guard: Guard,
  petition: GuardedPetition,
  { now, reopenEndsAt }: GuardMoment,
): boolean {
  switch (guard) {
    case 'HAS_CLASS':
      return petition.class !== null;
    case 'NOT_TO_BE_DIVERTED':
      return !isDiverted(petition.class);
    case 'TO_BE_DIVERTED':
      return isDiverted(petition.class);
    case 'NOT_BINDING':
      return !petition.binding;
    case 'NO_OFFER':
      return petition.offeredUnitId === null;
    case 'BEFORE_DUE':
      return now < petition.dueAt;
    case 'EXTENSION_UNUSED':
      return petition.extension === null;
    case 'EXTENSION_ASKED':
      return petition.extension?.state === 'REQUESTED';
    case 'ANSWERED':
      return petition.answeredAt !== null;
    case 'NOT_ANONYMOUS':
      return !petition.anonymous;
    case 'NOT_RATED':
      return petition.ratingSatisfied === null;
    case 'MAY_BE_REOPENED':
      return petition.answeredAt !== null && now < reopenEndsAt(petition.answeredAt);
  }
}

/**
 * The actions open to somebody, in the table's order: what the state allows, the standing permits and no guard
 * refuses. `may` answers for a row of the table whether the roles are held where they must be.
 */
export function allowedActions(
  petition: GuardedPetition,
  may: (transition: Transition) => boolean,
  moment: GuardMoment,
): PetitionAction[] {
  return LIFECYCLE.filter(
    (row) =>
      row.from.includes(petition.state) &&
      row.guards.every((guard) => openToChoice(row, guard) || passes(guard, petition, moment)) &&
      may(row),
  ).map((row) => row.action);
}

/**
 * Actions that may give the petition a class, or another one, in the same breath: a guard looks at what will stand
 * then.
 */
export const isClassifying = (action: PetitionAction): boolean =>
  action === 'assign' || action === 'divert';

const ABOUT_CLASS: readonly Guard[] = ['HAS_CLASS', 'NOT_TO_BE_DIVERTED', 'TO_BE_DIVERTED'];

/**
 * What is asked of a class is in the hand of whoever may give it, so the class that stands decides nothing
 * beforehand.
 */
const openToChoice = (row: Transition, guard: Guard): boolean =>
  isClassifying(row.action) && ABOUT_CLASS.includes(guard);
