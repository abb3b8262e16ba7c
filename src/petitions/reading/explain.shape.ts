import type { Sentence } from '../../platform/i18n/language';
import type { DeadlineRuleKey } from '../../sla/deadline-explanation.rules';
import type { ExplainResponse } from '../dto/explain.response';
import type { ClockExplanation } from './petition-history';

/** The rules of counting in words (Bộ luật Dân sự Điều 147–148). */
const RULES: Readonly<Record<DeadlineRuleKey, Sentence>> = {
  DAY_ZERO_NOT_COUNTED: {
    vi: 'Không tính ngày xảy ra sự kiện; ngày thứ nhất là ngày kế tiếp được tính.',
    en: 'The day of the event is not counted; day 1 is the next day that counts.',
  },
  ONLY_WORKING_DAYS_COUNT: { vi: 'Chỉ tính ngày làm việc.', en: 'Only working days count.' },
  EVERY_CALENDAR_DAY_COUNTS: { vi: 'Tính mọi ngày dương lịch.', en: 'Every calendar day counts.' },
  ENDS_ON_NEXT_WORKING_DAY: {
    vi: 'Ngày cuối là ngày nghỉ nên thời hạn kéo đến hết ngày làm việc kế tiếp.',
    en: 'The last day is a day off, so the limit ends with the next working day.',
  },
  ENDS_AT_24_00: {
    vi: 'Thời hạn kết thúc lúc 24 giờ ngày cuối cùng.',
    en: 'The limit ends at 24:00 of its last day.',
  },
  RUNS_IN_OFFICE_HOURS: { vi: 'Chỉ tính giờ hành chính.', en: 'Only office hours count.' },
  RUNS_AROUND_THE_CLOCK: { vi: 'Tính liên tục cả ngày đêm.', en: 'Counts around the clock.' },
  STOOD_STILL_WHILE_ASKED: {
    vi: 'Không tính thời gian chờ người gửi bổ sung, tính đến từng phút.',
    en: 'The time in which the sender was asked for a supplement is not counted, to the minute.',
  },
};

export function shapeExplanation({
  clock,
  source,
  explanation,
}: ClockExplanation): ExplainResponse {
  return {
    clock,
    limit: { amount: explanation.limit.amount, unit: explanation.limit.unit },
    source,
    startedOn: explanation.startedOn,
    dueOn: clock.dueOn,
    lateAt: clock.lateAt,
    plainDueOn: explanation.dueOn,
    provisional: clock.provisional,
    provisionalBecause: explanation.provisionalBecause.map((reason) => ({ ...reason })),
    rules: explanation.rules.map((key) => ({ key, ...RULES[key] })),
    days: explanation.days.map((day) => ({ ...day })),
  };
}
