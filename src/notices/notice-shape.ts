import { epochDayOf, isoDateOf } from '../calendar/local-time.rules';
import type { ReferenceBundle } from '../petitions/references';
import type {
  EarlierNotice,
  NoticeItemResponse,
  NoticeRevisionResponse,
  NoticeSummary,
} from './dto/notice.response';
import type { LatePetitionResponse } from './dto/late-petition.response';
import type { EarlierLetter, ReminderRow } from './letter/letter-content';
import { letterNumber } from './letter/letter.rules';
import type { NoticeRevision } from './notice-revision.rules';
import type { NoticeRow } from './notice-row';

/** A line of the annex as it was read, and how it stands now. */
export interface ItemRow {
  petitionId: string;
  petitionVersion: number;
  lateness: 'OVERDUE' | 'LATE_STEP';
  droppedAt: Date | null;
  row: ReminderRow;
  isOpen: boolean;
  reasonGiven: string | null;
  promisedOn: string | null;
}

/** What has become of a letter's petitions. */
export interface FollowUp {
  openCount: number;
  brokenPromises: number;
}

export interface ShapeContext {
  bundle: ReferenceBundle;
  /** Whether drafts and reasons of cancelling are shown. */
  drafts: boolean;
  acknowledgeWithinDays: number;
}

/** A letter as lists show it. */
export function summaryOf(
  row: NoticeRow,
  followUp: FollowUp,
  { bundle, drafts, acknowledgeWithinDays }: ShapeContext,
): NoticeSummary {
  const unit = bundle.units.byId(row.unitId);
  const { number, symbol, issuedOn } = row;
  const { province } = bundle.calendars;
  const isAwaited = row.state === 'ISSUED' && issuedOn !== null;
  return {
    id: row.id,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    kind: row.kind,
    state: row.state,
    version: row.version,
    asOf: row.asOf.toISOString(),
    petitionCount: row.petitionCount,
    numberText: number !== null && symbol !== null ? letterNumber(number, symbol) : null,
    number,
    symbol,
    year: row.year,
    round: row.round,
    issuedOn,
    signerName: row.signerName,
    signerPost: row.signerPost,
    draftedAt: row.draftedAt.toISOString(),
    approvedAt: isoOrNull(row.approvedAt),
    issuedAt: isoOrNull(row.issuedAt),
    acknowledgeBy: isAwaited
      ? isoDateOf(province.addWorkingDays(epochDayOf(issuedOn), acknowledgeWithinDays))
      : null,
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    answeredAt: isoOrNull(row.answeredAt),
    ...followUp,
    cancelledAt: isoOrNull(row.cancelledAt),
    cancelReason: drafts ? row.cancelReason : null,
  };
}

/** A line of the annex. */
export function itemOf(item: ItemRow, today: string): NoticeItemResponse {
  return {
    ...latePetition(item.row, item, today),
    petitionVersion: item.petitionVersion,
    isOpen: item.isOpen,
    droppedAt: isoOrNull(item.droppedAt),
  };
}

/** What of a late petition is stored beside its line, or read with it. */
type LateFacts = Pick<ItemRow, 'petitionId' | 'lateness' | 'isOpen' | 'reasonGiven' | 'promisedOn'>;

/** A late petition as its line has it, with what the unit says; a promise is broken from the day after it. */
export function latePetition(
  row: ReminderRow,
  { petitionId, lateness, isOpen, reasonGiven, promisedOn }: LateFacts,
  today: string,
): LatePetitionResponse {
  return {
    petitionId,
    code: row.code,
    externalCode: row.externalCode,
    submittedOn: row.submittedOn,
    assignedOn: row.assignedOn,
    fieldLabel: row.fieldLabel,
    summary: row.summary,
    dueOn: row.dueOn,
    workingDaysOverdue: row.workingDaysOverdue,
    stateLabel: row.stateLabel,
    lateness,
    timesReminded: row.timesReminded,
    reasonGiven,
    promisedOn,
    promiseBroken: isOpen && promisedOn !== null && promisedOn < today,
  };
}

/** An earlier letter of the series. */
export function earlierOf({ number, symbol, issuedOn, outcome }: EarlierLetter): EarlierNotice {
  const { listed = 0, answered = 0, otherwise = 0, open = 0 } = outcome ?? {};
  return { numberText: letterNumber(number, symbol), issuedOn, listed, answered, otherwise, open };
}

/** What the office changed, every field of it. */
export function revisionOf(revision: NoticeRevision): NoticeRevisionResponse {
  const { signature, wording, recipientsFoot } = revision;
  return {
    subject: revision.subject ?? null,
    wording: wording ? { ...wording } : null,
    addition: revision.addition ?? null,
    recipientsFoot: recipientsFoot ? [...recipientsFoot] : null,
    signature: signature ? { ...signature } : null,
    urgency: revision.urgency ?? null,
    finishBeforeOn: revision.finishBeforeOn ?? null,
    reportBeforeOn: revision.reportBeforeOn ?? null,
  };
}

const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null;
