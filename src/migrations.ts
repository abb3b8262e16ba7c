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
import { TellInDigests1790000030000 } from '../migrations/1790000030000-tell-in-digests';
import { CreateInterimUpdates1790000031000 } from '../migrations/1790000031000-create-interim-updates';
import { SwitchGoneWebhooksOff1790000032000 } from '../migrations/1790000032000-switch-gone-webhooks-off';
import { AddressNoticesToMany1790000033000 } from '../migrations/1790000033000-address-notices-to-many';
import { SetRowsAside1790000034000 } from '../migrations/1790000034000-set-rows-aside';
import { HoldReceiversBack1790000035000 } from '../migrations/1790000035000-hold-receivers-back';
import { IndexUnitLateSteps1790000036000 } from '../migrations/1790000036000-index-unit-late-steps';
import { VersionAddressees1790000037000 } from '../migrations/1790000037000-version-addressees';
import { TellUnacknowledged1790000038000 } from '../migrations/1790000038000-tell-unacknowledged';

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
  TellInDigests1790000030000,
  CreateInterimUpdates1790000031000,
  SwitchGoneWebhooksOff1790000032000,
  AddressNoticesToMany1790000033000,
  SetRowsAside1790000034000,
  HoldReceiversBack1790000035000,
  IndexUnitLateSteps1790000036000,
  VersionAddressees1790000037000,
  TellUnacknowledged1790000038000,
];
