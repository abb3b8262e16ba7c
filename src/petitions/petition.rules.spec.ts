import type { Role } from '../platform/auth/principal';
import { LIFECYCLE } from './lifecycle.table';
import { allowedActions, guardRefusal, type GuardedPetition } from './petition-guards.rules';
import {
  FINAL_STATES,
  lifecycleFaults,
  PETITION_ACTIONS,
  PETITION_STATES,
  targetsOf,
  transitionFrom,
  type PetitionAction,
  type PetitionState,
  type Standing,
} from './petition.rules';

const INTAKE_AT = {
  SUBMITTED: ['receive', 'refuse', 'divert', 'split', 'merge', 'request-supplement', 'withdraw'],
  RECEIVED: [
    'refuse',
    'divert',
    'assign',
    'forward',
    'split',
    'merge',
    'request-supplement',
    'withdraw',
  ],
  AWAITING_SUPPLEMENT: ['refuse', 'supplement', 'withdraw'],
  ASSIGNED: ['merge', 'ask-contribution', 'withdraw'],
  IN_PROGRESS: ['merge', 'ask-contribution', 'withdraw'],
};
const UNIT_ASSIGNED = [
  'accept',
  'return',
  'offer-transfer',
  'request-supplement',
  'ask-contribution',
];
const UNIT_IN_PROGRESS = [
  'offer-transfer',
  'request-supplement',
  'request-extension',
  'ask-contribution',
  'propose-answer',
];

/**
 * Written by hand from design section 4, never derived from the table: what each role at the holding unit, and the
 * citizen, may do in each state. A state or role that is not named may do nothing. The petition here has a class
 * that is handled, an answer two days old, and no offer, extension or rating yet.
 */
const MATRIX: Record<PetitionState, Partial<Record<Role, string[]>>> = {
  SUBMITTED: {
    INTAKE_OFFICER: INTAKE_AT.SUBMITTED,
    PROVINCIAL_OFFICE: INTAKE_AT.SUBMITTED,
    CITIZEN: ['withdraw'],
  },
  RECEIVED: {
    INTAKE_OFFICER: INTAKE_AT.RECEIVED,
    PROVINCIAL_OFFICE: INTAKE_AT.RECEIVED,
    CITIZEN: ['withdraw'],
  },
  AWAITING_SUPPLEMENT: {
    INTAKE_OFFICER: INTAKE_AT.AWAITING_SUPPLEMENT,
    PROVINCIAL_OFFICE: INTAKE_AT.AWAITING_SUPPLEMENT,
    UNIT_OFFICER: ['supplement'],
    UNIT_HEAD: ['supplement'],
    CITIZEN: ['supplement', 'withdraw'],
  },
  ASSIGNED: {
    INTAKE_OFFICER: INTAKE_AT.ASSIGNED,
    PROVINCIAL_OFFICE: INTAKE_AT.ASSIGNED,
    UNIT_OFFICER: UNIT_ASSIGNED,
    UNIT_HEAD: UNIT_ASSIGNED,
    CITIZEN: ['withdraw'],
  },
  IN_PROGRESS: {
    INTAKE_OFFICER: INTAKE_AT.IN_PROGRESS,
    PROVINCIAL_OFFICE: INTAKE_AT.IN_PROGRESS,
    UNIT_OFFICER: UNIT_IN_PROGRESS,
    UNIT_HEAD: UNIT_IN_PROGRESS,
    CITIZEN: ['withdraw'],
  },
  ANSWER_PROPOSED: {
    INTAKE_OFFICER: ['withdraw'],
    PROVINCIAL_OFFICE: ['withdraw'],
    UNIT_HEAD: ['approve-answer', 'reject-answer'],
    CITIZEN: ['withdraw'],
  },
  ANSWERED: {
    INTAKE_OFFICER: ['reopen'],
    PROVINCIAL_OFFICE: ['reject-answer', 'publish', 'close', 'reopen'],
    CITIZEN: ['rate', 'reopen'],
  },
  PUBLISHED: {
    INTAKE_OFFICER: ['reopen'],
    PROVINCIAL_OFFICE: ['close', 'reopen'],
    CITIZEN: ['rate', 'reopen'],
  },
  CLOSED: {
    INTAKE_OFFICER: ['reopen'],
    PROVINCIAL_OFFICE: ['reopen'],
    CITIZEN: ['rate', 'reopen'],
  },
  REFUSED: {},
  DIVERTED: {},
  FORWARDED: { INTAKE_OFFICER: ['close'], PROVINCIAL_OFFICE: ['close'] },
  WITHDRAWN: {},
  MERGED: {
    INTAKE_OFFICER: ['unmerge', 'reopen'],
    PROVINCIAL_OFFICE: ['unmerge', 'reopen'],
    CITIZEN: ['rate', 'reopen'],
  },
};

