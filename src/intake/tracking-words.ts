import type { PetitionAction, PetitionState } from '../petitions/petition.rules';
import type { ClockKind } from '../sla/level.rules';

/** States as a citizen reads them. */
export const STATE_LABELS: Readonly<Record<PetitionState, string>> = {
  SUBMITTED: 'Đã gửi, chờ tiếp nhận',
  RECEIVED: 'Đã tiếp nhận, chờ phân công',
  AWAITING_SUPPLEMENT: 'Chờ người gửi bổ sung thông tin',
  ASSIGNED: 'Đã chuyển đến đơn vị xử lý',
  IN_PROGRESS: 'Đơn vị đang giải quyết',
  ANSWER_PROPOSED: 'Đơn vị đang hoàn thiện trả lời',
  ANSWERED: 'Đã có trả lời',
  PUBLISHED: 'Đã trả lời và công khai',
  CLOSED: 'Đã kết thúc',
  REFUSED: 'Không tiếp nhận',
  DIVERTED: 'Đã hướng dẫn theo Luật Khiếu nại, Luật Tố cáo',
  FORWARDED: 'Đã chuyển cơ quan có thẩm quyền ngoài tỉnh, thành phố',
  WITHDRAWN: 'Người gửi đã rút',
  MERGED: 'Đã gộp với một phản ánh cùng nội dung',
};

/** Steps as a citizen reads them; what is not here (a draft, its rejection) is the unit's own affair. */
export const STEP_LABELS: Readonly<Record<string, string>> = {
  submit: 'Đã gửi',
  receive: 'Đã tiếp nhận',
  refuse: 'Không tiếp nhận',
  assign: 'Đã chuyển đến đơn vị xử lý',
  accept: 'Đơn vị bắt đầu giải quyết',
  return: 'Đơn vị trả lại để phân công lại',
  forward: 'Đã chuyển cơ quan có thẩm quyền ngoài tỉnh, thành phố',
  divert: 'Đã hướng dẫn theo Luật Khiếu nại, Luật Tố cáo',
  'accept-transfer': 'Đã chuyển đến đơn vị xử lý khác',
  'request-supplement': 'Đề nghị người gửi bổ sung thông tin',
  supplement: 'Người gửi đã bổ sung thông tin',
  'decide-extension': 'Đã xem xét đề nghị gia hạn',
  merge: 'Đã gộp với một phản ánh cùng nội dung',
  unmerge: 'Đã tách khỏi phản ánh đã gộp',
  split: 'Đã tách thành nhiều phần để giải quyết',
  withdraw: 'Người gửi đã rút',
  rate: 'Người gửi đã đánh giá',
  reopen: 'Người gửi đề nghị giải quyết lại',
  close: 'Đã kết thúc',
  'send-interim-update': 'Đã báo tiến độ giải quyết',
  'approve-answer': 'Đã có trả lời',
  publish: 'Đã công khai trả lời',
};

/** Reasons of refusal in a sentence to the citizen (NĐ 20/2008 Điều 9). */
export const REFUSAL_LABELS: Readonly<Record<string, string>> = {
  NOT_VIETNAMESE: 'Nội dung không bằng tiếng Việt.',
  NO_CLEAR_CONTENT: 'Nội dung không rõ ràng, không cụ thể.',
  NO_IDENTITY: 'Không có họ tên, địa chỉ hoặc số điện thoại của người gửi.',
  COMPLAINT_OR_DENUNCIATION:
    'Nội dung là khiếu nại hoặc tố cáo, được giải quyết theo Luật Khiếu nại, Luật Tố cáo.',
  ALREADY_ANSWERED: 'Nội dung này đã được trả lời.',
  SENT_TO_RIGHT_BODY: 'Nội dung này đã được gửi đến đúng cơ quan có thẩm quyền.',
};

/** The step that ends a limit, and what it is called while it is still to come. */
export const COMING_STEPS: Readonly<
  Partial<Record<ClockKind, { step: PetitionAction; label: string }>>
> = {
  RECEIVE: { step: 'receive', label: 'Tiếp nhận' },
  ASSIGN: { step: 'assign', label: 'Chuyển đến đơn vị xử lý' },
  ACCEPT: { step: 'accept', label: 'Đơn vị bắt đầu giải quyết' },
  SUPPLEMENT_WAIT: { step: 'supplement', label: 'Người gửi bổ sung thông tin' },
  OUTER: { step: 'approve-answer', label: 'Trả lời' },
  PUBLISH: { step: 'publish', label: 'Công khai trả lời' },
};
