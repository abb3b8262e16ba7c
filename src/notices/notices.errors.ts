import { defineErrors } from '../platform/errors/domain-error';

/** Refusals around reminder letters. */
export const noticeErrors = defineErrors({
  NOTICE_UNKNOWN: {
    status: 404,
    vi: 'Không có công văn đôn đốc này, hoặc tài khoản không được xem.',
    en: 'There is no such notice, or this account may not see it.',
  },
  NOTICE_ACTION_NOT_POSSIBLE: {
    status: 409,
    vi: 'Không thể làm việc này khi công văn ở trạng thái {state}.',
    en: 'This cannot be done while the notice is in state {state}.',
  },
  NOTICE_ACKNOWLEDGED: {
    status: 409,
    vi: 'Đã có {acknowledged} đơn vị xác nhận nhận công văn: công văn không hủy được nữa.',
    en: '{acknowledged} of its units have acknowledged the notice, so it can no longer be cancelled.',
  },
  NOTICE_UNIT_REQUIRED: {
    status: 422,
    vi: 'Công văn gửi nhiều đơn vị mà tài khoản này đại diện: hãy nêu unitCode.',
    en: 'The notice goes to several units this account acts for: name one by unitCode.',
  },
  NOTICE_EMPTY: {
    status: 409,
    vi: 'Không còn phản ánh, kiến nghị nào chậm, quá hạn ở đơn vị này: công văn không được ban hành.',
    en: 'Nothing the notice lists is still late at this unit, so it is not issued.',
  },
  NOTICE_DATA_FAULTY: {
    status: 409,
    vi: 'Dữ liệu của một phản ánh, kiến nghị làm cho công văn không ban hành được. Hãy sửa dự thảo (thu hồi phê duyệt) rồi dự thảo lại, hoặc hủy và dự thảo cho từng đơn vị.',
    en: 'The data of a petition in it keep the notice from being issued. Revise it (which takes the approval back) and draw it up again, or cancel it and draft for single units.',
  },
  NOTICE_DAY_OFF: {
    status: 409,
    vi: 'Ngày {day} là ngày nghỉ; công văn được ban hành vào ngày làm việc, gần nhất là {nextWorkingDay}.',
    en: '{day} is a day off; letters are issued on working days, the next of which is {nextWorkingDay}.',
  },
  NOTICE_HAS_NO_LETTER: {
    status: 409,
    vi: 'Công văn bị hủy trước khi ban hành nên không có văn bản.',
    en: 'The notice was cancelled before it was issued, so there is no letter.',
  },
  ISSUE_DAY_NOT_TODAY: {
    status: 422,
    vi: 'Ngày ban hành phải là hôm nay, {today}.',
    en: 'The day of issue must be today, {today}.',
  },
  SIGNER_REQUIRED: {
    status: 422,
    vi: 'Chưa có họ tên, chức vụ người ký: hãy nêu khi ban hành hoặc đặt trong thể thức công văn.',
    en: 'The signer is not known: name one when issuing, or in the letterhead.',
  },
  NOTICE_REVISION_EMPTY: {
    status: 422,
    vi: 'Chưa nêu nội dung nào cần sửa.',
    en: 'Nothing to change was named.',
  },
  NOTICE_DEADLINE_PASSED: {
    status: 422,
    vi: 'Thời hạn {day} đã qua: thời hạn trong công văn phải sau hôm nay.',
    en: 'The date {day} has passed: the dates a letter sets must lie after today.',
  },
  NOTICE_PETITION_NOT_LISTED: {
    status: 422,
    vi: 'Công văn không nêu phản ánh, kiến nghị {petitionId}.',
    en: 'The letter does not list the petition {petitionId}.',
  },
  NOTICE_PROMISE_PASSED: {
    status: 422,
    vi: 'Ngày hẹn {day} đã qua.',
    en: 'The promised day {day} has passed.',
  },
  NOTICE_REGISTER_TOO_LARGE: {
    status: 422,
    vi: 'Sổ văn bản đi có hơn {limit} dòng: hãy chọn một ký hiệu.',
    en: 'The register has more than {limit} lines: choose one symbol.',
  },
  NOTICE_AS_OF_IN_FUTURE: {
    status: 422,
    vi: 'Thời điểm lấy số liệu không được ở tương lai.',
    en: 'The instant of reading must not lie in the future.',
  },
  NOTICE_AS_OF_TOO_OLD: {
    status: 422,
    vi: 'Thời điểm lấy số liệu không được cũ hơn {days} ngày.',
    en: 'The instant of reading must not lie more than {days} days back.',
  },
});
