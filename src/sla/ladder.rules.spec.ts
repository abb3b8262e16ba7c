import { LadderBook } from './ladder-book';
import { draftLadder, refuseUnfitRungs, type AskedLadder } from './ladder-draft.rules';
import type { Ladder, Rung } from './ladder.rules';

const rung = (level: string, amount: number | null, rest: Partial<Rung> = {}): Rung => ({
  level,
  offset: amount === null ? null : { amount, unit: 'WORKING_DAY' },
  target: 'UNIT_HEAD',
  deskTarget: null,
  warnedTarget: null,
  fallback: ['ADMIN'],
  repeat: null,
  stopsWhen: [],
  ...rest,
});
const ladder = (key: string, rest: Partial<Ladder> = {}): Ladder => ({
  id: `${key} ${rest.version ?? 1}`,
  key,
  version: 1,
  clockKind: 'HOLDING',
  class: null,
  channel: null,
  unitKind: null,
  rungs: [rung('OVERDUE', 0)],
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  edition: 1,
  source: 'thử',
  mark: 'ours',
  ...rest,
});

describe('the ladder of a clock', () => {
  const book = new LadderBook([
    ladder('general'),
    ladder('commune', { unitKind: 'COMMUNE' }),
    ladder('phone', { channel: 'PHONE' }),
    ladder('field', { class: 'HIEN_TRUONG' }),
    ladder('field-phone', { class: 'HIEN_TRUONG', channel: 'PHONE' }),
    ladder('desk', { clockKind: 'RECEIVE' }),
    ladder('phone', { channel: 'PHONE', version: 2, edition: 2 }),
    ladder('phone', { channel: 'PHONE', version: 3, edition: null }),
  ]);

  it.each([
    ['HOI_DAP', 'WEB', 'DEPARTMENT', 'general 1'],
    ['HOI_DAP', 'WEB', 'COMMUNE', 'commune 1'],
    ['HOI_DAP', 'PHONE', 'COMMUNE', 'phone 2'],
    ['HIEN_TRUONG', 'WEB', 'COMMUNE', 'field 1'],
    ['HIEN_TRUONG', 'PHONE', 'COMMUNE', 'field-phone 1'],
    [null, 'PHONE', null, 'phone 2'],
  ])('for %s by %s in a %s is %s', (cls, channel, unitKind, expected) => {
    expect(book.find('HOLDING', { class: cls, channel, unitKind })?.id).toBe(expected);
  });

  it('is none where the kind of clock has none', () => {
    expect(book.find('PORTAL', { class: null, channel: 'WEB', unitKind: null })).toBeUndefined();
  });

  it('keeps what clocks climb that began before, and counts its editions', () => {
    expect(book.byId('phone 1')?.version).toBe(1);
    expect(book.byId('phone 3')).toBeUndefined();
    expect(book.edition).toBe(2);
  });
});

describe('a ladder that is asked for', () => {
  const asked = (rest: Partial<AskedLadder>): AskedLadder => ({
    rungs: [rung('DUE_SOON', null), rung('OVERDUE', 0), rung('OVERDUE_HEAD', 1)],
    effectiveFrom: '2026-04-06',
    source: 'thử',
    mark: 'ours',
    ...rest,
  });
  const present = [ladder('holding.default'), ladder('outer.default', { clockKind: 'OUTER' })];
  const codeOf = (work: () => unknown): unknown => {
    try {
      work();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'no refusal';
  };
  const refusal = (rest: Partial<AskedLadder>) =>
    codeOf(() => draftLadder(asked(rest), present, '2026-04-06'));

  it('follows one that is there, for the same case', () => {
    const { ladder: next, former } = draftLadder(
      asked({ follows: 'holding.default' }),
      present,
      '2026-04-06',
    );
    expect(next).toMatchObject({ key: 'holding.default', version: 2, clockKind: 'HOLDING' });
    expect(former?.version).toBe(1);
  });

  it('is named by its case', () => {
    const draft = asked({ clockKind: 'HOLDING', class: 'HIEN_TRUONG', unitKind: 'COMMUNE' });
    expect(draftLadder(draft, present, '2026-04-06').ladder).toMatchObject({
      key: 'holding.hien-truong.commune',
      version: 1,
    });
  });

  it.each<[string, Partial<AskedLadder>]>([
    ['LADDER_UNKNOWN', { follows: 'nothing' }],
    ['LADDER_CASE_FIXED', { follows: 'holding.default', class: 'HOI_DAP' }],
    ['LADDER_EXISTS', { clockKind: 'HOLDING' }],
    ['LADDER_UNIT_KIND_MISPLACED', { clockKind: 'OUTER', unitKind: 'COMMUNE' }],
    ['LADDER_TOO_EARLY', { follows: 'holding.default', effectiveFrom: '2026-04-05' }],
    ['no refusal', { clockKind: 'HOLDING', unitKind: 'COMMUNE', rungs: [] }],
  ])('%s: %j', (code, rest) => {
    expect(refusal(rest)).toBe(code);
  });

  it.each<[string, Rung[]]>([
    ['LADDER_LEVEL_TWICE', [rung('OVERDUE', 0), rung('OVERDUE', 1)]],
    ['LADDER_OUT_OF_ORDER', [rung('OVERDUE', 0), rung('DUE_SOON', null)]],
    ['LADDER_OUT_OF_ORDER', [rung('OVERDUE', 5), rung('OVERDUE_HEAD', 1)]],
    ['LADDER_OUT_OF_ORDER', [rung('OVERDUE', 0), rung('OVERDUE_HEAD', 0)]],
    ['LADDER_OUT_OF_ORDER', [rung('DUE_SOON', null), rung('DUE_LATER', null)]],
    ['no refusal', [rung('EARLY', -5), rung('DUE_SOON', null), rung('OVERDUE', 0)]],
    ['no refusal', [rung('OVERDUE', 0, { repeat: { everyDays: 5, times: 39 } })]],
    [
      'LADDER_TOO_LONG',
      [rung('DUE_SOON', null), rung('OVERDUE', 0, { repeat: { everyDays: 5, times: 39 } })],
    ],
  ])('%s for its rungs', (code, rungs) => {
    expect(codeOf(() => refuseUnfitRungs(rungs))).toBe(code);
  });
});
