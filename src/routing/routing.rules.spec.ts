import { UnitDirectory, type Unit } from '../units/unit-directory';
import { RoutingBook } from './routing-book';
import { compileRules, decideRoute, type RoutingFacts, type RoutingRule } from './routing.rules';

const unit = (code: string, more: Partial<Unit> = {}): Unit => ({
  id: `id-${code}`,
  code,
  name: `Đơn vị ${code}`,
  shortName: code,
  kind: 'DEPARTMENT',
  parentId: null,
  successorId: null,
  validFrom: '2025-07-01',
  validTo: null,
  ...more,
});

/** Transport was merged into construction on 1/3/2026, and that is followed; post ended without an heir. */
const directory = new UnitDirectory([
  unit('TTPVHCC', { kind: 'INTAKE_DESK' }),
  unit('CATP', { kind: 'VERTICAL_BODY' }),
  unit('DIENLUC', { kind: 'VERTICAL_BODY' }),
  unit('SXD'),
  unit('SGTVT', { validTo: '2026-02-28', successorId: 'id-SXD' }),
  unit('CUCDUONGBO', { validTo: '2025-12-31', successorId: 'id-SGTVT' }),
  unit('SBUUCHINH', { validTo: '2025-12-31' }),
  unit('26041', { kind: 'COMMUNE' }),
  unit('25270', { kind: 'COMMUNE' }),
  unit('25271', { kind: 'COMMUNE', validTo: '2025-12-31', successorId: 'id-25270' }),
]);

const rule = (key: string, position: number, more: Partial<RoutingRule> = {}): RoutingRule => ({
  id: `rule-${key}`,
  key,
  version: 1,
  position,
  name: key,
  classes: [],
  fields: [],
  communeCodes: [],
  channels: [],
  keywords: [],
  targetKind: 'UNIT',
  targetUnitId: 'id-SXD',
  ...more,
});

const facts = (more: Partial<RoutingFacts> = {}): RoutingFacts => ({
  class: 'HIEN_TRUONG',
  field: null,
  communeCode: null,
  channel: 'WEB',
  text: '',
  ...more,
});

const ON = '2026-04-06';
const decide = (asked: RoutingFacts, rules: RoutingRule[], on = ON) =>
  decideRoute(asked, compileRules(rules), directory, on);

