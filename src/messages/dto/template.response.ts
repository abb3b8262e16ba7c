/** How the parts of a list read. */
export class TemplateListResponse {
  /** @example "{level}: {count}" */
  heading: string;

  /** @example "- {code}: {limit}, hạn {dueOn}" */
  line: string;

  /** @example "- và {more} việc khác" */
  more: string;
}

export class TemplateWordingResponse {
  /** @example "Đã nhận phản ánh, kiến nghị {code}" */
  subject: string;

  /** @example "Kính gửi: Quý Ông/Bà, …" */
  text: string;

  /**
   * For channels that count letters.
   * @example "Da nhan phan anh {code}"
   */
  short: string;

  /** How a list reads where the text names it. */
  list?: TemplateListResponse;
}

export class TemplatePurposeResponse {
  /** @example "Báo đã nhận phản ánh, kiến nghị." */
  vi: string;

  /** @example "Acknowledges what was sent." */
  en: string;
}

export class TemplateResponse {
  /** @example "citizen.acknowledged" */
  key: string;

  /** @example "CITIZEN" */
  audience: 'STAFF' | 'CITIZEN' | 'SYSTEM';

  purpose: TemplatePurposeResponse;

  vi: TemplateWordingResponse;

  en: TemplateWordingResponse;

  /** A payload as it would really be. */
  sample: Record<string, unknown>;
}

export class TemplatesResponse {
  items: TemplateResponse[];
}

/** A message as its reader would see it. */
export class TemplatePreviewResponse {
  /** @example "Đã nhận phản ánh, kiến nghị H19.PA.2026.000123" */
  subject: string;

  /** @example "Kính gửi: Quý Ông/Bà, …" */
  text: string;

  /** @example "<!doctype html><html><body><p>…</p></body></html>" */
  html: string;

  /** @example "Da nhan phan anh H19.PA.2026.000123" */
  short: string;
}
