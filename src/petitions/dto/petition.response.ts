export class PetitionLocation {
  /** @example "26041" */
  communeCode: string | null;

  /** @example "Phường Trấn Biên" */
  communeName: string | null;

  /** @example "Đầu hẻm 12, đường Phan Trung" */
  address: string | null;

  latitude: number | null;

  longitude: number | null;
}

export class PetitionStep {
  /** @example "ACCEPT" */
  kind: string;

  /** @example "2026-04-08" */
  dueOn: string;

  late: boolean;
}

export class PetitionAnswer {
  number: number;

  /** @example "APPROVED" */
  state: 'PROPOSED' | 'APPROVED' | 'REJECTED';

  finding: string;

  cause: string | null;

  actionTaken: string;

  /** @example "DONE" */
  result: 'DONE' | 'PLANNED' | 'OUT_OF_COMPETENCE' | 'UNFOUNDED';

  /** @example "2026-05-20" */
  plannedOn: string | null;

  competentBody: string | null;

  evidence: string[];

  legalBasis: string | null;

  contact: string | null;

  /** What is published beside the answer, without the identity. */
  summary: string | null;

  proposedAt: string;

  decidedAt: string | null;
}

/** A petition as staff see it: never the person behind it. */
export class PetitionResponse {
  /** @example "019d6a7e-3c00-7000-8000-000000000001" */
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "PAKN.20260406.0042" */
  externalCode: string | null;

  /** @example "ASSIGNED" */
  state: string;

  /** Number of events; the ETag. */
  version: number;

  /** @example "HIEN_TRUONG" */
  class: string | null;

  /** @example "RAC_THAI" */
  field: string | null;

  /** @example "WEB" */
  channel: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  content: string;

  anonymous: boolean;

  location: PetitionLocation;

  dossierCode: string | null;

  /** The unit that holds the petition now. */
  unitCode: string;

  unitName: string;

  /** Where the rules would send it, while the intake desk still holds it. */
  proposedUnitCode: string | null;

  officerId: string | null;

  submittedAt: string;

  enteredAt: string;

  receivedAt: string | null;

  assignedAt: string | null;

  answeredAt: string | null;

  publishedAt: string | null;

  endedAt: string | null;

  /** The last day on which the answer is in time. */
  dueOn: string;

  /** True while an announcement about days off may still move the date. */
  dueProvisional: boolean;

  /** @example "ON_TIME" */
  lateness: 'ON_TIME' | 'DUE_SOON' | 'LATE_STEP' | 'OVERDUE';

  step: PetitionStep | null;

  answer: PetitionAnswer | null;

  /** What this account may do with it now. */
  allowedActions: string[];
}

export class PetitionListItem {
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  externalCode: string | null;

  state: string;

  class: string | null;

  field: string | null;

  channel: string;

  title: string;

  unitCode: string;

  submittedAt: string;

  dueOn: string;

  lateness: 'ON_TIME' | 'DUE_SOON' | 'LATE_STEP' | 'OVERDUE';
}

export class PetitionListResponse {
  items: PetitionListItem[];

  nextCursor: string | null;
}

export class PetitionEventResponse {
  seq: number;

  /** @example "assign" */
  action: string;

  fromState: string | null;

  toState: string;

  unitCode: string;

  occurredAt: string;

  recordedAt: string;

  actorKind: 'CITIZEN' | 'ACCOUNT' | 'API_CLIENT' | 'SYSTEM';

  actorId: string | null;

  actorRole: string | null;

  reason: string | null;

  /** Codes and ids, before and after; the routing decision stands in the first event. */
  data: Record<string, unknown>;

  /** SHA-256 over this event and the hash before it. */
  hash: string;

  prevHash: string | null;
}

export class PetitionEventsResponse {
  items: PetitionEventResponse[];

  nextCursor: string | null;
}

export class ClockResponse {
  id: string;

  /** @example "OUTER" */
  kind: string;

  cycle: number;

  unitCode: string;

  startedAt: string;

  /** @example "2026-04-27" */
  dueOn: string;

  /** The first instant that is late. */
  lateAt: string;

  dueSoonAt: string | null;

  provisional: boolean;

  calendarVersion: number;

  policyKey: string;

  policyVersion: number;

  stoppedAt: string | null;

  /** @example "MET" */
  result: 'MET' | 'MISSED' | 'CANCELLED' | null;

  /** Working days it has run over, or ran over when it stopped, on the calendar it was decided by. */
  workingDaysOverdue: number;
}

export class ClocksResponse {
  items: ClockResponse[];
}
