import { Injectable } from '@nestjs/common';
import { type IsoDate, localDateOf } from '../../calendar/local-time.rules';
import { CITIZEN } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import type { Reader, Statement } from '../../platform/database/database';
import type { ClockKind } from '../../sla/level.rules';
import type { MessageKind } from '../actions/effects';
import { standingOf } from '../actions/standing';
import { IdentityVault } from '../identity/identity-vault';
import { PETITION_ROW, type PetitionRow } from '../ledger/petition-row';
import { guardMoment } from '../life-limits';
import { withAnswerGiven } from '../merged-answer.rules';
import { allowedActions } from '../petition-guards.rules';
import type { PetitionAction, PetitionState } from '../petition.rules';
import { petitionErrors } from '../petitions.errors';
import { findPersonalData, mask } from '../publication/masking.rules';
import { NOBODY, type KnownPeople } from '../publication/masking/finding';
import { knownPeople } from '../publication/publication-reading';
import type { ReferenceBundle } from '../references';

/** Instants inside what is read as JSON are texts with an offset. */
export interface TrackedStep {
  action: string;
  at: string;
  unitId: string;
  data: Record<string, unknown>;
}

/** A limit that runs. */
export interface TrackedLimit {
  kind: ClockKind;
  dueOn: IsoDate;
  dueAt: string;
}

/** Words of the present cycle that are meant for the citizen, or are the citizen's own. */
export interface TrackedWords {
  kind: MessageKind;
  content: string;
  at: string;
}

export interface TrackedAnswer {
  finding: string;
  cause: string | null;
  actionTaken: string;
  result: string;
  plannedOn: string | null;
  competentBody: string | null;
  legalBasis: string | null;
  contact: string | null;
}

export interface TrackedPart {
  id: string;
  code: string;
  state: PetitionState;
  dueOn: IsoDate;
}

/** What somebody whose petition was merged may know of the other: how far it is and what was answered. */
export interface TrackedTarget {
  code: string;
  state: PetitionState;
  dueOn: IsoDate;
  dueProvisional: boolean;
  answeredAt: Date | null;
  limits: TrackedLimit[];
  updates: TrackedUpdate[];
  answer: TrackedAnswer | null;
}

/** What the sender was told of how far it is, while the answer was late by the decree. */
export interface TrackedUpdate {
  text: string;
  at: string;
}

/** A petition as its sender may see it. */
export interface TrackedPetition {
  row: PetitionRow;
  steps: TrackedStep[];
  limits: TrackedLimit[];
  words: TrackedWords[];
  parts: TrackedPart[];
  updates: TrackedUpdate[];
  answer: TrackedAnswer | null;
  mergedInto: TrackedTarget | null;
  allowedActions: PetitionAction[];
  /** The last day on which it may be reopened; null when it may not. */
  reopenableUntilOn: IsoDate | null;
}

/** What is told of the history: not who looked at an identity, nor a unit's own drafts. */
const TOLD_ACTIONS = `'submit', 'receive', 'refuse', 'divert', 'assign', 'forward', 'split', 'merge',
  'unmerge', 'accept', 'return', 'accept-transfer', 'request-supplement', 'supplement',
  'decide-extension', 'approve-answer', 'publish', 'close', 'withdraw', 'rate', 'reopen',
  'move-deadline', 'send-interim-update'`;

/** Limits that concern the citizen: the steps of the province, the answer, and the citizen's own reply. */
const TOLD_LIMITS = `'RECEIVE', 'ASSIGN', 'ACCEPT', 'OUTER', 'PUBLISH', 'SUPPLEMENT_WAIT'`;

const limitsOf = (kinds: string): string => `
  (select jsonb_agg(jsonb_build_object('kind', k.kind, 'dueOn', k.due_on, 'dueAt', k.due_at)
     order by k.due_at, k.id)
   from sla_clock k where k.petition_id = p.id and k.stopped_at is null and k.kind in (${kinds}))`;

const UPDATES = `
  (select jsonb_agg(jsonb_build_object('text', i.text, 'at', i.sent_at) order by i.sent_at, i.id)
   from (select * from interim_update where petition_id = p.id and state = 'SENT'
         order by cycle desc, round desc limit 60) i)`;

const ANSWER = `
  (select jsonb_build_object('finding', a.finding, 'cause', a.cause, 'actionTaken', a.action_taken,
     'result', a.result, 'plannedOn', a.planned_on, 'competentBody', a.competent_body,
     'legalBasis', a.legal_basis, 'contact', a.contact)
   from petition_answer a
   where a.petition_id = p.id and a.cycle = p.cycle and a.state = 'APPROVED'
   order by a.number desc limit 1)`;

