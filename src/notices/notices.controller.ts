import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal, Roles } from '../platform/auth/access.decorators';
import type { Principal } from '../platform/auth/principal';
import { Action, type ActionRequest } from '../platform/http/action-request';
import { tagged } from '../platform/http/etag';
import { Refuses, SendsHeaders } from '../platform/http/openapi/openapi.decorators';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { AnswerNoticeRequest } from './dto/answer-notice.request';
import { DraftNoticesRequest } from './dto/draft-notices.request';
import { DraftChairmanListResponse, DraftNoticesResponse } from './dto/draft-notices.response';
import { ListNoticesRequest } from './dto/list-notices.request';
import {
  AcknowledgeNoticeRequest,
  CancelNoticeRequest,
  IssueNoticeRequest,
} from './dto/notice-action.request';
import { NoticeListResponse, NoticeResponse } from './dto/notice.response';
import { ReviseNoticeRequest } from './dto/revise-notice.request';
import { NoticeActions, type NoticeCommand } from './notice-actions.service';
import { NoticeDrafting } from './notice-drafting.service';
import { NoticeId } from './notice-id.pipe';
import { NoticeViews } from './notice-views';
import { LETTER_READERS, LETTER_RECIPIENTS } from './notice-visibility';

@ApiTags('notices')
@ApiBearerAuth()
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly drafting: NoticeDrafting,
    private readonly actions: NoticeActions,
    private readonly views: NoticeViews,
  ) {}

  /**
   * Drafts a letter for every unit with anything late, or one letter to all of them; a draft that stands is drawn
   * again in its place.
   */
  @Post('draft')
  @Refuses('NOTICE_AS_OF_IN_FUTURE', 'NOTICE_AS_OF_TOO_OLD', 'UNIT_UNKNOWN')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes a retry harmless.' })
  draft(
    @Body() request: DraftNoticesRequest,
    @CurrentPrincipal() principal: Principal,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<DraftNoticesResponse> {
    return this.drafting.draft(request, principal, idempotency);
  }

  /** Drafts the list for the chairman: long overdue, or reminded of often; a draft that stands is drawn again. */
  @Post('draft-chairman-list')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes a retry harmless.' })
  draftChairmanList(
    @CurrentPrincipal() principal: Principal,
    @Idempotency() idempotency: IdempotentRequest | null,
  ): Promise<DraftChairmanListResponse> {
    return this.drafting.draftChairmanList(principal, idempotency);
  }

  /** Letters, the newest first: all for the office and its watchers, what was sent to them for units. */
  @Get()
  @Refuses('UNIT_UNKNOWN')
  @Roles(...LETTER_READERS)
  list(
    @Query() query: ListNoticesRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<NoticeListResponse> {
    return this.views.page(query, principal);
  }

  /** One letter with the petitions it lists, and what this account may do with it now. */
  @Get(':id')
  @Refuses('NOTICE_UNKNOWN')
  @SendsHeaders('ETag')
  @Roles(...LETTER_READERS)
  async one(
    @Param('id', NoticeId) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return tagged(reply, await this.views.open(id, principal));
  }

  /** Changes the wording, recipients, signature, urgency or dates of one letter; takes its approval back. */
  @Post(':id/revise')
  @Refuses(
    'NOTICE_UNKNOWN',
    'NOTICE_ACTION_NOT_POSSIBLE',
    'NOTICE_REVISION_EMPTY',
    'NOTICE_DEADLINE_PASSED',
  )
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  revise(
    @Action() request: ActionRequest,
    @Body() input: ReviseNoticeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'revise', input }, request, reply);
  }

  /** Approves a draft: from now on it is not drawn again. */
  @Post(':id/approve')
  @Refuses('NOTICE_UNKNOWN', 'NOTICE_ACTION_NOT_POSSIBLE')
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  approve(
    @Action() request: ActionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'approve' }, request, reply);
  }

  /** Issues it today under the next number and tells its units in their inboxes; what is no longer late drops out. */
  @Post(':id/issue')
  @Refuses(
    'NOTICE_UNKNOWN',
    'NOTICE_ACTION_NOT_POSSIBLE',
    'NOTICE_EMPTY',
    'NOTICE_DATA_FAULTY',
    'NOTICE_DAY_OFF',
    'ISSUE_DAY_NOT_TODAY',
    'NOTICE_DEADLINE_PASSED',
    'SIGNER_REQUIRED',
  )
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  issue(
    @Action() request: ActionRequest,
    @Body() input: IssueNoticeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'issue', input }, request, reply);
  }

  /**
   * The unit confirms that it has the letter; of a letter to several, each for itself. `If-Match` is refused only when
   * the unit's own part has changed since: what other units said meanwhile is no matter.
   */
  @Post(':id/acknowledge')
  @Refuses('NOTICE_UNKNOWN', 'NOTICE_ACTION_NOT_POSSIBLE', 'NOTICE_UNIT_REQUIRED', 'UNIT_UNKNOWN')
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles(...LETTER_RECIPIENTS)
  acknowledge(
    @Action() request: ActionRequest,
    @Body() input: AcknowledgeNoticeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'acknowledge', input }, request, reply);
  }

  /**
   * The unit says why they are late and by when it will have answered; it may say more later. `If-Match` is refused only
   * when the unit's own part has changed since.
   */
  @Post(':id/answer')
  @Refuses(
    'NOTICE_UNKNOWN',
    'NOTICE_ACTION_NOT_POSSIBLE',
    'NOTICE_PETITION_NOT_LISTED',
    'NOTICE_PROMISE_PASSED',
    'NOTICE_UNIT_REQUIRED',
    'UNIT_UNKNOWN',
  )
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles(...LETTER_RECIPIENTS)
  answer(
    @Action() request: ActionRequest,
    @Body() input: AnswerNoticeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'answer', input }, request, reply);
  }

  /**
   * Cancels it; the number of an issued letter stays in the register and is never given again. `If-Match` is refused
   * when any of its units has said something since.
   */
  @Post(':id/cancel')
  @Refuses('NOTICE_UNKNOWN', 'NOTICE_ACTION_NOT_POSSIBLE', 'NOTICE_ACKNOWLEDGED')
  @SendsHeaders('ETag')
  @HttpCode(200)
  @Roles('PROVINCIAL_OFFICE')
  cancel(
    @Action() request: ActionRequest,
    @Body() input: CancelNoticeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return this.act({ action: 'cancel', input }, request, reply);
  }

  private async act(
    command: NoticeCommand,
    request: ActionRequest,
    reply: FastifyReply,
  ): Promise<NoticeResponse> {
    return tagged(reply, await this.actions.act(command, request));
  }
}
