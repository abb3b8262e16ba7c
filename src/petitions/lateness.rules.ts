import { isOpen, type PetitionState } from './petition.rules';

/** How late a petition is at an instant (domain section 4). */
export const LATENESSES = ['ON_TIME', 'DUE_SOON', 'LATE_STEP', 'OVERDUE'] as const;
export type Lateness = (typeof LATENESSES)[number];

/** The stored columns lateness is read from; lists compare the same columns in SQL, never a sweep's marks. */
export interface DueColumns {
  state: PetitionState;
  dueAt: Date;
  dueSoonAt: Date | null;
  stepDueAt: Date | null;
}

/**
 * OVERDUE: the answer's limit has passed and no answer was given. LATE_STEP: a running step's limit has passed
 * while the answer's limit is not missed. DUE_SOON: the answer is due within the policy's last days.
 */
export function latenessOf(petition: DueColumns, now: Date): Lateness {
  const reached = (instant: Date | null): boolean =>
    instant !== null && instant.getTime() <= now.getTime();
  const open = isOpen(petition.state);
  if (open && reached(petition.dueAt)) return 'OVERDUE';
  if (reached(petition.stepDueAt)) return 'LATE_STEP';
  return open && reached(petition.dueSoonAt) ? 'DUE_SOON' : 'ON_TIME';
}
