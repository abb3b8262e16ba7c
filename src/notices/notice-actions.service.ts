import { Injectable, Logger } from '@nestjs/common';
import { References, type ReferenceBundle } from '../petitions/references';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { DomainError } from '../platform/errors/domain-error';
import { platformErrors } from '../platform/errors/platform.errors';
import type { ActionRequest } from '../platform/http/action-request';
import { once } from '../platform/idempotency/idempotency';
import { Nudger, type Nudge } from '../platform/queue/nudger';
import { faultOf } from '../platform/queue/set-aside/fault.rules';
import { unitErrors } from '../units/units.errors';
import type { AnswerNoticeRequest } from './dto/answer-notice.request';
import type {
  AcknowledgeNoticeRequest,
  CancelNoticeRequest,
  IssueNoticeRequest,
} from './dto/notice-action.request';
import type { NoticeResponse } from './dto/notice.response';
import type { ReviseNoticeRequest } from './dto/revise-notice.request';
import type { LetterSettings } from './letter/letter-content';
import { LetterheadService } from './letterhead.service';
import { issueNotice } from './notice-issue';
import { answerNotice, reviseNotice } from './notice-revising';
import type { RevisionChange } from './notice-revision.rules';
import { addresseesOf, hear, release, type Addressee } from './notice-addressees';
import type { NoticeRow } from './notice-row';
import {
  allowedNoticeActions,
  hasRead,
  noticeTransitionOf,
  stateFor,
  type NoticeAction,
  type NoticeState,
} from './notice.rules';
import { NoticeViews, visibleNotice } from './notice-views';
import { actsFor, isOffice } from './notice-visibility';
import { noticeErrors } from './notices.errors';
import type { ReminderSettings } from './reminder-settings.service';
import { PRINT_LETTERS } from './print-letters.name';
import { tellUnits, type TellingContext } from './tell-units';

export type NoticeCommand =
  | { action: 'approve' }
  | { action: 'acknowledge'; input: AcknowledgeNoticeRequest | undefined }
  | { action: 'revise'; input: ReviseNoticeRequest }
  | { action: 'answer'; input: AnswerNoticeRequest }
  | { action: 'issue'; input: IssueNoticeRequest }
  | { action: 'cancel'; input: CancelNoticeRequest };

/** What a command rests on, read before its transaction begins: a transaction never waits for a second connection. */
interface Grounds {
  bundle: ReferenceBundle;
  letterhead: LetterSettings;
  reminders: ReminderSettings;
}

/** Carries out the actions on a letter: one row lock and one transaction each. */
@Injectable()
export class NoticeActions {
  private readonly nudgePrinting: Nudge;
  private readonly logger = new Logger('NoticeActions');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly letterhead: LetterheadService,
    private readonly views: NoticeViews,
    nudger: Nudger,
  ) {
    this.nudgePrinting = nudger.toward(PRINT_LETTERS);
  }

  /**
   * Does what is asked and returns the letter as it then stands. Errors: NOTICE_UNKNOWN (also when it may not be
   * seen), VERSION_MISMATCH, NOTICE_ACTION_NOT_POSSIBLE, NOTICE_ACKNOWLEDGED, NOTICE_UNIT_REQUIRED, UNIT_UNKNOWN,
   * FORBIDDEN, NOTICE_DATA_FAULTY, and those of `issueNotice`, `reviseNotice` and `answerNotice`.
   */
  async act(command: NoticeCommand, request: ActionRequest): Promise<NoticeResponse> {
    const bundle = await this.references.read();
    const { value: letterhead } = await this.letterhead.read();
    const reminders = await this.views.reminders();
    const grounds = { bundle, letterhead, reminders };
    try {
      const response = await this.database.transaction((tx) =>
        once(tx, request.idempotency, this.clock.now(), () =>
          this.perform(tx, command, request, grounds),
        ),
      );
      if (command.action === 'issue') await this.nudgePrinting();
      return response;
    } catch (error) {
      const fault = command.action === 'issue' && !(error instanceof DomainError) && faultOf(error);
      if (!fault) throw error;
      this.logger.error({ noticeId: request.id, err: error });
      throw noticeErrors.NOTICE_DATA_FAULTY({ fault: fault.code, constraint: fault.constraint });
    }
  }

  private async perform(
    tx: Transaction,
    command: NoticeCommand,
    request: ActionRequest,
    grounds: Grounds,
  ): Promise<NoticeResponse> {
    const notice = await lock(tx, request, grounds.bundle);
    const side = sideOf(command, await addresseesOf(tx, notice.id), request, grounds.bundle);
    refuseUnlessPossible(command.action, notice, side, request);
    const by = request.principal.id;
    await this.write(tx, command, notice, {
      by,
      unitId: side.unit?.unitId ?? notice.unitId,
      grounds,
    });
    return this.views.one(tx, notice.id, request.principal, grounds.bundle);
  }

  private async write(
    tx: Transaction,
    command: NoticeCommand,
    notice: NoticeRow,
    { by, unitId, grounds }: { by: string; unitId: string; grounds: Grounds },
  ): Promise<void> {
    const now = this.clock.now();
    const move = async (columns: string, values: readonly unknown[]): Promise<void> => {
      await tx.rows(
        `update notice set state = $2, version = version + 1, ${columns} where id = $1`,
        [notice.id, noticeTransitionOf(command.action).to, now, by, ...values],
      );
    };
    switch (command.action) {
      case 'approve':
        return move('approved_at = $3, approved_by = $4', []);
      case 'acknowledge':
        return hear(tx, { noticeId: notice.id, unitId, answers: false }, { now, by });
      case 'revise':
        return reviseNotice(tx, notice, revisionOf(command.input), { now, by });
      case 'answer':
        await answerNotice(tx, notice, command.input, { now, by, unitId });
        return hear(tx, { noticeId: notice.id, unitId, answers: true }, { now, by });
      case 'cancel':
        await release(tx, notice.id);
        await move('cancelled_at = $3, cancelled_by = $4, cancel_reason = $5', [
          command.input.reason,
        ]);
        return tellUnits(tx, notice.id, 'cancelled', tellingContext(grounds, now));
      case 'issue': {
        const { bundle, letterhead } = grounds;
        const { province } = bundle.calendars;
        await issueNotice(tx, notice, command.input, {
          units: bundle.units,
          province,
          letterhead,
          reminders: grounds.reminders,
          now,
          by,
        });
        return tellUnits(tx, notice.id, 'issued', tellingContext(grounds, now));
      }
    }
  }
}

