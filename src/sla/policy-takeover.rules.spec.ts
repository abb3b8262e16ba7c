import type { SlaPolicy } from './policy.rules';
import { replacedBy, takeoverOf, type Takeover } from './policy-takeover.rules';

const policy = (id: string, changes: Partial<SlaPolicy> = {}): SlaPolicy => ({
  key: id,
  version: 1,
  clockKind: 'OUTER',
  class: null,
  channel: null,
  urgency: null,
  limit: { amount: 15, unit: 'WORKING_DAY', dueSoonDays: 2 },
  countedFrom: 'SUBMITTED',
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  tookOver: false,
  source: 'test',
  mark: 'ours',
  ...changes,
  id,
});

const general1 = policy('general-1', { key: 'general' });
const general2 = policy('general-2', { key: 'general', version: 2 });
const general3 = policy('general-3', { key: 'general', version: 3 });
const question = policy('question', { class: 'HOI_DAP' });
const phone = policy('phone', { channel: 'PHONE' });
const pothole = policy('pothole', { class: 'HIEN_TRUONG' });
const urgent = policy('urgent', { urgency: 'URGENT' });
const receive = policy('receive', { clockKind: 'RECEIVE' });
const ALL = [general1, general2, general3, question, phone, pothole, urgent, receive];
const ids = (policies: readonly SlaPolicy[]) => policies.map((each) => each.id);

describe('whose running limits a version takes over', () => {
  it.each([
    ['a third version: those of the first and second', general3, ['general-1', 'general-2']],
    ['a second version: not those of the third', general2, ['general-1']],
    [
      'a limit for questions: general ones and those by telephone, which weigh less',
      question,
      ['general-1', 'general-2', 'general-3', 'phone'],
    ],
    [
      'a limit by telephone: not the more special ones by class',
      phone,
      ['general-1', 'general-2', 'general-3'],
    ],
    [
      'a limit for what is urgent: all others of its kind',
      urgent,
      ['general-1', 'general-2', 'general-3', 'question', 'phone', 'pothole'],
    ],
    ['a limit of another kind: none', receive, []],
  ])('%s', (_case, given, expected) => {
    expect(ids(replacedBy(given, ALL))).toEqual(expected);
  });

  it('leaves alone what counts from another event', () => {
    const received = policy('received', { class: 'HOI_DAP', countedFrom: 'RECEIVED' });
    expect(ids(replacedBy(received, ALL))).toEqual([]);
  });

  it('leaves alone what no petition could meet both of', () => {
    expect(ids(replacedBy(question, [pothole]))).toEqual([]);
  });
});

describe('the takeover that a clock follows', () => {
  const noon = new Date('2026-04-06T05:00:00Z');
  const takeover = (given: SlaPolicy, inForceAt = noon): Takeover => ({
    policy: given,
    inForceAt,
    reason: 'test',
  });
  const startedAt = noon;
  const facts = { class: 'HOI_DAP', channel: 'WEB', urgency: null };
  const found = (...takeovers: Takeover[]) =>
    takeoverOf(startedAt, general1, facts, takeovers)?.policy.id;

  it('is the newest of its key, in one step', () => {
    expect(found(takeover(general2), takeover(general3))).toBe('general-3');
  });

  it('is the most special of those whose conditions the petition meets', () => {
    expect(found(takeover(general3), takeover(question), takeover(pothole))).toBe('question');
    expect(found(takeover(pothole), takeover(urgent), takeover(phone))).toBeUndefined();
  });

  it('is none for a clock that began when it was in force', () => {
    expect(found(takeover(general2, new Date(noon.getTime() - 1)))).toBeUndefined();
  });

  it('is none for a clock that follows it, or a better one, already', () => {
    const takeovers = [takeover(general2), takeover(general3)];
    expect(takeoverOf(startedAt, general3, facts, takeovers)).toBeNull();
    expect(takeoverOf(startedAt, question, facts, takeovers)).toBeNull();
  });
});
