import type { IsoDate } from '../../calendar/local-time.rules';
import { LOCAL_OFFSET_MS } from '../../calendar/local-time.rules';

/** Classes as a table has room for them. */
export const CLASS_WORDS: Readonly<Record<string, string>> = {
  QUY_DINH_HC: 'Quy định HC',
  HANH_VI_CBCC: 'Hành vi CB',
  HIEN_TRUONG: 'Hiện trường',
  HOI_DAP: 'Hỏi đáp',
  LOI_KY_THUAT: 'Lỗi kỹ thuật',
  KHAC: 'Khác',
  KHIEU_NAI: 'Khiếu nại',
  TO_CAO: 'Tố cáo',
  VAN_BAN_QPPL: 'Văn bản QPPL',
};

/** The class of a petition in words; a sender need not know one. */
export const classWord = (name: string | null): string =>
  name === null ? 'chưa rõ loại' : (CLASS_WORDS[name] ?? name);

/** A limit that was missed, as the office calls it. */
export const STEP_WORDS: Readonly<Record<string, string>> = {
  RECEIVE: 'tiếp nhận',
  ASSIGN: 'phân công',
  ACCEPT: 'đơn vị nhận việc',
  HOLDING: 'thời gian đơn vị giữ',
  OUTER: 'trả lời người dân',
  PUBLISH: 'công khai',
};

export const STATE_WORDS: Readonly<Record<string, string>> = {
  SUBMITTED: 'chưa tiếp nhận',
  RECEIVED: 'chưa phân công',
  ASSIGNED: 'đơn vị chưa nhận',
  IN_PROGRESS: 'đang giải quyết',
  ANSWER_PROPOSED: 'chờ duyệt trả lời',
  ANSWERED: 'chưa công khai',
  PUBLISHED: 'đã công khai',
  REFUSED: 'đã từ chối',
  DIVERTED: 'đã hướng dẫn theo luật riêng',
  FORWARDED: 'đã chuyển',
};

export const WEEKDAYS: readonly string[] = [
  '',
  'thứ Hai',
  'thứ Ba',
  'thứ Tư',
  'thứ Năm',
  'thứ Sáu',
  'thứ Bảy',
  'Chủ nhật',
];

/** '2026-04-30' as '30/04'. */
export const dayMonth = (day: IsoDate): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;

/** '2026-04-30' as '30/04/2026'. */
export const fullDay = (day: IsoDate): string => `${dayMonth(day)}/${day.slice(0, 4)}`;

/** An instant on the province's wall clock: '30/04 14:05'. */
export function dayAndTime(instant: string): string {
  const local = new Date(new Date(instant).getTime() + LOCAL_OFFSET_MS).toISOString();
  return `${dayMonth(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** The last digits of a code, which tell petitions of one year apart. */
export const shortCode = (code: string): string => code.slice(code.lastIndexOf('.') + 1);
