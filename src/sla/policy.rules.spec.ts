import { PolicyBook } from './policy-book';
import type { PolicyFacts, SlaPolicy } from './policy.rules';
import { selectPolicy } from './policy.rules';

const base: SlaPolicy = {
  id: '',
  key: 'outer.default',
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
  mark: 'spec',
};
const policy = (id: string, changes: Partial<SlaPolicy>): SlaPolicy => ({
  ...base,
  key: id,
  ...changes,
  id,
});

const POLICIES = [
  policy('default', {}),
  policy('by-phone', { channel: 'PHONE' }),
  policy('field', { class: 'HIEN_TRUONG' }),
  policy('field-by-phone', { class: 'HIEN_TRUONG', channel: 'PHONE' }),
  policy('urgent', { urgency: 'URGENT' }),
  policy('field-urgent', { class: 'HIEN_TRUONG', urgency: 'URGENT' }),
  policy('receive', { clockKind: 'RECEIVE' }),
];
const on = '2026-04-06';
const facts = (
  cls: string | null,
  channel = 'WEB',
  urgency: string | null = null,
): PolicyFacts => ({
  class: cls,
  channel,
  urgency,
});

describe('which limit applies', () => {
  it.each([
    ['a question on the web: nothing special', facts('HOI_DAP'), 'default'],
    ['no class yet', facts(null), 'default'],
    ['a question by phone: the channel', facts('HOI_DAP', 'PHONE'), 'by-phone'],
    ['a pothole on the web: the class', facts('HIEN_TRUONG'), 'field'],
    ['a pothole by phone: class and channel', facts('HIEN_TRUONG', 'PHONE'), 'field-by-phone'],
    ['an urgent question: the urgency', facts('HOI_DAP', 'WEB', 'URGENT'), 'urgent'],
    ['urgent by phone: urgency outweighs channel', facts('KHAC', 'PHONE', 'URGENT'), 'urgent'],
    [
      'a fallen pole by phone: urgency and class outweigh class and channel',
      facts('HIEN_TRUONG', 'PHONE', 'URGENT'),
      'field-urgent',
    ],
    ['an urgency without a row: the class', facts('HIEN_TRUONG', 'WEB', 'QUICK'), 'field'],
  ])('%s', (_case, given, expected) => {
    expect(selectPolicy(POLICIES, 'OUTER', given, on)?.id).toBe(expected);
    expect(new PolicyBook(POLICIES).select('OUTER', given, on).id).toBe(expected);
  });

  it('does not let the order of the rows matter', () => {
    const given = facts('HIEN_TRUONG', 'PHONE', 'URGENT');
    expect(selectPolicy(POLICIES.toReversed(), 'OUTER', given, on)?.id).toBe('field-urgent');
  });

  it('weighs urgency alone above class and channel together', () => {
    const rows = [
      policy('u', { urgency: 'URGENT' }),
      policy('cc', { class: 'KHAC', channel: 'WEB' }),
    ];
    expect(selectPolicy(rows, 'OUTER', facts('KHAC', 'WEB', 'URGENT'), on)?.id).toBe('u');
  });
});

describe('versions', () => {
  const VERSIONS = [
    policy('v1', { key: 'k', version: 1, effectiveTo: '2026-04-30' }),
    policy('v2', { key: 'k', version: 2, effectiveFrom: '2026-05-01' }),
  ];

  it.each([
    ['2025-06-30', undefined],
    ['2025-07-01', 'v1'],
    ['2026-04-30', 'v1'],
    ['2026-05-01', 'v2'],
    ['2030-01-01', 'v2'],
  ])('on %s it is %s', (day, expected) => {
    expect(selectPolicy(VERSIONS, 'OUTER', facts(null), day)?.id).toBe(expected);
  });

  // Petitions of March are answered by the version of May once that took them over, and not by June's.
  it.each([
    ['2026-03-20', 'v2'],
    ['2026-04-30', 'v2'],
    ['2026-05-20', 'v2'],
    ['2026-06-20', 'v3'],
  ])('where the second took over what ran, on %s it is %s', (day, expected) => {
    const versions = [
      policy('v1', { key: 'k', version: 1, effectiveTo: '2026-04-30' }),
      policy('v2', {
        key: 'k',
        version: 2,
        effectiveFrom: '2026-05-01',
        effectiveTo: '2026-05-31',
        tookOver: true,
      }),
      policy('v3', { key: 'k', version: 3, effectiveFrom: '2026-06-01' }),
    ];
    expect(selectPolicy(versions, 'OUTER', facts(null), day)?.id).toBe(expected);
  });

  it('takes the highest version where two are in force', () => {
    const both = [policy('a1', { key: 'a' }), policy('a2', { key: 'a', version: 2 })];
    expect(selectPolicy(both, 'OUTER', facts(null), on)?.id).toBe('a2');
    expect(selectPolicy(both.toReversed(), 'OUTER', facts(null), on)?.id).toBe('a2');
  });

  it('prefers an older special limit to a newer general one', () => {
    const rows = [policy('general', { version: 9 }), policy('special', { class: 'KHAC' })];
    expect(selectPolicy(rows, 'OUTER', facts('KHAC'), on)?.id).toBe('special');
  });
});

describe('a gap', () => {
  it('is null for the rule and a coded failure for the book', () => {
    expect(selectPolicy(POLICIES, 'PUBLISH', facts(null), on)).toBeNull();
    expect(() => new PolicyBook(POLICIES).select('PUBLISH', facts(null), on)).toThrow(
      /SLA_POLICY_MISSING.*PUBLISH on 2026-04-06/,
    );
    expect(() => new PolicyBook(POLICIES).select('OUTER', facts(null), '2025-06-30')).toThrow(
      /SLA_POLICY_MISSING/,
    );
  });

  it('does not hide a policy from a clock that started with it', () => {
    const book = new PolicyBook([policy('old', { effectiveTo: '2025-12-31' })]);
    expect(book.byId('old')?.id).toBe('old');
    expect(book.byId('other')).toBeUndefined();
  });
});
