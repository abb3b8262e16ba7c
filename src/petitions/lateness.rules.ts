/** How late a petition is at an instant (domain section 4). */
export type Lateness = 'ON_TIME' | 'DUE_SOON' | 'LATE_STEP' | 'OVERDUE';

/** The stored columns lateness is read from; lists compare the same columns in SQL, never a sweep's marks. */
export interface DueColumns {
  open: boolean;
  dueAt: Date;
  dueSoonAt: Date | null;
  stepDueAt: Date | null;
}

/**
 * OVERDUE: the answer's limit has passed and no answer was given. LATE_STEP: a running step's limit has passed
 * while the answer's limit is not missed. DUE_SOON: the answer is due within the policy's last days.
 */
export function latenessOf(petition: DueColumns, now: Date): Lateness {
  if (petition.open && petition.dueAt <= now) return 'OVERDUE';
  if (petition.stepDueAt !== null && petition.stepDueAt <= now) return 'LATE_STEP';
  const soon = petition.open && petition.dueSoonAt !== null && petition.dueSoonAt <= now;
  return soon ? 'DUE_SOON' : 'ON_TIME';
}
