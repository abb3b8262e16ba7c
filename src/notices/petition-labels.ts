import type { PetitionState } from '../petitions/petition.rules';
import { STATE_NAMES } from '../petitions/petition-state-names';
import { CLASS_NAMES, type PetitionClass } from '../units/petition-classes';
import { FIELD_NAMES } from '../units/petition-fields';

/** The step that is late while the answer is still in time. */
const STEP_LABELS: Readonly<Record<string, string>> = {
  RECEIVE: 'Chậm tiếp nhận',
  ASSIGN: 'Chậm phân công',
  ACCEPT: 'Chậm nhận xử lý',
};

/** The field's name, else the class's: "Rác thải", "Hiện trường". A code of nobody's list stays as it is. */
export function fieldLabel(petition: { field: string | null; class: string | null }): string {
  if (petition.field !== null) return FIELD_NAMES[petition.field] ?? petition.field;
  if (petition.class !== null)
    return CLASS_NAMES[petition.class as PetitionClass] ?? petition.class;
  return 'Chưa phân loại';
}

/** How far the petition has come, or which step is late: "Đang xử lý", "Chậm nhận xử lý". */
export function stateLabel(petition: {
  state: PetitionState;
  stepKind: string | null;
  lateness: 'OVERDUE' | 'LATE_STEP';
}): string {
  const step = petition.lateness === 'LATE_STEP' && petition.stepKind;
  if (step) return STEP_LABELS[step] ?? 'Chậm bước xử lý';
  return STATE_NAMES[petition.state];
}
