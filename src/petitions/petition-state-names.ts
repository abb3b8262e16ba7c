import type { PetitionState } from './petition.rules';

/** States as an official reads them. */
export const STATE_NAMES: Readonly<Record<PetitionState, string>> = {
  SUBMITTED: 'Chờ tiếp nhận',
  RECEIVED: 'Chờ phân công',
  AWAITING_SUPPLEMENT: 'Chờ bổ sung thông tin',
  ASSIGNED: 'Chờ đơn vị nhận',
  IN_PROGRESS: 'Đang xử lý',
  ANSWER_PROPOSED: 'Chờ duyệt trả lời',
  ANSWERED: 'Đã trả lời, chờ công khai',
  PUBLISHED: 'Đã công khai',
  CLOSED: 'Đã kết thúc',
  REFUSED: 'Không tiếp nhận',
  DIVERTED: 'Đã hướng dẫn khiếu nại, tố cáo',
  FORWARDED: 'Đã chuyển ra ngoài tỉnh, thành phố',
  WITHDRAWN: 'Người gửi đã rút',
  MERGED: 'Đã gộp',
};
