export class TrackingStep {
  /** @example "receive" */
  step: string;

  /** In plain Vietnamese. @example "Đã tiếp nhận" */
  label: string;

  at: string;

  /** Who held it then. */
  unitName: string;
}

export class TrackingAnswer {
  finding: string;

  cause: string | null;

  actionTaken: string;

  /** @example "DONE" */
  result: string;

  plannedOn: string | null;

  competentBody: string | null;

  legalBasis: string | null;

  contact: string | null;

  answeredAt: string;
}

export class TrackingResponse {
  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "IN_PROGRESS" */
  state: string;

  /** In plain Vietnamese. @example "Đơn vị đang giải quyết" */
  stateLabel: string;

  title: string;

  unitName: string;

  submittedAt: string;

  /** The last day on which the answer is in time. */
  dueOn: string;

  /** True while an announcement about days off may still move the date. */
  dueProvisional: boolean;

  steps: TrackingStep[];

  answer: TrackingAnswer | null;

  /** Why it was refused, if it was. */
  refusal: string | null;
}
