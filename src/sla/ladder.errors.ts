import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of ladders of escalation. */
export const ladderErrors = defineErrors({
  LADDER_UNKNOWN: {
    status: 404,
    vi: 'Không có bậc thang nhắc việc nào mang mã {key}.',
    en: 'There is no ladder with the key {key}.',
  },
  LADDER_EXISTS: {
    status: 409,
    vi: 'Bậc thang {key} đã áp dụng cho đúng trường hợp này; hãy lập phiên bản mới của nó.',
    en: 'The ladder {key} covers exactly this case already; make a new version of it.',
  },
  LADDER_CASE_FIXED: {
    status: 422,
    vi: 'Phiên bản mới của {key} áp dụng cho đúng trường hợp cũ; không gửi kèm {fields}.',
    en: 'A new version of {key} covers what the former one covers; do not send {fields} with it.',
  },
  LADDER_UNIT_KIND_MISPLACED: {
    status: 422,
    vi: 'Đồng hồ {kind} chạy qua nhiều đơn vị; bậc thang của nó không thể tùy theo loại đơn vị.',
    en: 'The clock {kind} runs through many units; its ladder cannot depend on the kind of the unit.',
  },
  LADDER_TOO_EARLY: {
    status: 422,
    vi: 'Ngày hiệu lực {effectiveFrom} quá sớm; sớm nhất là {earliest}.',
    en: 'The effective day {effectiveFrom} is too early; the earliest possible is {earliest}.',
  },
  LADDER_LEVEL_TWICE: {
    status: 422,
    vi: 'Mức {level} có hai lần trong bậc thang.',
    en: 'The level {level} is in the ladder twice.',
  },
  LADDER_OUT_OF_ORDER: {
    status: 422,
    vi: 'Mức {level} phải đứng sau mức liền trước nó về thời gian.',
    en: 'The level {level} must come later than the one before it.',
  },
  LADDER_TOO_LONG: {
    status: 422,
    vi: 'Bậc thang có {instants} lần nhắc kể cả nhắc lại; nhiều nhất là {max}.',
    en: 'The ladder has {instants} instants with its repetitions; there may be {max} at most.',
  },
  LADDER_CHANGE_UNKNOWN: {
    status: 404,
    vi: 'Không có đề nghị thay đổi bậc thang này.',
    en: 'There is no such change of a ladder.',
  },
  LADDER_CHANGED: {
    status: 409,
    vi: 'Bậc thang hoặc lịch làm việc đã thay đổi sau khi xem trước; hãy xem trước lại.',
    en: 'Ladders or the working calendar changed after the preview; preview it again.',
  },
});
