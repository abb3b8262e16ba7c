import type { NoticeRevision } from './notice-revision.rules';
import type { NoticeKind, NoticeState } from './notice.rules';

/** The stored columns of a letter, without its frozen text. */
export interface NoticeRow {
  id: string;
  unitId: string;
  kind: NoticeKind;
  state: NoticeState;
  version: number;
  asOf: Date;
  draftedAt: Date;
  approvedAt: Date | null;
  issuedAt: Date | null;
  issuedOn: string | null;
  round: number | null;
  symbol: string | null;
  year: number | null;
  number: number | null;
  signerName: string | null;
  signerPost: string | null;
  acknowledgedAt: Date | null;
  answeredAt: Date | null;
  revision: NoticeRevision | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
  petitionCount: number;
}

/** The select list that yields a NoticeRow; the table is called `n`. */
export const NOTICE_ROW = `
  n.id, n.unit_id as "unitId", n.kind, n.state, n.version, n.as_of as "asOf",
  n.drafted_at as "draftedAt", n.approved_at as "approvedAt", n.issued_at as "issuedAt",
  n.issued_on as "issuedOn", n.round, n.symbol, n.year, n.number,
  n.signer_name as "signerName", n.signer_post as "signerPost",
  n.acknowledged_at as "acknowledgedAt", n.answered_at as "answeredAt", n.revision, n.cancelled_at as "cancelledAt",
  n.cancel_reason as "cancelReason",
  (select count(*) from notice_item i
   where i.notice_id = n.id and i.dropped_at is null) as "petitionCount"`;
