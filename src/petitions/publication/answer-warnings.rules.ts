import type { AnswerResult } from '../actions/action-inputs';

/** An answer as far as its fitness can be seen from outside. */
export interface JudgedAnswer {
  finding: string;
  cause?: string | null;
  actionTaken: string;
  result: AnswerResult | string;
  plannedOn?: string | null;
  evidence?: readonly string[] | null;
  contact?: string | null;
}

export type AnswerWarningCode =
  | 'EVIDENCE_MISSING'
  | 'DATE_MISSING'
  | 'VAGUE_PROMISE'
  | 'NOTHING_FOUND_UNEXPLAINED'
  | 'CONTACT_MISSING';

export interface AnswerWarning {
  code: AnswerWarningCode;
  vi: string;
  en: string;
}

const SENTENCES: Readonly<Record<AnswerWarningCode, Omit<AnswerWarning, 'code'>>> = {
  EVIDENCE_MISSING: {
    vi: 'Đã xử lý tại hiện trường nhưng chưa có ảnh hoặc tài liệu chứng minh.',
    en: 'It was done in the field, but there is no photo or document that shows it.',
  },
  DATE_MISSING: {
    vi: 'Câu trả lời không có ngày nào: nêu ngày kiểm tra, ngày làm xong hoặc ngày dự kiến.',
    en: 'The answer has no date at all: say when it was checked, done or is planned for.',
  },
  VAGUE_PROMISE: {
    vi: 'Có lời hứa chung chung không kèm thời hạn, như “sẽ kiến nghị”, “sẽ xem xét”.',
    en: 'It makes a vague promise without a date, such as “will propose” or “will consider”.',
  },
  NOTHING_FOUND_UNEXPLAINED: {
    vi: 'Kết luận không có cơ sở nhưng chưa nói rõ đã kiểm tra gì, ở đâu, khi nào.',
    en: 'It says that nothing was found, but not what was checked, where and when.',
  },
  CONTACT_MISSING: {
    vi: 'Chưa có đầu mối liên hệ để người dân hỏi thêm.',
    en: 'There is nobody named whom the citizen can ask.',
  },
};

/** Fewer words than this cannot say what was checked, where and when. */
const WORDS_OF_AN_EXPLANATION = 20;

const DATE =
  /\b(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])(?:[/.-]\d{4})?\b|\b(?:0?[1-9]|1[0-2])\/20\d\d\b|ngày \d{1,2} tháng \d{1,2}|tháng \d{1,2}(?!\d)|quý (?:[1-4]|iv|i{1,3})(?![\p{L}\d])|(?:trong|sau) (?:vòng )?\d{1,3} (?:ngày|tuần|tháng|giờ)/iu;

const PROMISE =
  /sẽ (?:kiến nghị|đề xuất|đề nghị|xem xét|nghiên cứu|tham mưu|báo cáo|tiếp thu|ghi nhận|rà soát|cân nhắc|có kế hoạch|phối hợp|khắc phục|chỉ đạo|bố trí|xử lý)|trong thời gian (?:tới|sớm nhất)|sớm nhất có thể|khi (?:có|được bố trí) (?:kinh phí|nguồn vốn|vốn)/iu;

/**
 * What people are dissatisfied with in this answer (domain section 5a), for its author and the publishing office to
 * mend; none of it forbids the answer. `cls` is the petition's class.
 */
export function answerWarnings(answer: JudgedAnswer, cls: string | null): AnswerWarning[] {
  const texts = [answer.finding, answer.cause ?? '', answer.actionTaken];
  const dated = Boolean(answer.plannedOn);
  const codes: AnswerWarningCode[] = [];
  if (answer.result === 'DONE' && cls === 'HIEN_TRUONG' && !answer.evidence?.length) {
    codes.push('EVIDENCE_MISSING');
  }
  if (!dated && !texts.some((text) => DATE.test(text))) codes.push('DATE_MISSING');
  if (!dated && texts.some(promisesVaguely)) codes.push('VAGUE_PROMISE');
  if (answer.result === 'UNFOUNDED' && wordsIn(texts.slice(0, 2)) < WORDS_OF_AN_EXPLANATION) {
    codes.push('NOTHING_FOUND_UNEXPLAINED');
  }
  if (!answer.contact?.trim()) codes.push('CONTACT_MISSING');
  return codes.map((code) => ({ code, ...SENTENCES[code] }));
}

/** A promise whose own sentence names no date. */
const promisesVaguely = (text: string): boolean =>
  text
    .split(/[.;!?](?:\s|$)|\n/)
    .some((sentence) => PROMISE.test(sentence) && !DATE.test(sentence));

const wordsIn = (texts: readonly string[]): number =>
  (texts.join(' ').match(/[\p{L}\p{N}]+/gu) ?? []).length;
