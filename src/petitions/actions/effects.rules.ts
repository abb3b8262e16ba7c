import type { ClockKind } from '../../sla/level.rules';
import type { Unit, UnitDirectory } from '../../units/unit-directory';
import { petitionErrors } from '../petitions.errors';
import type { ActionCommand, ActionInputs, AnswerInput } from './action-inputs';

/** The petition as far as the effect of an action depends on it. */
export interface EffectSubject {
  class: string | null;
  field: string | null;
  proposedUnitId: string | null;
  unitId: string;
}

export interface EffectContext {
  petition: EffectSubject;
  /** The account that acts. */
  actorId: string;
  now: Date;
  /** The province's day. */
  on: string;
  units: UnitDirectory;
}

/** Columns of the petition that an action sets; absent ones stay. */
export interface PetitionChanges {
  class?: string | null;
  field?: string | null;
  unitId?: string;
  officerId?: string | null;
  proposedUnitId?: string | null;
  receivedAt?: Date;
  assignedAt?: Date | null;
  answeredAt?: Date;
  publishedAt?: Date;
  endedAt?: Date;
}

export type AnswerWrite =
  | { kind: 'PROPOSE'; answer: AnswerInput }
  | { kind: 'APPROVE' }
  | { kind: 'REJECT' }
  | { kind: 'SUMMARISE'; summary: string };

/** What an action does besides moving the state. */
export interface Effects {
  changes: PetitionChanges;
  /** Clocks that end: in time or missed, by the instant; `cancel` spares one that is still in time the verdict. */
  stop: readonly { kind: ClockKind; cancel?: boolean }[];
  /** Clocks that begin now for the (new) holding unit. */
  start: readonly ClockKind[];
  reason: string | null;
  data: Readonly<Record<string, unknown>>;
  answer?: AnswerWrite;
}

/**
 * What an action does to a petition, as a decision without a write: columns, clocks, history, answer. The clocks
 * follow domain section 3: a transfer starts HOLDING for the receiving unit and never touches OUTER.
 * Errors: those of assigning (UNIT_…) and of answering (…_REQUIRED).
 */
export function effectsOf(command: ActionCommand, context: EffectContext): Effects {
  switch (command.action) {
    case 'receive':
      return received(command.input, context);
    case 'refuse':
      return refused(command.input, context);
    case 'assign':
      return assigned(command.input, context);
    case 'accept':
      return {
        changes: { officerId: context.actorId },
        stop: [{ kind: 'ACCEPT' }],
        start: [],
        reason: command.input.note ?? null,
        data: {},
      };
    case 'return':
      return returned(command.input, context);
    case 'forward':
      return forwarded(command.input, context);
    case 'propose-answer':
      return proposed(command.input, context);
    case 'approve-answer':
      return {
        changes: { answeredAt: context.now },
        stop: [{ kind: 'OUTER' }, { kind: 'HOLDING' }],
        start: ['PUBLISH'],
        reason: command.input.note ?? null,
        data: {},
        answer: { kind: 'APPROVE' },
      };
    case 'reject-answer':
      return { ...nothing(command.input.reason), answer: { kind: 'REJECT' } };
    case 'publish':
      return {
        changes: { publishedAt: context.now, endedAt: context.now },
        stop: [{ kind: 'PUBLISH' }],
        start: [],
        reason: null,
        data: {},
        answer: { kind: 'SUMMARISE', summary: command.input.summary },
      };
  }
}

const nothing = (reason: string | null): Effects => ({
  changes: {},
  stop: [],
  start: [],
  reason,
  data: {},
});

function received(input: ActionInputs['receive'], { petition, now }: EffectContext): Effects {
  const cls = input.class ?? petition.class;
  if (cls === null) throw petitionErrors.CLASS_REQUIRED();
  const field = input.field ?? petition.field;
  const before = { class: petition.class, field: petition.field };
  const changed = cls !== before.class || field !== before.field;
  return {
    changes: { receivedAt: now, class: cls, field },
    stop: [{ kind: 'RECEIVE' }],
    start: ['ASSIGN'],
    reason: input.note ?? null,
    data: changed ? { before, after: { class: cls, field } } : {},
  };
}

