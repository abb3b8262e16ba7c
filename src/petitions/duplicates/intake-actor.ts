import { platformErrors } from '../../platform/errors/platform.errors';
import type { UnitDirectory } from '../../units/unit-directory';
import { actorOf, standingOf, type Doer, type Standing } from '../actions/standing';
import type { Actor } from '../ledger/event-chain';
import { transitionFrom } from '../petition.rules';

/** The doer in the role in which they merge or split what these units hold; FORBIDDEN when in none. */
export function intakeActor(
  action: 'merge' | 'split',
  doer: Doer,
  standing: Standing,
  units: UnitDirectory,
): Actor {
  const transition = transitionFrom(action, 'RECEIVED');
  const held = transition && standingOf(doer, transition, standing, units);
  if (!held) throw platformErrors.FORBIDDEN();
  return actorOf(doer, held.role);
}
