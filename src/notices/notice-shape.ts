import type { ReferenceBundle } from '../petitions/references';
import type { Addressee } from './notice-addressees';
import type {
  EarlierNotice,
  NoticeAddresseeResponse,
  NoticeItemResponse,
  NoticeRevisionResponse,
  NoticeSummary,
} from './dto/notice.response';
import type { LatePetitionResponse } from './dto/late-petition.response';
import type { EarlierLetter, ReminderRow } from './letter/letter-content';
import { letterNumber } from './letter/letter.rules';
import type { NoticeRevision } from './notice-revision.rules';
import type { NoticeRow } from './notice-row';
import { SENT_STATES, stateFor } from './notice.rules';
import { lastDayToAcknowledge } from './reminder-letter.rules';

/** A line of the annex as it was read, and how it stands now. */
export interface ItemRow {
  petitionId: string;
  unitId: string;
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
  today: string;
}

/** A letter as lists show it. */
export function summaryOf(
  row: NoticeRow,
  followUp: FollowUp,
  context: ShapeContext,
): NoticeSummary {
  const { bundle, drafts } = context;
  const unit = bundle.units.byId(row.onlyUnitId ?? row.unitId);
  const { number, symbol } = row;
  return {
    id: row.id,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    kind: row.kind,
    state: row.stateWith,
    version: row.version,
    asOf: row.asOf.toISOString(),
    petitionCount: row.petitionCount,
    numberText: number !== null && symbol !== null ? letterNumber(number, symbol) : null,
    number,
    symbol,
    year: row.year,
    round: row.round,
    issuedOn: row.issuedOn,
    signerName: row.signerName,
    signerPost: row.signerPost,
    draftedAt: row.draftedAt.toISOString(),
    approvedAt: isoOrNull(row.approvedAt),
    issuedAt: isoOrNull(row.issuedAt),
    addresseeCount: row.addresseeCount,
    acknowledgedCount: row.acknowledgedCount,
    answeredCount: row.answeredCount,
    acknowledgeBy: row.stateWith === 'ISSUED' ? acknowledgeBy(row, context) : null,
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    answeredAt: isoOrNull(row.answeredAt),
    ...followUp,
    cancelledAt: isoOrNull(row.cancelledAt),
    cancelReason: drafts ? row.cancelReason : null,
  };
}

/** The last day on which an issued letter is acknowledged in time. */
function acknowledgeBy(
  { issuedOn }: NoticeRow,
  { bundle, acknowledgeWithinDays }: ShapeContext,
): string | null {
  if (issuedOn === null) return null;
  return lastDayToAcknowledge(issuedOn, acknowledgeWithinDays, bundle.calendars.province);
}

/** One of those a letter is addressed to, and what has become of what it lists for it. */
export function addresseeOf(
  row: NoticeRow,
  addressee: Addressee,
  items: readonly ItemRow[],
  context: ShapeContext,
): NoticeAddresseeResponse {
  const unit = context.bundle.units.byId(addressee.unitId);
  const state = stateFor(row, addressee);
  const by = state === 'ISSUED' && !addressee.droppedAt ? acknowledgeBy(row, context) : null;
  const isSent = SENT_STATES.includes(row.state);
  const open = items.filter(
    (item) =>
      isSent &&
      item.isOpen &&
      item.droppedAt === null &&
      (item.unitId === addressee.unitId || row.kind === 'CHAIRMAN_LIST'),
  );
  return {
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    state,
    round: addressee.round,
    petitionCount: addressee.petitionCount,
    openCount: open.length,
    brokenPromises: open.filter(({ promisedOn }) => promisedOn && promisedOn < context.today)
      .length,
    acknowledgeBy: by,
    unacknowledged: by !== null && by < context.today,
    acknowledgedAt: isoOrNull(addressee.acknowledgedAt),
    answeredAt: isoOrNull(addressee.answeredAt),
    droppedAt: isoOrNull(addressee.droppedAt),
  };
}

/** A line of the annex. */
export function itemOf(
  item: ItemRow,
  today: string,
  { units }: ReferenceBundle,
): NoticeItemResponse {
  return {
    ...latePetition(item.row, item, today),
    unitCode: units.byId(item.unitId)?.code ?? '',
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
