import type { Role } from '../platform/auth/principal';
import type { Guard, PetitionAction, PetitionState, Standing, Transition } from './petition.rules';

const INTAKE = ['INTAKE_OFFICER', 'PROVINCIAL_OFFICE'] as const;
const UNIT = ['UNIT_OFFICER', 'UNIT_HEAD'] as const;
const HEAD = ['UNIT_HEAD'] as const;
const OFFICE = ['PROVINCIAL_OFFICE'] as const;
const CITIZEN = ['CITIZEN'] as const;

const OPEN: readonly PetitionState[] = [
  'SUBMITTED',
  'RECEIVED',
  'AWAITING_SUPPLEMENT',
  'ASSIGNED',
  'IN_PROGRESS',
  'ANSWER_PROPOSED',
];
const HANDLED: readonly PetitionState[] = ['ASSIGNED', 'IN_PROGRESS'];
/** A unit that was asked owes its contribution wherever the petition has come to meanwhile. */
const ASKED: readonly PetitionState[] = OPEN.slice(1);

interface Terms {
  guards?: readonly Guard[];
  standing?: Standing;
  or?: PetitionState;
}

function row(
  action: PetitionAction,
  from: readonly PetitionState[],
  to: Transition['to'],
  roles: readonly Role[],
  { guards = [], standing = 'HOLDER', or }: Terms = {},
): Transition {
  return { action, from, to, roles, standing, guards, ...(or ? { or } : {}) };
}

/**
 * The life of a petition as one table (design section 4). Complaints (khiếu nại) and denunciations (tố cáo) have
 * laws of their own: they are diverted, never assigned or published (NĐ 20/2008 Điều 1; Luật Tiếp công dân Điều
 * 25–26). Being outside one's competence is never a reason to refuse or to close (NĐ 20/2008 Điều 9): a unit
 * returns or offers, the intake desk assigns again or forwards out of the province. `merge`, `unmerge` and `split`
 * stand here like every other action, though they touch a second petition.
 */
export const LIFECYCLE: readonly Transition[] = [
  row('receive', ['SUBMITTED'], 'RECEIVED', INTAKE),
  row('refuse', ['SUBMITTED', 'RECEIVED', 'AWAITING_SUPPLEMENT'], 'REFUSED', INTAKE),
  row('divert', ['SUBMITTED', 'RECEIVED'], 'DIVERTED', INTAKE, { guards: ['TO_BE_DIVERTED'] }),
  row('assign', ['RECEIVED'], 'ASSIGNED', INTAKE, {
    guards: ['HAS_CLASS', 'NOT_TO_BE_DIVERTED'],
  }),
  row('forward', ['RECEIVED'], 'FORWARDED', INTAKE),
  row('split', ['SUBMITTED', 'RECEIVED'], 'SAME', INTAKE),
  row('merge', ['SUBMITTED', 'RECEIVED', 'ASSIGNED', 'IN_PROGRESS'], 'MERGED', INTAKE, {
    guards: ['NOT_TO_BE_DIVERTED'],
  }),
  row('unmerge', ['MERGED'], 'RECEIVED', INTAKE, { or: 'SUBMITTED' }),
  row('accept', ['ASSIGNED'], 'IN_PROGRESS', UNIT),
  row('return', ['ASSIGNED'], 'RECEIVED', UNIT, { guards: ['NOT_BINDING'] }),
  row('offer-transfer', HANDLED, 'SAME', UNIT, { guards: ['NOT_BINDING', 'NO_OFFER'] }),
  row('accept-transfer', HANDLED, 'IN_PROGRESS', UNIT, { standing: 'OFFERED' }),
  row('refuse-transfer', HANDLED, 'SAME', UNIT, { standing: 'OFFERED', or: 'RECEIVED' }),
  row('request-supplement', ['SUBMITTED', 'RECEIVED'], 'AWAITING_SUPPLEMENT', INTAKE),
  row('request-supplement', HANDLED, 'AWAITING_SUPPLEMENT', UNIT),
  row('supplement', ['AWAITING_SUPPLEMENT'], 'BACK', [...CITIZEN, ...INTAKE, ...UNIT]),
  row('request-extension', ['IN_PROGRESS'], 'SAME', UNIT, {
    guards: ['EXTENSION_UNUSED', 'BEFORE_DUE'],
  }),
  row(
    'decide-extension',
    ['AWAITING_SUPPLEMENT', 'IN_PROGRESS', 'ANSWER_PROPOSED'],
    'SAME',
    OFFICE,
    {
      guards: ['EXTENSION_ASKED'],
    },
  ),
  row('ask-contribution', HANDLED, 'SAME', [...INTAKE, ...UNIT]),
  row('contribute', ASKED, 'SAME', UNIT, { standing: 'PARTICIPANT' }),
  row('propose-answer', ['IN_PROGRESS'], 'ANSWER_PROPOSED', UNIT),
  row('approve-answer', ['ANSWER_PROPOSED'], 'ANSWERED', HEAD),
  row('reject-answer', ['ANSWER_PROPOSED'], 'IN_PROGRESS', HEAD),
  // The publishing office may send an unfit answer back before publication (QĐ 31/2021 Điều 46).
  row('reject-answer', ['ANSWERED'], 'IN_PROGRESS', OFFICE),
  row('publish', ['ANSWERED'], 'PUBLISHED', OFFICE, { guards: ['NOT_TO_BE_DIVERTED'] }),
  row('close', ['ANSWERED', 'PUBLISHED'], 'CLOSED', OFFICE),
  row('close', ['FORWARDED'], 'CLOSED', INTAKE),
  row('withdraw', OPEN, 'WITHDRAWN', [...CITIZEN, ...INTAKE]),
  row('rate', ['PUBLISHED'], 'CLOSED', CITIZEN, { guards: ['NOT_ANONYMOUS', 'NOT_RATED'] }),
  row('rate', ['ANSWERED', 'CLOSED'], 'SAME', CITIZEN, {
    guards: ['NOT_ANONYMOUS', 'NOT_RATED'],
  }),
  // One answer goes to all: the sender of a merged petition rates the answer given, for oneself.
  row('rate', ['MERGED'], 'SAME', CITIZEN, { guards: ['ANSWERED', 'NOT_ANONYMOUS', 'NOT_RATED'] }),
  row('reopen', ['ANSWERED', 'PUBLISHED', 'CLOSED'], 'RECEIVED', [...CITIZEN, ...INTAKE], {
    guards: ['MAY_BE_REOPENED'],
  }),
  // Whoever is not content with it goes one's own way; the others keep their answer.
  row('reopen', ['MERGED'], 'RECEIVED', [...CITIZEN, ...INTAKE], {
    guards: ['ANSWERED', 'MAY_BE_REOPENED'],
  }),
];