function refused(input: ActionInputs['refuse'], { now }: EffectContext): Effects {
  return {
    changes: { endedAt: now },
    stop: [{ kind: 'RECEIVE' }, { kind: 'ASSIGN' }, { kind: 'OUTER', cancel: true }],
    start: [],
    reason: input.note ?? null,
    data: { reasonCode: input.reasonCode },
  };
}

function assigned(input: ActionInputs['assign'], context: EffectContext): Effects {
  const { petition } = context;
  const unit = assignedUnit(input.unitCode, context);
  const cls = input.class ?? petition.class;
  const field = input.field ?? petition.field;
  return {
    changes: {
      unitId: unit.id,
      officerId: null,
      proposedUnitId: null,
      assignedAt: context.now,
      class: cls,
      field,
    },
    stop: [{ kind: 'ASSIGN' }],
    start: ['HOLDING', 'ACCEPT'],
    reason: input.note ?? null,
    data: {
      before: { unitId: petition.unitId, class: petition.class, field: petition.field },
      after: { unitId: unit.id, class: cls, field },
    },
  };
}

function assignedUnit(code: string | undefined, { petition, units, on }: EffectContext): Unit {
  const proposed = petition.proposedUnitId ? units.byId(petition.proposedUnitId) : undefined;
  const named = code === undefined ? proposed : units.byCode(code);
  if (!named) {
    if (code === undefined) throw petitionErrors.UNIT_REQUIRED();
    throw petitionErrors.ASSIGNED_UNIT_UNKNOWN({ unitCode: code });
  }
  if (named.kind === 'INTAKE_DESK') throw petitionErrors.UNIT_CANNOT_HANDLE();
  const inForce = units.inForce(named, on);
  if (inForce?.id === named.id) return named;
  // A proposal follows the successor by itself; a unit named by a person is never swapped behind their back.
  if (code === undefined && inForce) return inForce;
  throw petitionErrors.UNIT_NOT_IN_FORCE({
    unitCode: named.code,
    successorUnitCode: inForce?.code ?? null,
    successorNoteVi: inForce ? `; đơn vị kế thừa là ${inForce.code}` : '',
    successorNoteEn: inForce ? `; its successor is ${inForce.code}` : '',
  });
}

function returned(input: ActionInputs['return'], context: EffectContext): Effects {
  const desk = context.units.intakeDesk();
  return {
    changes: { unitId: desk.id, officerId: null, assignedAt: null },
    stop: [{ kind: 'ACCEPT' }, { kind: 'HOLDING', cancel: true }],
    start: ['ASSIGN'],
    reason: input.reason,
    data: { before: { unitId: context.petition.unitId }, after: { unitId: desk.id } },
  };
}

function forwarded(input: ActionInputs['forward'], { now }: EffectContext): Effects {
  return {
    changes: { endedAt: now },
    stop: [{ kind: 'ASSIGN' }, { kind: 'OUTER', cancel: true }],
    start: [],
    reason: input.reason,
    data: { body: input.body },
  };
}

function proposed(answer: AnswerInput, { petition, on }: EffectContext): Effects {
  if (petition.class === 'QUY_DINH_HC' && !answer.legalBasis) {
    throw petitionErrors.LEGAL_BASIS_REQUIRED();
  }
  if (answer.result === 'PLANNED' && !answer.plannedOn) {
    throw petitionErrors.PLANNED_DAY_REQUIRED();
  }
  if (answer.plannedOn !== undefined && answer.plannedOn < on) {
    throw petitionErrors.PLANNED_DAY_PAST();
  }
  if (answer.result === 'OUT_OF_COMPETENCE' && !answer.competentBody) {
    throw petitionErrors.COMPETENT_BODY_REQUIRED();
  }
  return {
    ...nothing(null),
    data: { result: answer.result, plannedOn: answer.plannedOn ?? null },
    answer: { kind: 'PROPOSE', answer },
  };
}
