import {
  holdsRoleAt,
  unitsHeldBy,
  type Principal,
  type StaffRole,
} from '../platform/auth/principal';
import type { UnitDirectory } from '../units/unit-directory';
import { SENT_STATES, type NoticeSide, type NoticeState } from './notice.rules';

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

/** Whether a letter lies in a scope. */
export function seesNotice(
  scope: NoticeScope,
  notice: { unitId: string; state: NoticeState },
): boolean {
  if (scope.units !== 'ALL' && !scope.units.includes(notice.unitId)) return false;
  return scope.drafts || SENT_STATES.includes(notice.state);
}

/** The sides of a letter somebody acts on: the sending office's, the receiving unit's, both or none. */
export function sidesOf(principal: Principal, unitId: string, units: UnitDirectory): NoticeSide[] {
  const sides: NoticeSide[] = [];
  if (holdsForProvince(principal, ['PROVINCIAL_OFFICE'], units)) sides.push('OFFICE');
  if (holdsRoleAt(principal, RECIPIENTS, unitId)) sides.push('UNIT');
  return sides;
}

function holdsForProvince(
  principal: Principal,
  roles: readonly StaffRole[],
  units: UnitDirectory,
): boolean {
  const centre = [units.provincialOffice().id, units.intakeDesk().id];
  return centre.some((unitId) => holdsRoleAt(principal, roles, unitId));
}
