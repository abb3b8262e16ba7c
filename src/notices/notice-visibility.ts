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

/** Whose letters somebody may see: all with their drafts, or what was sent to these units. */
export interface NoticeScope {
  drafts: boolean;
  units: 'ALL' | readonly string[];
}

/**
 * The office and those who watch for the whole province see every letter; a unit sees what was sent to it, never
 * a draft. A watcher's role held for one unit counts for that unit only.
 */
export function noticeScope(principal: Principal, units: UnitDirectory): NoticeScope {
  if (holdsForProvince(principal, WATCHERS, units)) return { drafts: true, units: 'ALL' };
  return { drafts: false, units: unitsHeldBy(principal, [...RECIPIENTS, ...WATCHERS]) };
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

/** Whether somebody acts for a unit that got a letter. */
export function actsFor(principal: Principal, unitId: string): boolean {
  return holdsRoleAt(principal, RECIPIENTS, unitId);
}

function holdsForProvince(
  principal: Principal,
  roles: readonly StaffRole[],
  units: UnitDirectory,
): boolean {
  const centre = [units.provincialOffice().id, units.intakeDesk().id];
  return centre.some((unitId) => holdsRoleAt(principal, roles, unitId));
}
