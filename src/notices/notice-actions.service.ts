import { Injectable } from '@nestjs/common';
import { References, type ReferenceBundle } from '../petitions/references';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { platformErrors } from '../platform/errors/platform.errors';
import type { ActionRequest } from '../platform/http/action-request';
import { once } from '../platform/idempotency/idempotency';
import { Nudger, type Nudge } from '../platform/queue/nudger';
import type { AnswerNoticeRequest } from './dto/answer-notice.request';
import type { CancelNoticeRequest, IssueNoticeRequest } from './dto/notice-action.request';
import type { NoticeResponse } from './dto/notice.response';
import type { ReviseNoticeRequest } from './dto/revise-notice.request';
import type { LetterSettings } from './letter/letter-content';
import { LetterheadService } from './letterhead.service';
import { issueNotice } from './notice-issue';
import { answerNotice, reviseNotice } from './notice-revising';
import type { RevisionChange } from './notice-revision.rules';
import { NOTICE_ROW, type NoticeRow } from './notice-row';
import { allowedNoticeActions, noticeTransitionOf, type NoticeAction } from './notice.rules';
import { NoticeViews } from './notice-views';
import { noticeScope, seesNotice, sidesOf } from './notice-visibility';
import { noticeErrors } from './notices.errors';
import type { ReminderSettings } from './reminder-settings.service';
import { PRINT_LETTERS } from './print-letters.name';

export type NoticeCommand =
  | { action: 'approve' | 'acknowledge' }
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
   * seen), VERSION_MISMATCH, NOTICE_ACTION_NOT_POSSIBLE, FORBIDDEN, and those of `issueNotice`, `reviseNotice` and
   * `answerNotice`.
   */
  async act(command: NoticeCommand, request: ActionRequest): Promise<NoticeResponse> {
    const bundle = await this.references.read();
    const { value: letterhead } = await this.letterhead.read();
    const reminders = await this.views.reminders();
    const response = await this.database.transaction((tx) =>
      once(tx, request.idempotency, this.clock.now(), () =>
        this.perform(tx, command, request, { bundle, letterhead, reminders }),
      ),
    );
    if (command.action === 'issue') await this.nudgePrinting();
    return response;
  }

  private async perform(
    tx: Transaction,
    command: NoticeCommand,
    request: ActionRequest,
    grounds: Grounds,
  ): Promise<NoticeResponse> {
    const notice = await lock(tx, request, grounds.bundle);
    refuseUnlessPossible(command.action, notice, request, grounds.bundle);
    await this.write(tx, command, notice, { by: request.principal.id, grounds });
    return this.views.one(tx, notice.id, request.principal, grounds.bundle);
  }

  private async write(
    tx: Transaction,
    command: NoticeCommand,
    notice: NoticeRow,
    { by, grounds }: { by: string; grounds: Grounds },
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
        return move('acknowledged_at = $3, acknowledged_by = $4', []);
      case 'revise':
        return reviseNotice(tx, notice, revisionOf(command.input), { now, by });
      case 'answer':
        await answerNotice(tx, notice, command.input, { now, by, unitId: notice.unitId });
        return move(
          `answered_at = $3, answered_by = $4, acknowledged_at = coalesce(acknowledged_at, $3),
           acknowledged_by = coalesce(acknowledged_by, $4)`,
          [],
        );
      case 'cancel':
        return move('cancelled_at = $3, cancelled_by = $4, cancel_reason = $5', [
          command.input.reason,
        ]);
      case 'issue': {
        const { bundle, letterhead } = grounds;
        const unit = bundle.units.byId(notice.unitId);
        if (!unit) throw new Error(`notice ${notice.id} has a unit the directory does not know`);
        const { province } = bundle.calendars;
        return issueNotice(tx, notice, command.input, {
          unit,
          units: bundle.units,
          province,
          letterhead,
          reminders: grounds.reminders,
          now,
          by,
        });
      }
    }
  }
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

async function lock(
  tx: Transaction,
  { id, principal }: ActionRequest,
  { units }: ReferenceBundle,
): Promise<NoticeRow> {
  const [row] = await tx.rows<NoticeRow>(
    `select ${NOTICE_ROW} from notice n where n.id = $1 for update`,
    [id],
  );
  if (!row || !seesNotice(noticeScope(principal, units), row)) throw noticeErrors.NOTICE_UNKNOWN();
  return row;
}

function refuseUnlessPossible(
  action: NoticeAction,
  notice: NoticeRow,
  { principal, ifVersion }: ActionRequest,
  { units }: ReferenceBundle,
): void {
  const { state, version } = notice;
  if (ifVersion !== null && ifVersion !== version) {
    throw platformErrors.VERSION_MISMATCH({ version, state });
  }
  const sides = sidesOf(principal, notice.unitId, units);
  const { from, by } = noticeTransitionOf(action);
  if (!sides.includes(by)) throw platformErrors.FORBIDDEN();
  if (!from.includes(state)) {
    const allowedActions = allowedNoticeActions(state, sides);
    throw noticeErrors.NOTICE_ACTION_NOT_POSSIBLE({ state, version, allowedActions });
  }
}