/** By hand: where each action leads. */
const TARGETS: Record<PetitionAction, Partial<Record<PetitionState, PetitionState[]>>> = {
  receive: { SUBMITTED: ['RECEIVED'] },
  refuse: {
    SUBMITTED: ['REFUSED'],
    RECEIVED: ['REFUSED'],
    AWAITING_SUPPLEMENT: ['REFUSED'],
  },
  divert: { SUBMITTED: ['DIVERTED'], RECEIVED: ['DIVERTED'] },
  assign: { RECEIVED: ['ASSIGNED'] },
  forward: { RECEIVED: ['FORWARDED'] },
  split: { SUBMITTED: ['SUBMITTED'], RECEIVED: ['RECEIVED'] },
  merge: {
    SUBMITTED: ['MERGED'],
    RECEIVED: ['MERGED'],
    ASSIGNED: ['MERGED'],
    IN_PROGRESS: ['MERGED'],
  },
  unmerge: { MERGED: ['RECEIVED', 'SUBMITTED'] },
  accept: { ASSIGNED: ['IN_PROGRESS'] },
  return: { ASSIGNED: ['RECEIVED'] },
  'offer-transfer': { ASSIGNED: ['ASSIGNED'], IN_PROGRESS: ['IN_PROGRESS'] },
  'accept-transfer': { ASSIGNED: ['IN_PROGRESS'], IN_PROGRESS: ['IN_PROGRESS'] },
  'refuse-transfer': {
    ASSIGNED: ['ASSIGNED', 'RECEIVED'],
    IN_PROGRESS: ['IN_PROGRESS', 'RECEIVED'],
  },
  'request-supplement': {
    SUBMITTED: ['AWAITING_SUPPLEMENT'],
    RECEIVED: ['AWAITING_SUPPLEMENT'],
    ASSIGNED: ['AWAITING_SUPPLEMENT'],
    IN_PROGRESS: ['AWAITING_SUPPLEMENT'],
  },
  supplement: { AWAITING_SUPPLEMENT: ['SUBMITTED', 'RECEIVED', 'ASSIGNED', 'IN_PROGRESS'] },
  'request-extension': { IN_PROGRESS: ['IN_PROGRESS'] },
  'decide-extension': {
    AWAITING_SUPPLEMENT: ['AWAITING_SUPPLEMENT'],
    IN_PROGRESS: ['IN_PROGRESS'],
    ANSWER_PROPOSED: ['ANSWER_PROPOSED'],
  },
  'ask-contribution': { ASSIGNED: ['ASSIGNED'], IN_PROGRESS: ['IN_PROGRESS'] },
  contribute: {
    RECEIVED: ['RECEIVED'],
    AWAITING_SUPPLEMENT: ['AWAITING_SUPPLEMENT'],
    ASSIGNED: ['ASSIGNED'],
    IN_PROGRESS: ['IN_PROGRESS'],
    ANSWER_PROPOSED: ['ANSWER_PROPOSED'],
  },
  'propose-answer': { IN_PROGRESS: ['ANSWER_PROPOSED'] },
  'approve-answer': { ANSWER_PROPOSED: ['ANSWERED'] },
  'reject-answer': { ANSWER_PROPOSED: ['IN_PROGRESS'], ANSWERED: ['IN_PROGRESS'] },
  publish: { ANSWERED: ['PUBLISHED'] },
  close: { ANSWERED: ['CLOSED'], PUBLISHED: ['CLOSED'], FORWARDED: ['CLOSED'] },
  withdraw: {
    SUBMITTED: ['WITHDRAWN'],
    RECEIVED: ['WITHDRAWN'],
    AWAITING_SUPPLEMENT: ['WITHDRAWN'],
    ASSIGNED: ['WITHDRAWN'],
    IN_PROGRESS: ['WITHDRAWN'],
    ANSWER_PROPOSED: ['WITHDRAWN'],
  },
  rate: {
    ANSWERED: ['ANSWERED'],
    PUBLISHED: ['CLOSED'],
    CLOSED: ['CLOSED'],
    MERGED: ['MERGED'],
  },
  reopen: {
    ANSWERED: ['RECEIVED'],
    PUBLISHED: ['RECEIVED'],
    CLOSED: ['RECEIVED'],
    MERGED: ['RECEIVED'],
  },
};

