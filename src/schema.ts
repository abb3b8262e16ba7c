import { IntakePolicy } from './routing/intake-policy.entity';
import { RoutingRule } from './routing/routing-rule.entity';
import { UnitAlias } from './units/unit-alias.entity';
import { Unit } from './units/unit.entity';
import { Account } from './accounts/account.entity';
import { ApiClient } from './accounts/api-client.entity';
import { RefreshToken } from './accounts/refresh-token.entity';
import { RoleGrant } from './accounts/role-grant.entity';
import { CalendarDayRecord } from './calendar/calendar-day.entity';
import { CalendarVersion } from './calendar/calendar-version.entity';
import { CalendarYear } from './calendar/calendar-year.entity';
import { MessageRecord } from './messages/message.entity';
import { QuietChannel } from './messages/quiet-channel.entity';
import { Webhook } from './messages/webhooks/webhook.entity';
import { Setting } from './platform/settings/setting.entity';
import { CalendarChangeRecord } from './sla/calendar-change.entity';
import { SlaPolicyRecord } from './sla/sla-policy.entity';
import { LadderRung } from './sla/ladder-rung.entity';
import { LadderRecord } from './sla/ladder.entity';
import { LadderChangeRecord } from './petitions/deadlines/ladder-changes/ladder-change.entity';
import { PetitionExport } from './petitions/exports/petition-export.entity';
import { IdentityGrant } from './petitions/identity/identity-grant.entity';
import { InterimUpdate } from './petitions/interim/interim-update.entity';
import { PetitionSubmitter } from './petitions/identity/petition-submitter.entity';
import { PetitionAnswerRecord } from './petitions/petition-answer.entity';
import { PetitionContribution } from './petitions/petition-contribution.entity';
import { PolicyChangeRecord } from './petitions/deadlines/policy-changes/policy-change.entity';
import { PetitionEvent } from './petitions/petition-event.entity';
import { PetitionMessage } from './petitions/petition-message.entity';
import { Petition } from './petitions/petition.entity';
import { Publication } from './petitions/publication/publication.entity';
import { Attachment } from './attachments/attachment.entity';
import { OperatorAlarm } from './platform/alarms/operator-alarm.entity';
import { IdempotencyKey } from './platform/idempotency/idempotency-key.entity';
import { JobRun } from './platform/queue/job-run.entity';
import { SetAsideRecord } from './platform/queue/set-aside/set-aside.entity';
import { ReferenceVersion } from './platform/reference/reference-version.entity';
import { SearchAccess } from './petitions/reading/search-access.entity';
import { SavedFilter } from './petitions/saved-filters/saved-filter.entity';
import { SlaClock } from './sla/sla-clock.entity';
import { Escalation } from './escalation/escalation.entity';
import { NoticeAddressee } from './notices/notice-addressee.entity';
import { NoticeDocument } from './notices/notice-document.entity';
import { NoticeItem } from './notices/notice-item.entity';
import { NoticeNumber } from './notices/notice-number.entity';
import { NoticeReplyItem } from './notices/notice-reply-item.entity';
import { NoticeReply } from './notices/notice-reply.entity';
import { NoticeWeek } from './notices/notice-week.entity';
import { Notice } from './notices/notice.entity';

/** Every entity class TypeORM knows. */
export const ENTITIES: (new () => object)[] = [
  IdempotencyKey,
  JobRun,
  SetAsideRecord,
  OperatorAlarm,
  ReferenceVersion,
  Setting,
  Unit,
  UnitAlias,
  Account,
  RoleGrant,
  RefreshToken,
  ApiClient,
  CalendarVersion,
  CalendarDayRecord,
  CalendarYear,
  SlaPolicyRecord,
  CalendarChangeRecord,
  RoutingRule,
  IntakePolicy,
  Petition,
  PetitionAnswerRecord,
  PetitionContribution,
  PetitionMessage,
  InterimUpdate,
  PetitionEvent,
  PetitionSubmitter,
  SearchAccess,
  SavedFilter,
  PetitionExport,
  Publication,
  IdentityGrant,
  SlaClock,
  PolicyChangeRecord,
  LadderRecord,
  LadderRung,
  LadderChangeRecord,
  Attachment,
  Escalation,
  Notice,
  NoticeAddressee,
  NoticeDocument,
  NoticeItem,
  NoticeNumber,
  Webhook,
  MessageRecord,
  QuietChannel,
  NoticeWeek,
  NoticeReply,
  NoticeReplyItem,
];
