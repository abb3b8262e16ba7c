import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../calendar/local-time.rules';
import { References, type ReferenceBundle } from '../petitions/references';
import type { Principal } from '../platform/auth/principal';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { platformErrors } from '../platform/errors/platform.errors';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { unitErrors } from '../units/units.errors';
import {
  drawUp,
  drawUpChairmanList,
  drawUpCollective,
  takeDraftingTurn,
  type DrawnNotice,
} from './draw-up';
import type { DraftNoticesRequest } from './dto/draft-notices.request';
import type {
  DraftChairmanListResponse,
  DraftedNotice,
  DraftNoticesResponse,
} from './dto/draft-notices.response';
import { isOffice } from './notice-visibility';
import { noticeErrors } from './notices.errors';
import { dueForChairman } from './reminder-letter.rules';
import { ReminderSettingsService } from './reminder-settings.service';

/** An older reading has been overtaken by the petitions' own progress: the letter would remind of the past. */
const OLDEST_DAYS = 31;

/** Draws up the reminder letters: per unit one draft that lists everything late there. */
@Injectable()
export class NoticeDrafting {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly settings: ReminderSettingsService,
  ) {}

  /**
   * Drafts a letter for each unit with anything late at the instant, or one letter to all of them. A draft that
   * stands is drawn again in its place, even when nothing is left to list; an approved one, and a draft of the
   * other form, is left as it is. All or nothing. Errors: UNIT_UNKNOWN, NOTICE_AS_OF_IN_FUTURE, NOTICE_AS_OF_TOO_OLD, FORBIDDEN.
   */
  async draft(
    request: DraftNoticesRequest,
    principal: Principal,
    idempotency: IdempotentRequest | null,
  ): Promise<DraftNoticesResponse> {
    const bundle = await this.references.read();
    const by = officeAccount(principal, bundle);
    const unitIds = unitIdsOf(request.unitCodes, bundle);
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        await takeDraftingTurn(tx);
        const asOf = this.instantOf(request.asOf);
        const { province } = bundle.calendars;
        const reading = { asOf, now: this.clock.now(), by, province, units: bundle.units };
        const draw = request.form === 'COLLECTIVE' ? drawUpCollective : drawUp;
        const items = await draw(tx, unitIds, reading);
        return {
          asOf: asOf.toISOString(),
          items: items
            .map((drawn) => draftedAs(drawn, bundle.units.byId(drawn.unitId)?.code ?? ''))
            .toSorted((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
        };
      }),
    );
  }

  /**
   * Drafts the list for the chairman: what is overdue by so many working days, or was reminded of so often, and late
   * still. A draft that stands is drawn again, an approved one left. FORBIDDEN.
   */
  async draftChairmanList(
    principal: Principal,
    idempotency: IdempotentRequest | null,
  ): Promise<DraftChairmanListResponse> {
    const bundle = await this.references.read();
    const { value: settings } = await this.settings.read();
    const by = officeAccount(principal, bundle);
    const { province } = bundle.calendars;
    return this.database.transaction((tx) =>
      once(tx, idempotency, this.clock.now(), async () => {
        await takeDraftingTurn(tx);
        const now = this.clock.now();
        const reading = { asOf: now, now, by, province, units: bundle.units };
        const measures = {
          dueOnOrBefore: dueForChairman(now, settings.chairmanDaysOverdue, province),
          timesReminded: settings.chairmanTimesReminded,
        };
        const drawn = await drawUpChairmanList(tx, measures, reading);
        return {
          asOf: now.toISOString(),
          notice: drawn && draftedAs(drawn, bundle.units.provincialOffice().code),
        };
      }),
    );
  }

  private instantOf(asOf: string | undefined): Date {
    const now = this.clock.now();
    if (asOf === undefined) return now;
    const instant = new Date(asOf);
    if (instant > now) throw noticeErrors.NOTICE_AS_OF_IN_FUTURE();
    if (now.getTime() - instant.getTime() > OLDEST_DAYS * DAY_MS) {
      throw noticeErrors.NOTICE_AS_OF_TOO_OLD({ days: OLDEST_DAYS });
    }
    return instant;
  }
}

const draftedAs = (drawn: DrawnNotice, unitCode: string): DraftedNotice => ({
  id: drawn.id,
  unitCode,
  state: drawn.state,
  petitionCount: drawn.petitionCount,
  outcome: drawn.outcome,
});

function officeAccount(principal: Principal, { units }: ReferenceBundle): string {
  if (principal.kind !== 'ACCOUNT' || !isOffice(principal, units)) {
    throw platformErrors.FORBIDDEN();
  }
  return principal.id;
}

function unitIdsOf(
  codes: readonly string[] | undefined,
  { units }: ReferenceBundle,
): readonly string[] | null {
  if (codes === undefined) return null;
  return codes.map((code) => {
    const unit = units.byCode(code);
    if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
    return unit.id;
  });
}
