import { Injectable } from '@nestjs/common';
import { isoDateOf, localDateOf, localDayOf } from '../calendar/local-time.rules';
import { References, type ReferenceBundle } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database, type Reader } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { unitErrors } from '../units/units.errors';
import type { ListNoticesRequest } from './dto/list-notices.request';
import type { NoticeListResponse, NoticeResponse } from './dto/notice.response';
import { followUpsOf, itemsOf, NO_FOLLOW_UP, PROMISE_BROKEN, repliesOf } from './notice-follow-up';
import { earlierLettersOf } from './letter-series';
import { NOTICE_ROW, type NoticeRow } from './notice-row';
import { allowedNoticeActions, SENT_STATES } from './notice.rules';
import { earlierOf, itemOf, revisionOf, summaryOf } from './notice-shape';
import { noticeScope, seesNotice, sidesOf } from './notice-visibility';
import { noticeErrors } from './notices.errors';
import { ReminderSettingsService, type ReminderSettings } from './reminder-settings.service';

const USUAL_LIMIT = 50;

/** Shows letters to those who may see them, field by field. */
@Injectable()
export class NoticeViews {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly settings: ReminderSettingsService,
    private readonly clock: Clock,
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
    const { value: settings } = await this.settings.read();
    const rows = await this.database.rows<NoticeRow>(PAGE, [
      scope.units === 'ALL' ? null : scope.units,
      scope.drafts ? null : SENT_STATES,
      unit?.id ?? null,
      query.state ?? null,
      after ?? null,
      query.unacknowledged ?? null,
      this.issuedBefore(bundle, settings.acknowledgeWithinDays),
      query.promiseBroken ?? null,
      this.today(),
      limit + 1,
      query.kind ?? null,
    ]);
    const followUps = await followUpsOf(this.database, rows, this.today());
    const context = { bundle, drafts: scope.drafts, ...settings };
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => summaryOf(row, followUps.get(row.id) ?? NO_FOLLOW_UP, context),
    );
  }

  /** The letter as it stands now; see `one`. */
  async open(noticeId: string, principal: Principal): Promise<NoticeResponse> {
    return this.one(this.database, noticeId, principal, await this.references.read());
  }

  /** The letter with what it lists and what the principal may do; NOTICE_UNKNOWN when not there or not visible. */
  async one(
    db: Reader,
    noticeId: string,
    principal: Principal,
    bundle: ReferenceBundle,
  ): Promise<NoticeResponse> {
    const row = await visibleNotice(db, noticeId, principal, bundle);
    const { value: settings } = await this.settings.read();
    const { drafts } = noticeScope(principal, bundle.units);
    const today = this.today();
    const items = await itemsOf(db, noticeId);
    const followUps = await followUpsOf(db, [row], today);
    const summary = summaryOf(row, followUps.get(row.id) ?? NO_FOLLOW_UP, {
      bundle,
      drafts,
      ...settings,
    });
    return {
      ...summary,
      items: items
        .filter((item) => drafts || item.droppedAt === null)
        .map((item) => itemOf(item, today)),
      earlierLetters: (await earlierLettersOf(db, row)).map(earlierOf),
      revision: drafts && row.revision ? revisionOf(row.revision) : null,
      replies: await repliesOf(db, noticeId, bundle),
      allowedActions: allowedNoticeActions(row.state, sidesOf(principal, row.unitId, bundle.units)),
    };
  }

  /** The settings letters are shown and issued by. */
  async reminders(): Promise<ReminderSettings> {
    return (await this.settings.read()).value;
  }

  private today(): string {
    return localDateOf(this.clock.now());
  }

  /** Letters issued before this day have had all the working days in which they were to be acknowledged. */
  private issuedBefore({ calendars }: ReferenceBundle, withinDays: number): string {
    const today = localDayOf(this.clock.now());
    return isoDateOf(calendars.province.subtractWorkingDays(today, withinDays));
  }
}

const PAGE = `
  select ${NOTICE_ROW} from notice n
  where ($1::uuid[] is null or n.unit_id = any($1)) and ($2::text[] is null or n.state = any($2))
    and ($3::uuid is null or n.unit_id = $3) and ($4::text is null or n.state = $4)
    and ($5::uuid is null or n.id < $5)
    and ($6::boolean is null or (n.state = 'ISSUED' and n.issued_on < $7::date) = $6)
    and ($8::boolean is null or (n.state = 'ANSWERED' and ${PROMISE_BROKEN('$9')}) = $8)
    and ($11::text is null or n.kind = $11)
  order by n.id desc limit $10`;

/** The row of a letter the principal may see; else NOTICE_UNKNOWN. */
export async function visibleNotice(
  db: Reader,
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
