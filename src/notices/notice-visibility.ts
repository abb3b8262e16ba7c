import {
  holdsRoleAt,
  unitsHeldBy,
  type Principal,
  type StaffRole,
} from '../platform/auth/principal';
import type { UnitDirectory } from '../units/unit-directory';
import { SENT_STATES, type NoticeState } from './notice.rules';

const WATCHERS: readonly StaffRole[] = ['PROVINCIAL_OFFICE', 'SUPERVISOR', 'AUDITOR'];
const RECIPIENTS: readonly StaffRole[] = ['UNIT_HEAD', 'UNIT_OFFICER'];

/** Roles that may have to do with letters that were sent; which letters, `noticeScope` says. */
export const LETTER_READERS: readonly StaffRole[] = [...WATCHERS, ...RECIPIENTS, 'INTAKE_OFFICER'];

/** Roles that may speak for a unit that got a letter; for which units, `actsFor` says. */
export const LETTER_RECIPIENTS: readonly StaffRole[] = [...RECIPIENTS, 'INTAKE_OFFICER'];

/** Whose letters somebody may see: all with their drafts, or what was sent to these units. */
export interface NoticeScope {
  drafts: boolean;
  units: 'ALL' | readonly string[];
}

/**
 * The office and those who watch for the whole province see every letter; a unit sees what was sent to it, never
 * a draft. A watcher's role held for one unit counts for that unit only. What a unit left that ended is its successor's,
 * and the desk's letters are its intake officers'.
 */
export function noticeScope(principal: Principal, units: UnitDirectory): NoticeScope {
  if (holdsForProvince(principal, WATCHERS, units)) return { drafts: true, units: 'ALL' };
  return { drafts: false, units: served(principal, [...RECIPIENTS, ...WATCHERS], units) };
}

/** The units of a scope as SQL takes them: null for all. */
export const unitsOf = ({ units }: NoticeScope): readonly string[] | null =>
  units === 'ALL' ? null : units;

/** Whether a letter that goes to a unit of the scope is seen in it. */
export function seesState(scope: NoticeScope, state: NoticeState): boolean {
  return scope.drafts || SENT_STATES.includes(state);
}

/** Whether somebody acts for the office that sends the letters. */
export function isOffice(principal: Principal, units: UnitDirectory): boolean {
  return holdsForProvince(principal, ['PROVINCIAL_OFFICE'], units);
}

/** Whether somebody acts for a unit that got a letter: there, at its successor, or at the desk. */
export function actsFor(principal: Principal, unitId: string, units: UnitDirectory): boolean {
  const own = served(principal, RECIPIENTS, units);
  return own === 'ALL' || own.includes(unitId);
}

function served(
  principal: Principal,
  roles: readonly StaffRole[],
  units: UnitDirectory,
): 'ALL' | readonly string[] {
  const held = unitsHeldBy(principal, roles);
  if (held === 'ALL') return 'ALL';
  const desk = units.intakeDesk().id;
  const own = holdsRoleAt(principal, ['INTAKE_OFFICER'], desk) ? [...held, desk] : held;
  return [...new Set(own.flatMap((unitId) => [unitId, ...units.inheritedBy(unitId)]))];
}

function holdsForProvince(
  principal: Principal,
  roles: readonly StaffRole[],
  units: UnitDirectory,
): boolean {
  const centre = [units.provincialOffice().id, units.intakeDesk().id];
  return centre.some((unitId) => holdsRoleAt(principal, roles, unitId));
}
