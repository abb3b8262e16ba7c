export class TrackingStep {
  /** @example "receive" */
  step: string;

  /** In plain Vietnamese. @example "Đã tiếp nhận" */
  label: string;

  at: string;

  /**
   * Who held it then.
   * @example "Ủy ban nhân dân phường Trấn Biên"
   */
  unitName: string;
}

export class TrackingAnswer {
  /** @example "Điểm tập kết rác quá tải từ ngày 02/4/2026." */
  finding: string;

  /** @example "Xe thu gom hỏng." */
  cause: string | null;

  /** @example "Đã thu gom xong ngày 08/4/2026." */
  actionTaken: string;

  /** @example "DONE" */
  result: string;

  plannedOn: string | null;

  competentBody: string | null;

  legalBasis: string | null;

  /** @example "Phòng Kinh tế, 0251 3822 000" */
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

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
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
