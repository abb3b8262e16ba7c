import { epochDayOf, isoDateOf, localDateOf, localDayOf } from '../calendar/local-time.rules';
import type { WorkingCalendar } from '../calendar/working-day.rules';
import type { PetitionState } from '../petitions/petition.rules';
import { excerpt, shortDate } from './letter/letter-format.rules';
import type { ReminderRow } from './letter/letter-content';
import { fieldLabel, stateLabel } from './petition-labels';

/** What a letter needs of a petition: never its content, nor anything of the person behind it. */
export interface LatePetition {
  code: string;
  externalCode: string | null;
  state: PetitionState;
  class: string | null;
  field: string | null;
  title: string;
  submittedAt: Date;
  assignedAt: Date | null;
  dueOn: string;
  stepKind: string | null;
  lateness: 'OVERDUE' | 'LATE_STEP';
  timesReminded: number;
  /** What the unit last said to a letter about it. */
  reasonGiven: string | null;
  promisedOn: string | null;
}

const LONGEST_SUMMARY = 300;
const WITHHELD = 'Về hành vi của cán bộ, công chức: xem nội dung trên hệ thống';
const TELEPHONE = /(?:\+?84|0)(?:[\s.-]?\d){8,10}(?!\d)/g;
const EMAIL = /[^\s@<>(),;]+@[^\s@<>(),;]+\.[^\s@<>(),;]+/g;

/**
 * A petition's line in the annex, counted on the province's calendar at the instant of reading. The working days
 * overdue are those after the last day of the limit: due on Tuesday and read on Wednesday is 1, a late step 0.
 * @param isShared in a letter that others read too, where what is said of an official is left out (ADR 0017)
 */
export function reminderRow(
  petition: LatePetition,
  calendar: WorkingCalendar,
  readAt: Date,
  isShared = false,
): ReminderRow {
  const late = calendar.countWorkingDays(epochDayOf(petition.dueOn), localDayOf(readAt));
  return {
    code: petition.code,
    externalCode: petition.externalCode,
    submittedOn: localDateOf(petition.submittedAt),
    assignedOn: petition.assignedAt && localDateOf(petition.assignedAt),
    fieldLabel: fieldLabel(petition),
    summary: isShared && isAboutPeople(petition) ? WITHHELD : summaryOf(petition.title),
    dueOn: petition.dueOn,
    workingDaysOverdue: petition.lateness === 'OVERDUE' ? late : 0,
    stateLabel: stateLabel(petition),
    timesReminded: petition.timesReminded,
    reasonGiven: reasonOf(petition, localDateOf(readAt)),
    promisedOn: petition.promisedOn,
  };
}

/** The promised day first, which must not be cut off: "Hẹn 12/05/2026 (đã quá): chờ ý kiến của Sở Xây dựng". */
function reasonOf({ reasonGiven, promisedOn }: LatePetition, readOn: string): string | null {
  if (promisedOn === null) return reasonGiven;
  const promise = `Hẹn ${shortDate(promisedOn)}${promisedOn < readOn ? ' (đã quá)' : ''}`;
  return reasonGiven === null ? promise : `${promise}: ${reasonGiven}`;
}

/** What a citizen says of an official concerns the unit it is about, and no other. */
const isAboutPeople = (petition: { class: string | null }): boolean =>
  petition.class === 'HANH_VI_CBCC';

/**
 * The title, cut to 300 characters, without telephone numbers and e-mail addresses: units may not see who wrote,
 * and people write their number into titles.
 */
export function summaryOf(title: string): string {
  return excerpt(title.replace(EMAIL, '[…]').replace(TELEPHONE, '[…]'), LONGEST_SUMMARY);
}

/**
 * The administrative month a letter counts over: from the 15th at or before the day to the day itself (monthly
 * reports run from the 15th to the 14th, domain section 7).
 */
export function periodUntil(toOn: string): { fromOn: string; toOn: string } {
  const month = toOn.slice(0, 8);
  if (toOn >= `${month}15`) return { fromOn: `${month}15`, toOn };
  const lastOfMonthBefore = isoDateOf(epochDayOf(`${month}01`) - 1);
  return { fromOn: `${lastOfMonthBefore.slice(0, 8)}15`, toOn };
}
