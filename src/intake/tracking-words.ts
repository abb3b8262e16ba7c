import type { PetitionState } from '../petitions/petition.rules';

/** States as a citizen reads them. */
export const STATE_LABELS: Readonly<Record<PetitionState, string>> = {
  SUBMITTED: 'Đã gửi, chờ tiếp nhận',
  RECEIVED: 'Đã tiếp nhận, chờ phân công',
  ASSIGNED: 'Đã chuyển đến đơn vị xử lý',
  IN_PROGRESS: 'Đơn vị đang giải quyết',
  ANSWER_PROPOSED: 'Đơn vị đang hoàn thiện trả lời',
  ANSWERED: 'Đã có trả lời',
  PUBLISHED: 'Đã trả lời và công khai',
  REFUSED: 'Không tiếp nhận',
  FORWARDED: 'Đã chuyển cơ quan có thẩm quyền ngoài tỉnh, thành phố',
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
