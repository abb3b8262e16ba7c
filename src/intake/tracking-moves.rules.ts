import { type IsoDate, localDateOf } from '../calendar/local-time.rules';

/** Why the day by which the answer is owed has moved. */
export type MoveCause =
  'SUPPLEMENT' | 'EXTENSION' | 'CALENDAR' | 'POLICY' | 'RECOUNTED' | 'REOPENED';

/** The due day of the answer before and after something that moved it. */
export interface DueMove {
  cause: MoveCause;
  before: IsoDate;
  after: IsoDate;
  /** The day it moved. */
  movedOn: IsoDate;
  /** Of a supplement: the day it was asked for. */
  askedOn: IsoDate | null;
  /** The sender is still asked: the day is counted again when the supplement comes. */
  pending: boolean;
}

/** An event of the history as far as due days go. */
export interface DatedStep {
  action: string;
  at: string;
  data: Readonly<Record<string, unknown>>;
}

/**
 * The moves of the due day since the petition was last reopened, in order, that reopening first. The day assumed
 * while a supplement was awaited and the day counted when it came are one move: what was between is of no use to
 * anybody. A move that led nowhere is none.
 */
export function dueMoves(steps: readonly DatedStep[]): DueMove[] {
  const reopened = steps.findLastIndex((step) => step.action === 'reopen');
  const moves: DueMove[] = [];
  for (const step of steps.slice(Math.max(0, reopened))) {
    const move = moveOf(step);
    const waited = step.action === 'supplement' ? moves.find((each) => each.pending) : undefined;
    if (waited) {
      waited.pending = false;
      waited.movedOn = dayOf(step);
    }
    if (waited && move && waited === moves.at(-1)) waited.after = move.after;
    else if (move) moves.push(move);
  }
  return moves.filter((move) => move.before !== move.after);
}

function moveOf(step: DatedStep): DueMove | null {
  const { before, after } = (step.data.dueOn ?? {}) as { before?: unknown; after?: unknown };
  if (typeof before !== 'string' || typeof after !== 'string') return null;
  const asked = step.action === 'request-supplement';
  return {
    cause: causeOf(step),
    before,
    after,
    movedOn: dayOf(step),
    askedOn: asked ? dayOf(step) : null,
    pending: asked,
  };
}

function causeOf({ action, data }: DatedStep): MoveCause {
  switch (action) {
    case 'request-supplement':
    case 'supplement':
      return 'SUPPLEMENT';
    case 'decide-extension':
      return 'EXTENSION';
    case 'reopen':
      return 'REOPENED';
    case 'move-deadline':
      return data.policy === undefined ? 'CALENDAR' : 'POLICY';
    default:
      return 'RECOUNTED';
  }
}

const dayOf = ({ at }: DatedStep): IsoDate => localDateOf(new Date(at));
