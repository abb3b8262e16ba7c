/** A published petition in a list. */
export class PublicationListItem {
  /** @example "H19.PA.2026.000123" */
  code: string;

  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "Người dân phản ánh rác tồn đọng; UBND phường đã thu gom ngày 08/4/2026." */
  summary: string;

  /** @example "HIEN_TRUONG" */
  class: string;

  /** @example "Hiện trường" */
  className: string;

  /** @example "RAC_THAI" */
  field: string | null;

  /** @example "26041" */
  communeCode: string | null;

  /** @example "Trấn Biên" */
  communeName: string | null;

  /** @example "26041" */
  unitCode: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  unitName: string;

  /** @example "DONE" */
  result: string;

  /** @example "2026-04-20T03:00:00.000Z" */
  publishedAt: string;
}

/** One page of what was published. */
export class PublicationListResponse {
  items: PublicationListItem[];
  nextCursor: string | null;
}

/** The answer as it was published, with personal data masked. */
export class PublishedAnswer {
  /** @example "Điểm tập kết rác quá tải từ ngày 02/4/2026." */
  finding: string;

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
}

/** A published petition with its answer. */
export class PublicationResponse extends PublicationListItem {
  answer: PublishedAnswer;
}