const ROLES: Role[] = [
  'INTAKE_OFFICER',
  'UNIT_OFFICER',
  'UNIT_HEAD',
  'SUPERVISOR',
  'PROVINCIAL_OFFICE',
  'ADMIN',
  'AUDITOR',
  'API_CLIENT',
  'CITIZEN',
];

const NOW = new Date('2026-04-10T03:00:00Z');
const MOMENT = {
  now: NOW,
  reopenEndsAt: (answeredAt: Date) => new Date(answeredAt.getTime() + 15 * 86_400_000),
};

const petition = (over: Partial<GuardedPetition> = {}): GuardedPetition => ({
  state: 'RECEIVED',
  class: 'KHAC',
  anonymous: false,
  answeredAt: new Date('2026-04-08T03:00:00Z'),
  dueAt: new Date('2026-04-27T17:00:00Z'),
  offeredUnitId: null,
  binding: false,
  extension: null,
  ratingSatisfied: null,
  ...over,
});

const offered = (
  over: Partial<GuardedPetition>,
  role: Role,
  standing: Standing = 'HOLDER',
): PetitionAction[] =>
  allowedActions(
    petition(over),
    (row) => row.standing === standing && row.roles.includes(role),
    MOMENT,
  );

describe('the life of a petition', () => {
  const cases = PETITION_STATES.flatMap((state) => ROLES.map((role) => [state, role] as const));

  it.each(cases)('in %s a %s may do what the office says, and nothing else', (state, role) => {
    expect(offered({ state }, role).toSorted()).toEqual((MATRIX[state][role] ?? []).toSorted());
  });

  it.each(PETITION_ACTIONS)('%s leads where it should, from every state', (action) => {
    for (const state of PETITION_STATES) {
      const row = transitionFrom(action, state);
      expect([state, row ? targetsOf(row, state) : []]).toEqual([
        state,
        TARGETS[action][state] ?? [],
      ]);
    }
  });

  it('lets a unit that is offered a petition reply, and one that is asked contribute', () => {
    const offer = { offeredUnitId: 'another' };
    for (const state of ['ASSIGNED', 'IN_PROGRESS'] as const) {
      const replies = offered({ ...offer, state }, 'UNIT_OFFICER', 'OFFERED');
      expect(replies).toEqual(['accept-transfer', 'refuse-transfer']);
      expect(offered({ state }, 'UNIT_HEAD', 'PARTICIPANT')).toEqual(['contribute']);
      expect(offered({ ...offer, state }, 'UNIT_HEAD')).not.toContain('offer-transfer');
    }
    expect(offered({ state: 'ANSWER_PROPOSED' }, 'UNIT_OFFICER', 'PARTICIPANT')).toEqual([
      'contribute',
    ]);
    // It was asked, and owes its reply wherever the petition has come to meanwhile.
    expect(offered({ state: 'RECEIVED' }, 'UNIT_OFFICER', 'PARTICIPANT')).toEqual(['contribute']);
    expect(offered({ state: 'ANSWERED' }, 'UNIT_OFFICER', 'PARTICIPANT')).toEqual([]);
  });

  it('offers to assign what has no class yet, for it can be given with it', () => {
    expect(offered({ class: null }, 'INTAKE_OFFICER')).toContain('assign');
    expect(guardRefusal('HAS_CLASS', petition({ class: null }), MOMENT)).toBe('CLASS_REQUIRED');
  });

  /** Whoever may assign may say that it is none: what was received as one by mistake is assigned with another class. */
  const DIVERTED_AT_DESK = INTAKE_AT.RECEIVED.filter((action) => action !== 'merge');

  it.each(['KHIEU_NAI', 'TO_CAO'])('diverts a %s, and publishes it never', (cls) => {
    for (const role of ['INTAKE_OFFICER', 'PROVINCIAL_OFFICE'] as const) {
      expect(offered({ class: cls }, role).toSorted()).toEqual(DIVERTED_AT_DESK.toSorted());
    }
    expect(offered({ class: cls }, 'UNIT_HEAD')).toEqual([]);
    expect(offered({ state: 'ANSWERED', class: cls }, 'PROVINCIAL_OFFICE')).not.toContain(
      'publish',
    );
    const refusal = guardRefusal('NOT_TO_BE_DIVERTED', petition({ class: cls }), MOMENT);
    expect(refusal).toBe('MUST_BE_DIVERTED');
    expect(guardRefusal('TO_BE_DIVERTED', petition(), MOMENT)).toBe('NOT_TO_BE_DIVERTED');
  });

  it('does not let a binding decision of the desk be refused again', () => {
    const bound = offered({ state: 'ASSIGNED', binding: true }, 'UNIT_HEAD');
    expect(bound).toEqual(expect.arrayContaining(['accept']));
    expect(bound).not.toContain('return');
    expect(bound).not.toContain('offer-transfer');
  });

  it('extends once, on request, and never a limit that has passed', () => {
    const asked = { state: 'REQUESTED', workingDays: 5, requestedOn: '2026-04-09' } as const;
    const state = 'IN_PROGRESS';
    expect(offered({ state, extension: asked }, 'UNIT_OFFICER')).not.toContain('request-extension');
    expect(offered({ state, extension: asked }, 'PROVINCIAL_OFFICE')).toContain('decide-extension');
    const late = { state, dueAt: NOW } as const;
    expect(offered(late, 'UNIT_OFFICER')).not.toContain('request-extension');
    const used = { ...asked, state: 'REFUSED' } as const;
    expect(offered({ state, extension: used }, 'UNIT_OFFICER')).not.toContain('request-extension');
  });

  it('reopens within the set days after the answer, and rates once, never anonymously', () => {
    const at = (answeredAt: string) =>
      offered({ state: 'CLOSED', answeredAt: new Date(answeredAt) }, 'CITIZEN');
    expect(at('2026-03-26T03:00:00.001Z')).toContain('reopen');
    expect(at('2026-03-26T03:00:00Z')).not.toContain('reopen');
    expect(offered({ state: 'PUBLISHED', ratingSatisfied: false }, 'CITIZEN')).toEqual(['reopen']);
    expect(offered({ state: 'PUBLISHED', anonymous: true }, 'CITIZEN')).toEqual(['reopen']);
  });

  it('has nothing of a merged petition rated or reopened while no answer was given', () => {
    const waiting = { state: 'MERGED', answeredAt: null } as const;
    expect(offered(waiting, 'CITIZEN')).toEqual([]);
    expect(offered(waiting, 'INTAKE_OFFICER')).toEqual(['unmerge']);
    expect(guardRefusal('ANSWERED', petition(waiting), MOMENT)).toBe('NOT_ANSWERED');
  });

  it('is a sound table, and a spoiled one is found out', () => {
    expect(lifecycleFaults()).toEqual([]);
    const without = LIFECYCLE.filter((row) => row.action !== 'approve-answer');
    expect(lifecycleFaults(without)).toEqual(
      expect.arrayContaining(['approve-answer has no row', 'nothing leads to ANSWERED']),
    );
    const twice = [...LIFECYCLE, ...LIFECYCLE.filter((row) => row.action === 'publish')];
    expect(lifecycleFaults(twice)).toContain('publish has 2 rows from ANSWERED');
    const trapped = LIFECYCLE.map((row) =>
      row.action === 'supplement' || row.action === 'withdraw' || row.action === 'refuse'
        ? { ...row, from: row.from.filter((state) => state !== 'AWAITING_SUPPLEMENT') }
        : row,
    );
    expect(lifecycleFaults(trapped)).toContain('AWAITING_SUPPLEMENT has no way out');
    const revived = [...LIFECYCLE, { ...LIFECYCLE[0]!, from: ['REFUSED'] as const }];
    expect(lifecycleFaults(revived)).toContain('REFUSED is final but has a way out');
  });

  it('has an end', () => {
    expect(FINAL_STATES).toEqual(['REFUSED', 'DIVERTED', 'WITHDRAWN']);
  });
});