describe('which unit a petition goes to', () => {
  const rules = [
    rule('commune', 900, {
      classes: ['HIEN_TRUONG'],
      targetKind: 'COMMUNE_OF_LOCATION',
      targetUnitId: null,
    }),
    rule('diverted', 10, {
      classes: ['KHIEU_NAI', 'TO_CAO'],
      targetKind: 'INTAKE_DESK',
      targetUnitId: null,
    }),
    rule('crime', 20, {
      classes: ['HIEN_TRUONG'],
      keywords: ['đánh nhau', 'ma túy'],
      targetUnitId: 'id-CATP',
    }),
    rule('power', 30, {
      classes: ['HIEN_TRUONG'],
      keywords: ['mất điện', 'cột điện'],
      targetUnitId: 'id-DIENLUC',
    }),
    rule('roads', 40, { fields: ['GIAO_THONG'], channels: ['WEB', 'APP'] }),
    rule('one-commune', 50, { communeCodes: ['25270'], classes: ['HOI_DAP'] }),
  ];

  it.each<[string, Partial<RoutingFacts>, string, string | null, string | null]>([
    ['a fight goes to the police', { text: 'Có đánh nhau' }, 'CATP', 'crime', 'đánh nhau'],
    ['capitals do not matter', { text: 'CÓ ĐÁNH NHAU!' }, 'CATP', 'crime', 'đánh nhau'],
    ['nor do marks', { text: 'mat dien tu sang' }, 'DIENLUC', 'power', 'mất điện'],
    ['nor how they are typed', { text: 'ma tuý' }, 'CATP', 'crime', 'ma túy'],
    ['decomposed marks', { text: 'đánh nhau'.normalize('NFD') }, 'CATP', 'crime', 'đánh nhau'],
    ['a line break inside', { text: 'đánh\n nhau' }, 'CATP', 'crime', 'đánh nhau'],
    ['punctuation inside', { text: 'cột (điện) nghiêng' }, 'DIENLUC', 'power', 'cột điện'],
    ['at the very end', { text: 'nghiêng cột điện' }, 'DIENLUC', 'power', 'cột điện'],
    ['both: the lower position wins', { text: 'mất điện, ma túy' }, 'CATP', 'crime', 'ma túy'],
    ['a part of a word is no word', { text: 'mất điệnn' }, 'TTPVHCC', null, null],
    ['nor is the end of one', { text: 'xmất điện' }, 'TTPVHCC', null, null],
    ['words between part a phrase', { text: 'mất nguồn điện' }, 'TTPVHCC', null, null],
    ['its commune', { text: 'rác', communeCode: '26041' }, '26041', 'commune', null],
    [
      'a keyword before its commune',
      { text: 'ma túy', communeCode: '26041' },
      'CATP',
      'crime',
      'ma túy',
    ],
    ['no commune: the desk', { text: 'rác' }, 'TTPVHCC', null, null],
    ['an unknown commune: the desk', { communeCode: '99999' }, 'TTPVHCC', null, null],
    ['a code that is no commune', { communeCode: 'SXD' }, 'TTPVHCC', null, null],
    ['by field and channel', { class: 'HOI_DAP', field: 'GIAO_THONG' }, 'SXD', 'roads', null],
    [
      'another channel',
      { class: 'HOI_DAP', field: 'GIAO_THONG', channel: 'PAPER' },
      'TTPVHCC',
      null,
      null,
    ],
    ['another field', { class: 'HOI_DAP', field: 'DAT_DAI' }, 'TTPVHCC', null, null],
    ['no field', { class: 'HOI_DAP' }, 'TTPVHCC', null, null],
    ['one commune only', { class: 'HOI_DAP', communeCode: '25270' }, 'SXD', 'one-commune', null],
    ['not another', { class: 'HOI_DAP', communeCode: '26041' }, 'TTPVHCC', null, null],
    ['a rule may name the desk', { class: 'TO_CAO', text: 'ma túy' }, 'TTPVHCC', 'diverted', null],
  ])('%s', (_case, more, code, key, keyword) => {
    const decision = decide(facts(more), rules);
    expect(decision.unit.code).toBe(code);
    expect(decision.rule?.key ?? null).toBe(key);
    expect(decision.matchedKeyword).toBe(keyword);
    expect(decision.viaIntakeDesk).toBe(code === 'TTPVHCC');
    expect(decision.reason).toBe(key === null ? 'NO_RULE' : 'RULE');
  });

  it('tells of every rule it read why it was passed over, up to the one that decided', () => {
    const decision = decide(facts({ text: 'đèn hỏng', communeCode: '26041' }), rules);
    expect(decision.trace.map(({ key, matched, why }) => [key, matched, why])).toEqual([
      ['diverted', false, 'OTHER_CLASS'],
      ['crime', false, 'NO_KEYWORD'],
      ['power', false, 'NO_KEYWORD'],
      ['roads', false, 'OTHER_FIELD'],
      ['one-commune', false, 'OTHER_CLASS'],
      ['commune', true, 'MATCHED'],
    ]);
    const paper = decide(facts({ field: 'GIAO_THONG', channel: 'PAPER' }), rules);
    expect(paper.trace.map(({ why }) => why)).toEqual([
      'OTHER_CLASS',
      'NO_KEYWORD',
      'NO_KEYWORD',
      'OTHER_CHANNEL',
      'OTHER_CLASS',
      'NO_COMMUNE',
    ]);
    const elsewhere = decide(facts({ class: 'HOI_DAP', communeCode: '26041' }), rules);
    expect(elsewhere.trace.find(({ key }) => key === 'one-commune')?.why).toBe('OTHER_COMMUNE');
  });

  it('sends what has no class to the intake desk, even past a rule for everything', () => {
    const decision = decide(facts({ class: null }), [rule('everything', 1)]);
    expect(decision).toMatchObject({
      unit: { code: 'TTPVHCC' },
      viaIntakeDesk: true,
      reason: 'CLASS_MISSING',
      rule: null,
      trace: [],
    });
  });

  it('takes a rule without conditions for any class, and reads equal positions by key', () => {
    const rules = [rule('b', 5), rule('a', 5, { targetUnitId: 'id-CATP' }), rule('c', 9)];
    expect(decide(facts({ class: 'KHAC' }), rules).rule).toEqual({
      key: 'a',
      version: 1,
      name: 'a',
    });
  });

  it('never matches a keyword in which there is no word', () => {
    expect(
      decide(facts({ text: 'gì cũng được' }), [rule('x', 1, { keywords: ['…'] })]).reason,
    ).toBe('NO_RULE');
  });
});

describe('units that have ended', () => {
  const to = (code: string) => [rule('to', 1, { targetUnitId: `id-${code}` })];

  it.each([
    ['2026-02-28', 'SGTVT', []],
    ['2026-03-01', 'SXD', ['SGTVT']],
  ])('on %s transport is %s', (on, code, succeededFrom) => {
    const decision = decide(facts(), to('SGTVT'), on);
    expect(decision).toMatchObject({ unit: { code }, succeededFrom, viaIntakeDesk: false });
  });

  it('follows a chain of successors', () => {
    expect(decide(facts(), to('CUCDUONGBO'))).toMatchObject({
      unit: { code: 'SXD' },
      succeededFrom: ['CUCDUONGBO', 'SGTVT'],
      reason: 'RULE',
    });
  });

  it('follows the successor of a commune', () => {
    const rules = [rule('c', 1, { targetKind: 'COMMUNE_OF_LOCATION', targetUnitId: null })];
    expect(decide(facts({ communeCode: '25271' }), rules)).toMatchObject({
      unit: { code: '25270' },
      succeededFrom: ['25271'],
    });
  });

  it('goes to the intake desk, and says why, when nobody took over', () => {
    expect(decide(facts(), to('SBUUCHINH'))).toMatchObject({
      unit: { code: 'TTPVHCC' },
      viaIntakeDesk: true,
      reason: 'UNIT_NOT_IN_FORCE',
      rule: { key: 'to' },
      succeededFrom: ['SBUUCHINH'],
    });
  });
});

describe('what may happen without an officer', () => {
  const book = new RoutingBook(
    [],
    [{ class: 'HIEN_TRUONG', channel: 'WEB', autoReceive: true, autoAssign: false }],
  );

  it('is what the policy of this class and channel says, and nothing otherwise', () => {
    expect(book.intakePolicy('HIEN_TRUONG', 'WEB')).toEqual({
      autoReceive: true,
      autoAssign: false,
    });
    const none = { autoReceive: false, autoAssign: false };
    expect(book.intakePolicy('HIEN_TRUONG', 'PAPER')).toEqual(none);
    expect(book.intakePolicy('HOI_DAP', 'WEB')).toEqual(none);
    expect(book.intakePolicy(null, 'WEB')).toEqual(none);
  });
});
