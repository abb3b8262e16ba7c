import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
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
import { addresseesOf } from './notice-addressees';
import { noticeRow, noticesWith, STATE_WITH, type NoticeRow } from './notice-row';
import { allowedNoticeActions, SENT_STATES } from './notice.rules';
import { addresseeOf, earlierOf, itemOf, revisionOf, summaryOf } from './notice-shape';
import {
  actsFor,
  isOffice,
  noticeScope,
  seesState,
  unitsOf,
  type NoticeScope,
} from './notice-visibility';
import { noticeErrors } from './notices.errors';
import { unacknowledgedIfIssuedBefore } from './reminder-letter.rules';
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
    const units = lookedAt(scope, query.unitCode, bundle);
    const { value: settings } = await this.settings.read();
    const rows = await this.database.rows<NoticeRow>(PAGE, [
      units,
      scope.drafts ? null : SENT_STATES,
      query.state ?? null,
      after ?? null,
      query.unacknowledged ?? null,
      unacknowledgedIfIssuedBefore(
        this.clock.now(),
        settings.acknowledgeWithinDays,
        bundle.calendars.province,
      ),
      query.promiseBroken ?? null,
      SENT_STATES,
      this.today(),
      limit + 1,
      query.kind ?? null,
    ]);
    const followUps = await followUpsOf(this.database, rows, { units, today: this.today() });
    const context = { bundle, drafts: scope.drafts, today: this.today(), ...settings };
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
    const scope = noticeScope(principal, bundle.units);
    const { drafts } = scope;
    const today = this.today();
    const units = unitsOf(scope);
    const items = await itemsOf(db, noticeId, units);
    const addressees = (await addresseesOf(db, noticeId)).filter(
      ({ unitId, droppedAt }) => (units?.includes(unitId) ?? true) && (drafts || !droppedAt),
    );
    const followUps = await followUpsOf(db, [row], { units, today });
    const context = { bundle, drafts, today, ...settings };
    return {
      ...summaryOf(row, followUps.get(row.id) ?? NO_FOLLOW_UP, context),
      addressees: addressees.map((addressee) => addresseeOf(row, addressee, items, context)),
      items: items
        .filter((item) => drafts || item.droppedAt === null)
        .map((item) => itemOf(item, today, bundle)),
      earlierLetters: (await earlierLettersOf(db, row)).map(earlierOf),
      revision: drafts && row.revision ? revisionOf(row.revision) : null,
      replies: await repliesOf(db, noticeId, { units, bundle }),
      allowedActions: allowedNoticeActions({
        state: row.state,
        acknowledged: row.acknowledgedCount,
        isOffice: isOffice(principal, bundle.units),
        own: addressees.filter(
          ({ unitId, droppedAt }) => !droppedAt && actsFor(principal, unitId, bundle.units),
        ),
      }),
    };
  }

  /** The settings letters are shown and issued by. */
  async reminders(): Promise<ReminderSettings> {
    return (await this.settings.read()).value;
  }

  private today(): string {
    return localDateOf(this.clock.now());
  }
}

/**
 * A unit's letters are found by their addressees, the office's by their own state: that is the state with all, and so
 * what it asks for when it looks at no one unit.
 */
const PAGE = `
  select ${noticeRow('$1', '$2::text[] is null')} from ${noticesWith('$1')}
  where ($1::uuid[] is null
      or n.id in (select a.notice_id from notice_addressee a where a.unit_id = any($1)))
    and ($2::text[] is null or n.state = any($2))
    and ($3::text is null or ${STATE_WITH} = $3)
    and ($3::text is null or $1::uuid[] is not null or n.state = $3)
    and ($4::uuid is null or n.id < $4)
    and ($5::boolean is null or (${STATE_WITH} = 'ISSUED' and n.issued_on < $6::date) = $5)
    and ($7::boolean is null
      or (w."answeredCount" > 0 and n.state = any($8) and ${PROMISE_BROKEN('$9', '$1')}) = $7)
    and ($11::text is null or n.kind = $11)
  order by n.id desc limit $10`;

/** The units a list is about: those one may see, or the one of them that is asked for. UNIT_UNKNOWN. */
function lookedAt(
  scope: NoticeScope,
  code: string | undefined,
  { units }: ReferenceBundle,
): readonly string[] | null {
  const seen = unitsOf(scope);
  if (code === undefined) return seen;
  const unit = units.byCode(code);
  if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
  return seen === null || seen.includes(unit.id) ? [unit.id] : [];
}

/** The row of a letter the principal may see, as it stands with the units he may see; else NOTICE_UNKNOWN. */
export async function visibleNotice(
  db: Reader,
  noticeId: string,
  principal: Principal,
  { units }: ReferenceBundle,
): Promise<NoticeRow> {
  const scope = noticeScope(principal, units);
  const [row] = await db.rows<NoticeRow>(
    `select ${noticeRow('$2', '$2::uuid[] is null')} from ${noticesWith('$2')} where n.id = $1`,
    [noticeId, unitsOf(scope)],
  );
  if (!row || !seesState(scope, row.state)) throw noticeErrors.NOTICE_UNKNOWN();
  return row;
}