const TRACK: Statement = {
  name: 'petitions.track',
  text: `
    select ${PETITION_ROW}, ${limitsOf(TOLD_LIMITS)} as limits,
      (select jsonb_agg(jsonb_build_object('action', e.action, 'at', e.occurred_at,
          'unitId', e.unit_id, 'data', e.data) order by e.seq)
       from (select * from petition_event where petition_id = p.id and action in (${TOLD_ACTIONS})
             order by seq desc limit 300) e) as steps,
      case when p.message_count > 0 then (
        select jsonb_agg(jsonb_build_object('kind', m.kind, 'content', m.content,
          'at', m.written_at) order by m.id)
        from (select * from petition_message where petition_id = p.id and cycle = p.cycle
              order by id desc limit 100) m)
      end as words,
      case when p.part_count > 0 then (
        select jsonb_agg(jsonb_build_object('id', m.id, 'code', m.code, 'state', m.state,
          'dueOn', m.due_on)
          order by m.id)
        from (select * from petition where parent_id = p.id order by id limit 100) m)
      end as parts,
      ${UPDATES} as updates,
      case when p.answered_at is not null then ${ANSWER} end as answer
    from petition p where p.id = $1`,
};

/** The petition that answers for one that was merged, at the end of the chain if that one was merged on. */
const TARGET: Statement = {
  name: 'petitions.track-target',
  text: `
    with recursive chain as (
      select m.id, m.merged_into_id, 1 as depth from petition m where m.id = $1
      union all
      select m.id, m.merged_into_id, c.depth + 1
      from chain c join petition m on m.id = c.merged_into_id where c.depth < 20)
    select p.id, p.code, p.state, p.due_on as "dueOn", p.due_provisional as "dueProvisional",
      p.answered_at as "answeredAt", ${limitsOf(`'OUTER', 'PUBLISH'`)} as limits,
      ${UPDATES} as updates,
      case when p.answered_at is not null then ${ANSWER} end as answer
    from petition p where p.id = (select id from chain order by depth desc limit 1)`,
};

type TrackRow = PetitionRow & {
  steps: TrackedStep[];
  limits: TrackedLimit[] | null;
  words: TrackedWords[] | null;
  parts: TrackedPart[] | null;
  updates: TrackedUpdate[] | null;
  answer: TrackedAnswer | null;
};
type TargetRow = Omit<TrackedTarget, 'limits' | 'updates'> & {
  id: string;
  limits: TrackedLimit[] | null;
  updates: TrackedUpdate[] | null;
};

/** Reads a petition for the one who holds its tracking token; the token was checked before. */
@Injectable()
export class PetitionTracking {
  constructor(
    private readonly clock: Clock,
    private readonly vault: IdentityVault,
  ) {}

  /** The petition as its sender may see it, and what the sender may do with it now. Error: TRACKING_UNKNOWN. */
  async read(
    reader: Reader,
    petitionId: string,
    bundle: ReferenceBundle,
  ): Promise<TrackedPetition> {
    const [row] = await reader.rows<TrackRow>(TRACK, [petitionId]);
    if (!row) throw petitionErrors.TRACKING_UNKNOWN();
    const mergedInto =
      row.mergedIntoId === null ? null : await this.target(reader, row.mergedIntoId);
    const given = withAnswerGiven(row, mergedInto);
    const moment = guardMoment(bundle, row, this.clock.now());
    const may = allowedActions(
      given,
      (transition) => standingOf(CITIZEN, transition, row, bundle.units) !== null,
      moment,
    );
    const { steps, limits, words, parts, updates, answer } = row;
    return {
      row: { ...row, ratingSatisfied: given.ratingSatisfied },
      steps,
      limits: limits ?? [],
      words: words ?? [],
      parts: parts ?? [],
      updates: updates ?? [],
      answer,
      mergedInto,
      allowedActions: may,
      reopenableUntilOn:
        may.includes('reopen') && given.answeredAt
          ? lastDayBefore(moment.reopenEndsAt(given.answeredAt))
          : null,
    };
  }

  /** Its words may name the other senders; what is personal in them is masked as it is for the public. */
  private async target(reader: Reader, targetId: string): Promise<TrackedTarget | null> {
    const [row] = await reader.rows<TargetRow>(TARGET, [targetId]);
    if (!row) return null;
    const { id, limits, updates, answer, ...target } = row;
    const people = answer || updates ? await knownPeople(reader, this.vault, id) : NOBODY;
    return {
      ...target,
      limits: limits ?? [],
      updates: (updates ?? []).map(({ text, at }) => ({ text: masked(text, people, true), at })),
      answer: answer && maskedAnswer(answer, people),
    };
  }
}

/** The day of the last instant before one. */
const lastDayBefore = (instant: Date): IsoDate => localDateOf(new Date(instant.getTime() - 1));

function masked<T extends string | null>(text: T, people: KnownPeople, unitContact = false): T {
  if (text === null) return text;
  const composed = text.normalize('NFC');
  return mask(composed, findPersonalData(composed, people, { unitContact })) as T;
}

const maskedAnswer = (answer: TrackedAnswer, people: KnownPeople): TrackedAnswer => ({
  finding: masked(answer.finding, people),
  cause: masked(answer.cause, people),
  actionTaken: masked(answer.actionTaken, people),
  result: answer.result,
  plannedOn: answer.plannedOn,
  competentBody: masked(answer.competentBody, people),
  legalBasis: masked(answer.legalBasis, people),
  contact: masked(answer.contact, people, true),
});
