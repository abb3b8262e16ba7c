import { DIVERTED_CLASSES } from '../petition-guards.rules';
import { isOpen, type PetitionState } from '../petition.rules';

/** Why nothing may be merged into a petition; null when it may. */
export type TargetRefusal = 'MERGE_TARGET_DIVERTED_CLASS' | 'MERGE_TARGET_UNFIT';

/**
 * Whether a petition can answer for another one too: its answer is still owed, or given and not yet public. What is
 * published or closed has told its citizens already, and a complaint or denunciation is never answered here.
 */
export function targetRefusal(target: {
  state: PetitionState;
  class: string | null;
}): TargetRefusal | null {
  if (target.class !== null && DIVERTED_CLASSES.includes(target.class)) {
    return 'MERGE_TARGET_DIVERTED_CLASS';
  }
  return isOpen(target.state) || target.state === 'ANSWERED' ? null : 'MERGE_TARGET_UNFIT';
}