function tellingContext({ bundle, reminders }: Grounds, now: Date): TellingContext {
  return { bundle, acknowledgeWithinDays: reminders.acknowledgeWithinDays, now };
}

function revisionOf(input: ReviseNoticeRequest): RevisionChange {
  const { signature, wording } = input;
  return {
    subject: input.subject,
    wording: wording && Object.fromEntries(Object.entries(wording).filter(isSaid)),
    addition: input.addition,
    recipientsFoot: input.recipientsFoot,
    signature: signature && {
      authority: signature.authority ?? null,
      post: signature.post,
      name: signature.name,
    },
    urgency: input.urgency,
    finishBeforeOn: input.finishBeforeOn,
    reportBeforeOn: input.reportBeforeOn,
  };
}

const isSaid = ([, text]: [string, unknown]): boolean => typeof text === 'string';

/** The letter, held; how it stands with its addressees is read only then, since they may just have spoken. */
async function lock(
  tx: Transaction,
  { id, principal }: ActionRequest,
  bundle: ReferenceBundle,
): Promise<NoticeRow> {
  await tx.rows(`select from notice where id = $1 for update`, [id]);
  return visibleNotice(tx, id, principal, bundle);
}

/** Who acts: the office, or the people of some of the addressees; and the one they act for. */
interface Side {
  isOffice: boolean;
  own: readonly Addressee[];
  unit: Addressee | undefined;
}

/**
 * A letter to several units is acknowledged and answered by each for itself; whoever acts for more than one of them
 * says for which. UNIT_UNKNOWN, FORBIDDEN, NOTICE_UNIT_REQUIRED.
 */
function sideOf(
  command: NoticeCommand,
  addressees: readonly Addressee[],
  { principal }: ActionRequest,
  { units }: ReferenceBundle,
): Side {
  const own = addressees.filter(
    ({ unitId, droppedAt }) => droppedAt === null && actsFor(principal, unitId, units),
  );
  const side = { isOffice: isOffice(principal, units), own };
  if (command.action !== 'acknowledge' && command.action !== 'answer') {
    return { ...side, unit: undefined };
  }
  const code = command.input?.unitCode;
  if (code === undefined) {
    const unitCodes = own.map(({ unitId }) => units.byId(unitId)?.code ?? '');
    if (own.length > 1) throw noticeErrors.NOTICE_UNIT_REQUIRED({ unitCodes });
    return { ...side, unit: own[0] };
  }
  const named = units.byCode(code);
  if (!named) throw unitErrors.UNIT_UNKNOWN({ code });
  return { ...side, unit: own.find(({ unitId }) => unitId === named.id) };
}

function refuseUnlessPossible(
  action: NoticeAction,
  notice: NoticeRow,
  { isOffice, own, unit }: Side,
  { ifVersion }: ActionRequest,
): void {
  const { state: noticeState, version, letterVersion, acknowledgedCount: acknowledged } = notice;
  const { from, by } = noticeTransitionOf(action);
  const unitVersion = by === 'UNIT' ? (unit?.version ?? version) : null;
  const versions = { state: noticeState, letterVersion, unitVersion };
  if (ifVersion !== null && !hasRead(ifVersion, versions)) {
    throw platformErrors.VERSION_MISMATCH({ version, state: notice.stateWith });
  }
  if (by === 'OFFICE' ? !isOffice : !unit) throw platformErrors.FORBIDDEN();
  const state: NoticeState = by === 'UNIT' && unit ? stateFor(notice, unit) : noticeState;
  if (action === 'cancel' && state === 'ISSUED' && acknowledged > 0) {
    throw noticeErrors.NOTICE_ACKNOWLEDGED({ acknowledged });
  }
  if (!from.includes(state)) {
    const allowedActions = allowedNoticeActions({
      state: noticeState,
      acknowledged,
      isOffice,
      own,
    });
    throw noticeErrors.NOTICE_ACTION_NOT_POSSIBLE({ state, version, allowedActions });
  }
}
