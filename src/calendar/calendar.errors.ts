import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of the working calendar. Those about a row name its day: an import fails loudly. */
export const calendarErrors = defineErrors({
  CALENDAR_DAY_INVALID: {
    status: 422,
    vi: '“{day}” không phải là một ngày có thật, dạng YYYY-MM-DD.',
    en: '"{day}" is not a day that exists, in the form YYYY-MM-DD.',
  },
  CALENDAR_DAY_OUT_OF_RANGE: {
    status: 422,
    vi: 'Ngày {day} nằm ngoài lịch làm việc ({first} đến {last}).',
    en: 'The day {day} lies outside the working calendar ({first} to {last}).',
  },
  CALENDAR_DAY_CONTRADICTED: {
    status: 422,
    vi: 'Ngày {day} được khai hai lần khác nhau: {first} và {second}.',
    en: 'The day {day} is given twice, differently: {first} and {second}.',
  },
  CALENDAR_DAY_MISPLACED: {
    status: 422,
    vi: 'Ngày {day} không thể là {kind} “{name}”.',
    en: 'The day {day} cannot be {kind} "{name}".',
  },
  CALENDAR_YEAR_EMPTY: {
    status: 422,
    vi: 'Năm {year} được coi là đã công bố nhưng chưa có ngày nghỉ nào.',
    en: 'The year {year} is called confirmed but has no calendar days.',
  },
  WORKING_TIME_INVALID: {
    status: 422,
    vi: 'Số ngày hoặc phút làm việc phải là số nguyên từ 1, không phải {amount}.',
    en: 'A number of working days or minutes is a whole number from 1, not {amount}.',
  },
  OFFICE_HOURS_INVALID: {
    status: 422,
    vi: 'Giờ làm việc không hợp lệ: {period}. Cần các khoảng HH:MM theo thứ tự, tổng từ một giờ.',
    en: 'Office hours are not valid: {period}. Give HH:MM periods in order, an hour or more in all.',
  },
  CALENDAR_DAY_NOT_SET: {
    status: 422,
    vi: 'Ngày {day} không có gì để xóa: lịch không ghi gì về ngày này.',
    en: 'There is nothing to remove on {day}: the calendar says nothing of that day.',
  },
  CALENDAR_YEAR_CONTRADICTED: {
    status: 422,
    vi: 'Năm {year} vừa được coi là đã công bố vừa là chưa công bố.',
    en: 'The year {year} is called both confirmed and unconfirmed.',
  },
  CALENDAR_YEAR_OPEN: {
    status: 422,
    vi: 'Chưa thể coi năm {year} là đã công bố: ngày {day} vẫn là dự kiến.',
    en: 'The year {year} cannot be confirmed while {day} is still a draft.',
  },
  CALENDAR_CHANGE_EMPTY: {
    status: 422,
    vi: 'Thay đổi này không làm lịch khác đi.',
    en: 'This change would leave the calendar as it is.',
  },
  CALENDAR_CHANGE_UNKNOWN: {
    status: 404,
    vi: 'Không có đề nghị thay đổi lịch này.',
    en: 'There is no such calendar change.',
  },
  CALENDAR_CHANGED: {
    status: 409,
    vi: 'Lịch đã sang phiên bản {current} sau khi xem trước ở phiên bản {base}; hãy xem trước lại.',
    en: 'The calendar moved to version {current} after the preview at {base}; preview it again.',
  },
  CALENDAR_RANGE_INVALID: {
    status: 422,
    vi: 'Khoảng ngày phải từ 1 đến {max} ngày.',
    en: 'The range must be 1 to {max} days.',
  },
});
