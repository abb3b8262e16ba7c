import { FoldVietnamese1790000000000 } from '../migrations/1790000000000-fold-vietnamese';
import { CreateReferenceVersion1790000001000 } from '../migrations/1790000001000-create-reference-version';
import { CreateUnits1790000002000 } from '../migrations/1790000002000-create-units';
import { CreateAccounts1790000003000 } from '../migrations/1790000003000-create-accounts';
import { CreateCalendar1790000004000 } from '../migrations/1790000004000-create-calendar';
import { CreateSlaPolicies1790000005000 } from '../migrations/1790000005000-create-sla-policies';
import { CreateRoutingRules1790000006000 } from '../migrations/1790000006000-create-routing-rules';
import { CreatePetitions1790000007000 } from '../migrations/1790000007000-create-petitions';
import { CreateClocksAndEscalations1790000008000 } from '../migrations/1790000008000-create-clocks-and-escalations';
import { CreateNotices1790000009000 } from '../migrations/1790000009000-create-notices';
import { CreateOperations1790000010000 } from '../migrations/1790000010000-create-operations';
import { IndexLateSteps1790000011000 } from '../migrations/1790000011000-index-late-steps';
import { WidenPetitionLife1790000012000 } from '../migrations/1790000012000-widen-petition-life';
import { CreateAttachments1790000013000 } from '../migrations/1790000013000-create-attachments';
import { ShieldIdentities1790000014000 } from '../migrations/1790000014000-shield-identities';
import { IndexSearch1790000015000 } from '../migrations/1790000015000-index-search';
import { CreatePublications1790000016000 } from '../migrations/1790000016000-create-publications';
import { ChangeRunningPolicies1790000017000 } from '../migrations/1790000017000-change-running-policies';
import { IndexDuplicates1790000018000 } from '../migrations/1790000018000-index-duplicates';
import { CreateExports1790000019000 } from '../migrations/1790000019000-create-exports';
import { CreateOutbox1790000021000 } from '../migrations/1790000021000-create-outbox';
import { RememberOwedContributions1790000023000 } from '../migrations/1790000023000-remember-owed-contributions';
import { RateMergedAnswers1790000024000 } from '../migrations/1790000024000-rate-merged-answers';
import { DraftNoticesWeekly1790000025000 } from '../migrations/1790000025000-draft-notices-weekly';
import { AnswerNotices1790000026000 } from '../migrations/1790000026000-answer-notices';
import { GuardIssuedNotices1790000027000 } from '../migrations/1790000027000-guard-issued-notices';
import { AddChairmanList1790000028000 } from '../migrations/1790000028000-add-chairman-list';
import { CreateLadders1790000029000 } from '../migrations/1790000029000-create-ladders';
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
import { Webhook } from './messages/webhooks/webhook.entity';
import { Setting } from './platform/settings/setting.entity';
import { CalendarChangeRecord } from './sla/calendar-change.entity';
import { SlaPolicyRecord } from './sla/sla-policy.entity';
import { LadderRung } from './sla/ladder-rung.entity';
import { LadderRecord } from './sla/ladder.entity';
import { LadderChangeRecord } from './petitions/deadlines/ladder-changes/ladder-change.entity';
import { PetitionExport } from './petitions/exports/petition-export.entity';
import { IdentityGrant } from './petitions/identity/identity-grant.entity';
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
import { ReferenceVersion } from './platform/reference/reference-version.entity';
import { SearchAccess } from './petitions/reading/search-access.entity';
import { SavedFilter } from './petitions/saved-filters/saved-filter.entity';
import { SlaClock } from './sla/sla-clock.entity';
import { Escalation } from './escalation/escalation.entity';
import { NoticeDocument } from './notices/notice-document.entity';
import { NoticeItem } from './notices/notice-item.entity';
import { NoticeNumber } from './notices/notice-number.entity';
import { NoticeReplyItem } from './notices/notice-reply-item.entity';
import { NoticeReply } from './notices/notice-reply.entity';
import { NoticeWeek } from './notices/notice-week.entity';
import { Notice } from './notices/notice.entity';

/** Every migration, in order; classes rather than file patterns, so that a forgotten one is a failed guard. */
export const MIGRATIONS = [
  FoldVietnamese1790000000000,
  CreateReferenceVersion1790000001000,
  CreateUnits1790000002000,
  CreateAccounts1790000003000,
  CreateCalendar1790000004000,
  CreateSlaPolicies1790000005000,
  CreateRoutingRules1790000006000,
  CreatePetitions1790000007000,
  CreateClocksAndEscalations1790000008000,
  CreateNotices1790000009000,
  CreateOperations1790000010000,
  IndexLateSteps1790000011000,
  WidenPetitionLife1790000012000,
  CreateAttachments1790000013000,
  ShieldIdentities1790000014000,
  IndexSearch1790000015000,
  CreatePublications1790000016000,
  ChangeRunningPolicies1790000017000,
  IndexDuplicates1790000018000,
  CreateExports1790000019000,
  CreateOutbox1790000021000,
  RememberOwedContributions1790000023000,
  RateMergedAnswers1790000024000,
  DraftNoticesWeekly1790000025000,
  AnswerNotices1790000026000,
  GuardIssuedNotices1790000027000,
  AddChairmanList1790000028000,
  CreateLadders1790000029000,
];

/** Every entity class TypeORM knows. */
export const ENTITIES: (new () => object)[] = [
  IdempotencyKey,
  JobRun,
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
  NoticeDocument,
  NoticeItem,
  NoticeNumber,
  Webhook,
  MessageRecord,
  NoticeWeek,
  NoticeReply,
  NoticeReplyItem,
];
