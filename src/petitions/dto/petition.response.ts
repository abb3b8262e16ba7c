export class PetitionLocation {
  /** @example "26041" */
  communeCode: string | null;

  /** @example "Phường Trấn Biên" */
  communeName: string | null;

  /** @example "Đầu hẻm 12, đường Phan Trung" */
  address: string | null;

  /** @example 10.951 */
  latitude: number | null;

  /** @example 106.822 */
  longitude: number | null;
}

export class PetitionStep {
  /** @example "ACCEPT" */
  kind: string;

  /** @example "2026-04-08" */
  dueOn: string;

  late: boolean;
}

/** Something that leaves people dissatisfied with an answer; it may be sent all the same. */
export class PetitionAnswerWarning {
  /** @example "EVIDENCE_MISSING" */
  code: string;

  /** @example "Đã xử lý tại hiện trường nhưng chưa có ảnh hoặc tài liệu chứng minh." */
  vi: string;

  /** @example "It was done in the field, but there is no photo or document that shows it." */
  en: string;
}

export class PetitionAnswer {
  /** @example 1 */
  number: number;

  /** @example "APPROVED" */
  state: 'PROPOSED' | 'APPROVED' | 'REJECTED';

  /** @example "Điểm tập kết rác quá tải từ ngày 02/4/2026." */
  finding: string;

  /** @example "Xe thu gom hỏng." */
  cause: string | null;

  /** @example "Đã thu gom xong ngày 08/4/2026." */
  actionTaken: string;

  /** @example "DONE" */
  result: 'DONE' | 'PLANNED' | 'OUT_OF_COMPETENCE' | 'UNFOUNDED';

  /** @example "2026-05-20" */
  plannedOn: string | null;

  competentBody: string | null;

  /** @example [] */
  evidence: string[];

  legalBasis: string | null;

  /** @example "Phòng Kinh tế, 0251 3822 000" */
  contact: string | null;

  /**
   * What is published beside the answer, without the identity.
   * @example "Người dân phản ánh rác tồn đọng; đã thu gom ngày 08/4/2026."
   */
  summary: string | null;

  proposedAt: string;

  decidedAt: string | null;

  warnings: PetitionAnswerWarning[];
}

/** What a co-ordinating unit was asked for and gave. */
export class PetitionContributionView {
  /** @example "SXD" */
  unitCode: string;

  askedAt: string;

  /** @example "Đề nghị cho biết đơn vị quản lý tuyến đường" */
  question: string | null;

  /** @example "Tuyến đường do Sở Xây dựng quản lý từ km 0 đến km 12." */
  content: string | null;

  contributedAt: string | null;
}

/** A part split off a mixed letter. */
export class PetitionPart {
  /** @example "H19.PA.2026.000124" */
  code: string;

  /** @example "KHIEU_NAI" */
  class: string | null;

  /** @example "RECEIVED" */
  state: string;

  /** @example "2026-04-27" */
  dueOn: string;
}

/** More time to answer: asked for once in a cycle, decided by the provincial office. */
export class PetitionExtension {
  /** @example "REQUESTED" */
  state: 'REQUESTED' | 'GRANTED' | 'REFUSED';

  /** @example 5 */
  workingDays: number;

  /** @example "2026-04-20" */
  requestedOn: string;

  /** @example "2026-04-21" */
  decidedOn?: string;
}

export class PetitionRating {
  satisfied: boolean;
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

  /**
   * Number of events; the ETag.
   * @example 3
   */
  version: number;

  /** @example "HIEN_TRUONG" */
  class: string | null;

  /** @example "RAC_THAI" */
  field: string | null;

  /** @example "WEB" */
  channel: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom." */
  content: string;

  anonymous: boolean;

  location: PetitionLocation;

  dossierCode: string | null;

  /**
   * The unit that holds the petition now.
   * @example "26041"
   */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  /** Where the rules would send it, while the intake desk still holds it. */
  proposedUnitCode: string | null;

  officerId: string | null;

  /** @example "QUICK" */
  urgency: string | null;

  /**
   * 1, and one more with each reopening.
   * @example 1
   */
  cycle: number;

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

  /**
   * The last day by the national portal's count, which no pause and no extension moves.
   * @example "2026-04-27"
   */
  portalDueOn: string | null;

  extension: PetitionExtension | null;

  /**
   * The unit to which it is offered and which has not replied yet.
   * @example "SXD"
   */
  offeredUnitCode: string | null;

  /** How often units have returned or refused it in this cycle. @example 0 */
  refusals: number;

  /** True when the intake desk decided after several refusals: the unit cannot return it. */
  binding: boolean;

  contributions: PetitionContributionView[];

  /** How many messages there are between the citizen and the administration. @example 0 */
  messageCount: number;

  /** @example "H19.PA.2026.000100" */
  mergedIntoCode: string | null;

  /** Petitions merged into it, in the order they came; of more than 500 the newest. @example [] */
  mergedCodes: string[];

  /** The letter this is a part of. */
  parentCode: string | null;

  parts: PetitionPart[];

  rating: PetitionRating | null;

  /** True where the person behind it is kept from the units that handle it. */
  identitySecret: boolean;

  answer: PetitionAnswer | null;

  /**
   * What this account may do with it now.
   * @example ["accept", "return"]
   */
  allowedActions: string[];
}

export class PetitionListItem {
  id: string;

  /** @example "H19.PA.2026.000123" */
  code: string;

  externalCode: string | null;

  /** @example "ASSIGNED" */
  state: string;

  /** @example "HIEN_TRUONG" */
  class: string | null;

  /** @example "RAC_THAI" */
  field: string | null;

  /** @example "WEB" */
  channel: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "26041" */
  unitCode: string;

  submittedAt: string;

  dueOn: string;

  /** @example "ON_TIME" */
  lateness: 'ON_TIME' | 'DUE_SOON' | 'LATE_STEP' | 'OVERDUE';
}

export class PetitionListResponse {
  items: PetitionListItem[];

  nextCursor: string | null;
}

export class PetitionEventResponse {
  /** @example 3 */
  seq: number;

  /** @example "assign" */
  action: string;

  /** @example "RECEIVED" */
  fromState: string | null;

  /** @example "ASSIGNED" */
  toState: string;

  /** @example "26041" */
  unitCode: string;

  occurredAt: string;

  recordedAt: string;

  /** @example "ACCOUNT" */
  actorKind: 'CITIZEN' | 'ACCOUNT' | 'API_CLIENT' | 'SYSTEM';

  actorId: string | null;

  /** @example "INTAKE_OFFICER" */
  actorRole: string | null;

  reason: string | null;

  /**
   * Codes and ids, before and after; the routing decision stands in the first event.
   * @example {}
   */
  data: Record<string, unknown>;

  /**
   * SHA-256 over this event and the hash before it.
   * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
   */
  hash: string;

  prevHash: string | null;
}

export class PetitionEventsResponse {
  items: PetitionEventResponse[];

  nextCursor: string | null;
}
