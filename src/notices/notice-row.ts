import type { NoticeRevision } from './notice-revision.rules';
import type { NoticeKind, NoticeState } from './notice.rules';

/** The stored columns of a letter, without its frozen text, and how it stands with those one looks at. */
export interface NoticeRow {
  id: string;
  unitId: string;
  kind: NoticeKind;
  state: NoticeState;
  /** The version of what one sees of it: of those units' part, or of the whole. */
  version: number;
  /** The version of the whole: grows with whatever changes. */
  letterVersion: number;
  asOf: Date;
  draftedAt: Date;
  approvedAt: Date | null;
  issuedAt: Date | null;
  issuedOn: string | null;
  symbol: string | null;
  year: number | null;
  number: number | null;
  signerName: string | null;
  signerPost: string | null;
  revision: NoticeRevision | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  petitionCount: number;
  /** How many units one looks at; what follows is about them. */
  addresseeCount: number;
  acknowledgedCount: number;
  answeredCount: number;
  /** Where it stands with them. */
  stateWith: NoticeState;
  /** When the last of them acknowledged it and last spoke, once all of them have. */
  acknowledgedAt: Date | null;
  answeredAt: Date | null;
  /** The only one of them, and its round; null for several. */
  onlyUnitId: string | null;
  round: number | null;
}

/** Where a letter `n` stands with the addressees looked at in `w`. */
export const STATE_WITH = `case
  when n.state in ('DRAFTED', 'APPROVED', 'CANCELLED') then n.state
  when w."answeredCount" = w."addresseeCount" then 'ANSWERED'
  when w."acknowledgedCount" = w."addresseeCount" then 'ACKNOWLEDGED'
  else 'ISSUED' end`;

/**
 * The letters `n` with how each stands with those of its addressees that are among `units`, an SQL array, or with
 * all of them when that is null; a letter that goes to none of them is not there. Those that dropped out are none.
 */
export const noticesWith = (units: string): string => `
  notice n join lateral (
    select count(*) as "addresseeCount", count(a.acknowledged_at) as "acknowledgedCount",
      count(a.answered_at) as "answeredCount", max(a.version) as version,
      max(a.acknowledged_at) as "acknowledgedAt", max(a.answered_at) as "answeredAt",
      case when count(*) = 1 then (array_agg(a.unit_id))[1] end as "onlyUnitId",
      case when count(*) = 1 then max(a.round) end as round
    from notice_addressee a
    where a.notice_id = n.id and a.dropped_at is null
      and (${units}::uuid[] is null or a.unit_id = any(${units}))) w on w."addresseeCount" > 0`;

/** Whether an item `i` of a letter `n` is one of `units`; a list for the chairman is one list, not its addressee's. */
export const itemOfUnits = (units: string): string =>
  `(${units}::uuid[] is null or n.kind = 'CHAIRMAN_LIST' or i.unit_id = any(${units}))`;

/**
 * The select list that yields a NoticeRow from `noticesWith(units)`; `whole` is an SQL condition, true for those who see
 * the letter as a whole even where they look at some units of it.
 */
export const noticeRow = (units: string, whole: string): string => `
  n.id, n.unit_id as "unitId", n.kind, n.state, n.version as "letterVersion",
  case when ${whole} then n.version else w.version end as version, n.as_of as "asOf",
  n.drafted_at as "draftedAt", n.approved_at as "approvedAt", n.issued_at as "issuedAt",
  n.issued_on as "issuedOn", n.symbol, n.year, n.number,
  n.signer_name as "signerName", n.signer_post as "signerPost",
  n.revision, n.cancelled_at as "cancelledAt", n.cancel_reason as "cancelReason",
  (select count(*) from notice_item i
   where i.notice_id = n.id and i.dropped_at is null and ${itemOfUnits(units)}) as "petitionCount",
  w."addresseeCount", w."acknowledgedCount", w."answeredCount", ${STATE_WITH} as "stateWith",
  case when w."acknowledgedCount" = w."addresseeCount" then w."acknowledgedAt" end as "acknowledgedAt",
  case when w."answeredCount" = w."addresseeCount" then w."answeredAt" end as "answeredAt",
  w."onlyUnitId", w.round`;
