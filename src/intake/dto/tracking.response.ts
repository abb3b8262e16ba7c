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

/** A step still to come, with its limit. */
export class TrackingComingStep {
  /** @example "receive" */
  step: string;

  /** In plain Vietnamese. @example "Tiếp nhận chậm nhất ngày 08/4/2026" */
  label: string;

  /** @example "2026-04-08" */
  dueOn: string;

  late: boolean;
}

/** The due day of the answer, before and after something moved it. */
export class TrackingDueMove {
  /** @example "SUPPLEMENT" */
  cause: 'SUPPLEMENT' | 'EXTENSION' | 'CALENDAR' | 'POLICY' | 'RECOUNTED' | 'REOPENED';

  /** @example "2026-04-28" */
  before: string;

  /** @example "2026-05-05" */
  after: string;

  /** @example "2026-04-14" */
  movedOn: string;

  /** True while the sender is asked: the day is counted again when the supplement comes. */
  pending: boolean;

  /**
   * Why, in plain Vietnamese.
   * @example "Gia hạn trả lời 3 ngày làm việc, từ ngày 28/4/2026 đến ngày 05/5/2026."
   */
  explanation: string;
}

/** Word on how far it is, while the answer was late by the decree. */
export class TrackingUpdate {
  /** @example "Sở đang lấy ý kiến phòng chuyên môn; dự kiến trả lời trước ngày 15/5/2026." */
  text: string;

  sentAt: string;
}

/** What the sender is asked for. */
export class TrackingQuestion {
  /** @example "Đề nghị ông/bà cho biết vị trí cụ thể và gửi ảnh hiện trường." */
  question: string;

  askedAt: string;

  /** By when to reply. @example "2026-04-23" */
  dueOn: string | null;
}

/** Where a complaint (khiếu nại) or denunciation (tố cáo) is settled. */
export class TrackingGuidance {
  /** @example "Thanh tra tỉnh" */
  body: string;

  /** @example "Ông/bà gửi đơn khiếu nại đến Thanh tra tỉnh để được giải quyết." */
  guidance: string;
}

/** A part that was split off and goes its own way. */
export class TrackingPart {
  /** @example "H19.PA.2026.000124" */
  code: string;

  /**
   * Opens the part as the letter's token opens the letter.
   * @example "7KQM-2XWD-P4HT-9RCE-VB3N"
   */
  trackingToken: string;

  /** @example "RECEIVED" */
  state: string;

  /** @example "Đã tiếp nhận, chờ phân công" */
  stateLabel: string;

  /** @example "2026-04-28" */
  dueOn: string;
}

/** The petition that answers for this one. */
export class TrackingTarget {
  /** @example "H19.PA.2026.000101" */
  code: string;

  /** @example "IN_PROGRESS" */
  state: string;

  /** @example "Đơn vị đang giải quyết" */
  stateLabel: string;
}

export class TrackingRating {
  satisfied: boolean;

  /** @example "Đã dọn sạch, cảm ơn." */
  comment: string | null;
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

  /**
   * The last day on which the answer is in time; of a merged petition, that of the one that answers for it.
   * @example "2026-04-28"
   */
  dueOn: string;

  /** True while an announcement about days off may still move the date. */
  dueProvisional: boolean;

  /** When the day of the answer moved since the petition was last reopened, and why. */
  dueMoves: TrackingDueMove[];

  /** What was done, each step with its day. */
  steps: TrackingStep[];

  /** What is still to come, by when, the next first. */
  comingSteps: TrackingComingStep[];

  /** What the sender is asked for now. */
  supplementRequest: TrackingQuestion | null;

  /** What the sender was told of how far it is, the oldest first; of a merged petition also of the one that answers. */
  interimUpdates: TrackingUpdate[];

  answer: TrackingAnswer | null;

  /** Why it was refused, if it was. */
  refusal: string | null;

  /** Where to go instead, if it is a complaint or denunciation. */
  guidance: TrackingGuidance | null;

  /** The body outside the province that it was forwarded to. @example "Bộ Tư pháp" */
  forwardedTo: string | null;

  parts: TrackingPart[];

  mergedInto: TrackingTarget | null;

  /** The last day on which it may be reopened; null when it may not. @example "2026-04-23" */
  reopenableUntilOn: string | null;

  rating: TrackingRating | null;

  /** What the sender may do now. @example ["withdraw"] */
  allowedActions: ('supplement' | 'withdraw' | 'rate' | 'reopen')[];
}
