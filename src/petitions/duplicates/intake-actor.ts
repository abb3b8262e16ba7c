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
  const held = transition && standingOf(doer, transition, petition, units);
  if (!held) throw platformErrors.FORBIDDEN();
  return actorOf(doer, held.role);
}
