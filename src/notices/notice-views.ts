import { Injectable } from '@nestjs/common';
import { References, type ReferenceBundle } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Database, type Transaction } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { unitErrors } from '../units/units.errors';
import type { ListNoticesRequest } from './dto/list-notices.request';
import type {
  EarlierNotice,
  NoticeItemResponse,
  NoticeListResponse,
  NoticeResponse,
  NoticeSummary,
} from './dto/notice.response';
import type { EarlierLetter, ReminderRow } from './letter/letter-content';
import { letterNumber } from './letter/letter.rules';
import { lastSeries } from './letter-series';
import { nextRound } from './letter-series.rules';
import { NOTICE_ROW, type NoticeRow } from './notice-row';
import { allowedNoticeActions, SENT_STATES } from './notice.rules';
import { noticeScope, seesNotice, sidesOf, type NoticeScope } from './notice-visibility';
import { noticeErrors } from './notices.errors';

interface ItemRow {
  petitionId: string;
  petitionVersion: number;
  lateness: 'OVERDUE' | 'LATE_STEP';
  droppedAt: Date | null;
  row: ReminderRow;
}

const USUAL_LIMIT = 50;

/** Shows letters to those who may see them, field by field. */
@Injectable()
export class NoticeViews {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /**
   * One page of the letters the principal may see, the newest first; a unit one may not see gives none.
   * UNIT_UNKNOWN for a code that is nobody's.
   */
  async page(query: ListNoticesRequest, principal: Principal): Promise<NoticeListResponse> {
    const bundle = await this.references.read();
    const scope = noticeScope(principal, bundle.units);
    const limit = query.limit ?? USUAL_LIMIT;
    const [after] = decodeCursor(query.cursor, ['uuid']) ?? [];
    const { unitCode: code } = query;
    const unit = code === undefined ? null : bundle.units.byCode(code);
    if (code !== undefined && !unit) throw unitErrors.UNIT_UNKNOWN({ code });
    const rows = await this.database.rows<NoticeRow>(
      `select ${NOTICE_ROW} from notice n
       where ($1::uuid[] is null or n.unit_id = any($1)) and ($2::text[] is null or n.state = any($2))
         and ($3::uuid is null or n.unit_id = $3) and ($4::text is null or n.state = $4)
         and ($5::uuid is null or n.id < $5)
       order by n.id desc limit ${limit + 1}`,
      [
        scope.units === 'ALL' ? null : scope.units,
        scope.drafts ? null : SENT_STATES,
        unit?.id ?? null,
        query.state ?? null,
        after ?? null,
      ],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => summaryOf(row, scope, bundle),
    );
  }

  /** The letter as it stands now; see `one`. */
  async open(noticeId: string, principal: Principal): Promise<NoticeResponse> {
    return this.one(this.database, noticeId, principal, await this.references.read());
  }

  /** The letter with what it lists and what the principal may do; NOTICE_UNKNOWN when not there or not visible. */
  async one(
    db: Database | Transaction,
    noticeId: string,
    principal: Principal,
    bundle: ReferenceBundle,
  ): Promise<NoticeResponse> {
    const row = await visibleNotice(db, noticeId, principal, bundle);
    const items = await db.rows<ItemRow>(
      `select petition_id as "petitionId", petition_version as "petitionVersion", lateness,
              dropped_at as "droppedAt", row
       from notice_item where notice_id = $1 order by position`,
      [noticeId],
    );
    const scope = noticeScope(principal, bundle.units);
    const sides = sidesOf(principal, row.unitId, bundle.units);
    return {
      ...summaryOf(row, scope, bundle),
      items: items.filter((item) => scope.drafts || item.droppedAt === null).map(itemOf),
      earlierLetters: (await earlierLetters(db, row)).map(earlierOf),
      allowedActions: allowedNoticeActions(row.state, sides),
    };
  }
}

/** The row of a letter the principal may see; else NOTICE_UNKNOWN. */
export async function visibleNotice(
  db: Database | Transaction,
  noticeId: string,
  principal: Principal,
  { units }: ReferenceBundle,
): Promise<NoticeRow> {
  const [row] = await db.rows<NoticeRow>(`select ${NOTICE_ROW} from notice n where n.id = $1`, [
    noticeId,
  ]);
  if (!row || !seesNotice(noticeScope(principal, units), row)) throw noticeErrors.NOTICE_UNKNOWN();
  return row;
}

/** Those an issued letter names, as it says; those a draft would name if it were issued now. */
async function earlierLetters(
  db: Database | Transaction,
  notice: NoticeRow,
): Promise<readonly EarlierLetter[]> {
  if (notice.number === null) {
    if (notice.state === 'CANCELLED') return [];
    return nextRound(await lastSeries(db, notice.unitId)).earlierLetters;
  }
  const [frozen] = await db.rows<{ earlier: EarlierLetter[] }>(
    `select letter -> 'letter' -> 'earlierLetters' as earlier from notice where id = $1`,
    [notice.id],
  );
  return frozen?.earlier ?? [];
}

function earlierOf({ number, symbol, issuedOn, outcome }: EarlierLetter): EarlierNotice {
  const { listed = 0, answered = 0, otherwise = 0, open = 0 } = outcome ?? {};
  return { numberText: letterNumber(number, symbol), issuedOn, listed, answered, otherwise, open };
}

const isoOrNull = (instant: Date | null): string | null => instant?.toISOString() ?? null;

function summaryOf(row: NoticeRow, scope: NoticeScope, { units }: ReferenceBundle): NoticeSummary {
  const unit = units.byId(row.unitId);
  const { number, symbol } = row;
  return {
    id: row.id,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    state: row.state,
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
    acknowledgedAt: isoOrNull(row.acknowledgedAt),
    cancelledAt: isoOrNull(row.cancelledAt),
    cancelReason: scope.drafts ? row.cancelReason : null,
  };
}

function itemOf({ row, ...item }: ItemRow): NoticeItemResponse {
  return {
    petitionId: item.petitionId,
    code: row.code,
    externalCode: row.externalCode,
    submittedOn: row.submittedOn,
    assignedOn: row.assignedOn,
    fieldLabel: row.fieldLabel,
    summary: row.summary,
    dueOn: row.dueOn,
    workingDaysOverdue: row.workingDaysOverdue,
    stateLabel: row.stateLabel,
    lateness: item.lateness,
    timesReminded: row.timesReminded,
    petitionVersion: item.petitionVersion,
    droppedAt: isoOrNull(item.droppedAt),
  };
}
