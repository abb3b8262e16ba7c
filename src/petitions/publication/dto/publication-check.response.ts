import type { AnswerWarningCode } from '../answer-warnings.rules';
import type { Confidence, PersonalDataKind } from '../masking/finding';
import type { PublishedField } from '../publication-check.rules';

/** What may be personal data, and where. */
export class FindingResponse {
  /** Names the finding in `keep`. @example "summary:12" */
  key: string;

  /** @example "summary" */
  field: PublishedField;

  /** @example "PHONE" */
  kind: PersonalDataKind;

  /** CERTAIN is always masked; SUSPECTED may be kept. @example "CERTAIN" */
  confidence: Confidence;

  /** @example "0912 345 678" */
  text: string;

  /** @example "…người dân gọi số 0912 345 678 nhưng không ai nghe…" */
  excerpt: string;

  /** Whether it was asked to be kept. */
  kept: boolean;
}

/** The texts as the public would read them. */
export class PublishedTextResponse {
  /** @example "Rác thải tồn đọng nhiều ngày" */
  title: string;

  /** @example "Người dân phản ánh rác tồn đọng; UBND phường đã thu gom ngày 08/4/2026." */
  summary: string;

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

/** What people are dissatisfied with in such an answer. */
export class AnswerWarningResponse {
  /** @example "DATE_MISSING" */
  code: AnswerWarningCode;

  /** @example "Câu trả lời không có ngày nào: nêu ngày kiểm tra, ngày làm xong hoặc ngày dự kiến." */
  vi: string;

  /** @example "The answer has no date at all: say when it was checked, done or is planned for." */
  en: string;
}

/** What a check before publication found. */
export class PublicationCheckResponse {
  /**
   * Sent with `publish` it says that a person has looked at exactly this.
   * @example "3f9c2a17d0b84e6c"
   */
  confirmation: string;

  /** Whether `publish` asks for it: something was found. */
  confirmationNeeded: boolean;

  findings: FindingResponse[];

  published: PublishedTextResponse;

  warnings: AnswerWarningResponse[];
}
