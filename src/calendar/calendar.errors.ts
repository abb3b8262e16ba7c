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
});
