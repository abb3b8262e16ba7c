import { platformErrors } from '../../platform/errors/platform.errors';
import type { UnitDirectory } from '../../units/unit-directory';
import { actorOf, standingOf, type Doer } from '../actions/standing';
import type { Actor } from '../ledger/event-chain';
import { transitionFrom } from '../petition.rules';
import type { Involvement } from '../petition-visibility';

/** The doer in the role in which they merge or split this petition; FORBIDDEN when in none. */
export function intakeActor(
  action: 'merge' | 'split',
  doer: Doer,
  petition: Involvement,
  units: UnitDirectory,
): Actor {
  const transition = transitionFrom(action, 'RECEIVED');
  // Both are done for the unit that holds it, whatever others owe.
  const standing = { ...petition, owingUnitIds: [] };
  const held = transition && standingOf(doer, transition, standing, units);
  if (!held) throw platformErrors.FORBIDDEN();
  return actorOf(doer, held.role);
}
