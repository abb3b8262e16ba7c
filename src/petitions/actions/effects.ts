import type { IsoDate } from '../../calendar/local-time.rules';
import type { ClockKind } from '../../sla/level.rules';
import type { UnitDirectory } from '../../units/unit-directory';
import type { PetitionRow } from '../ledger/petition-row';
import type { Answering } from '../merged-answer.rules';
import type { PetitionState } from '../petition.rules';
import type { AnswerInput } from './action-inputs';

/** What the effect of an action depends on beside what was asked. */
export interface EffectContext {
  petition: PetitionRow;
  /** The account that acts; null for a citizen or the system. */
  actorId: string | null;
  /** The unit for which the actor acts. */
  actingUnitId: string | null;
  now: Date;
  /** The province's day. */
  on: IsoDate;
  units: UnitDirectory;
  /** Most working days an extension may give (policy EXTENSION). */
  extensionCapDays: number;
  /** After so many refusals the intake desk decides (domain: not ours never closes a petition). */
  refusalsBeforeDesk: number;
  /** The petition into which this one is merged; for `merge` alone. */
  mergeInto?: { id: string; code: string };
  /** The petition that answers for this one, where it is merged. */
  answering: Answering | null;
  /** The summary with personal data masked; for `publish` alone. */
  publishedSummary?: string;
}

/** Columns of the petition that an action sets; absent ones stay. */
export type PetitionChanges = Partial<
  Pick<
    PetitionRow,
    | 'class'
    | 'field'
    | 'urgency'
    | 'cycle'
    | 'unitId'
    | 'officerId'
    | 'proposedUnitId'
    | 'receivedAt'
    | 'assignedAt'
    | 'answeredAt'
    | 'publishedAt'
    | 'endedAt'
    | 'mergedIntoId'
    | 'partCount'
    | 'offeredUnitId'
    | 'refusals'
    | 'binding'
    | 'extension'
    | 'participantUnitIds'
    | 'owingUnitIds'
    | 'ratingSatisfied'
    | 'ratedAnswerAt'
  >
>;

export type AnswerWrite =
  | { kind: 'PROPOSE'; answer: AnswerInput }
  | { kind: 'APPROVE' }
  | { kind: 'REJECT' }
  | { kind: 'SEND_BACK' }
  | { kind: 'SUMMARISE'; summary: string };

export type MessageKind =
  | 'SUPPLEMENT_REQUEST'
  | 'SUPPLEMENT'
  | 'WITHDRAWAL'
  | 'REOPENING'
  | 'RATING'
  | 'GUIDANCE'
  | 'EXTENSION';

export type ContributionWrite =
  | { kind: 'ASK'; unitIds: readonly string[]; question: string | null }
  | { kind: 'GIVE'; unitId: string; content: string };

/** Clocks that end: in time or missed, by the instant; `cancel` spares one that is still in time the verdict. */
export interface ClockStop {
  kind: ClockKind;
  cancel?: boolean;
  /** Only the clock of this unit. */
  unitId?: string;
}

export interface ClockBegin {
  kind: ClockKind;
  /** Absent: the unit that holds the petition then. */
  unitId?: string;
}

/** What an action does besides moving the state. */
export interface Effects {
  changes: PetitionChanges;
  /** Where the table leaves a choice (`or`), the choice; absent: the table's first. */
  to?: PetitionState;
  stop: readonly ClockStop[];
  /** Every other clock that runs is called off: nothing more is owed. */
  stopRest?: boolean;
  /** Clocks that begin now. */
  start: readonly ClockBegin[];
  /** Clocks of this cycle that go on from where they once began, as if they had not been stopped. */
  restart?: readonly ClockKind[];
  /** The citizen is asked: the clocks wait, at most as long as the citizen has. */
  pause?: boolean;
  resume?: boolean;
  /** Working days granted. */
  extendDays?: number;
  reason: string | null;
  data: Readonly<Record<string, unknown>>;
  answer?: AnswerWrite;
  message?: { kind: MessageKind; content: string };
  contribution?: ContributionWrite;
}

/** The contribution a unit owes is called off: it leads from now on, or is asked anew with a new limit. */
export const contributionOff = (unitId: string): ClockStop => ({
  kind: 'CONTRIBUTE',
  unitId,
  cancel: true,
});

/** An action that leaves everything as it is but for what is named. */
export const plain = (reason: string | null, more: Partial<Effects> = {}): Effects => ({
  changes: {},
  stop: [],
  start: [],
  reason,
  data: {},
  ...more,
});
