import { listed, seedFileNames, seedRows, seedText, SeedRow } from './seed-files';

const communes = seedRows('communes.csv');
const units = seedRows('units.csv');
const aliases = seedRows('unit_aliases.csv');
const fields = seedRows('fields.csv');
const policies = seedRows('sla_policies.csv');
const intake = seedRows('intake_policies.csv');
const rules = seedRows('routing_rules.csv');

const communeCodes = new Set(communes.map((row) => row['code']));
const departmentCodes = new Set(units.map((row) => row['code']));
const isUnit = (code: string | undefined): boolean =>
  communeCodes.has(code) || departmentCodes.has(code);

const classes = [
  'QUY_DINH_HC',
  'HANH_VI_CBCC',
  'HIEN_TRUONG',
  'HOI_DAP',
  'LOI_KY_THUAT',
  'KHAC',
  'KHIEU_NAI',
  'TO_CAO',
  'VAN_BAN_QPPL',
];
const channels = ['WEB', 'APP', 'PORTAL', 'PHONE', 'EMAIL', 'PAPER', 'IN_PERSON', 'SURVEY'];

const repeated = (values: (string | undefined)[]): (string | undefined)[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

describe('every seed file', () => {
  it.each(seedFileNames())('%s is NFC, without BOM or stray blanks', (name) => {
    const text = seedText(name);
    expect(text).toBe(text.normalize('NFC'));
    expect(text).not.toMatch(/\uFEFF|\u00A0/);
    for (const row of seedRows(name)) {
      for (const cell of Object.values(row)) expect(cell).toBe(cell.trim());
    }
  });
});

describe('units', () => {
  it('has the 95 communes: 62 xã and 33 phường, ten of them since 30/4/2026', () => {
    expect(communes).toHaveLength(95);
    expect(communes.filter((row) => row['type'] === 'Xã')).toHaveLength(62);
    expect(communes.filter((row) => row['type'] === 'Phường')).toHaveLength(33);
    expect(communes.filter((row) => row['ward_since_2026_04_30'] === 'yes')).toHaveLength(10);
  });

  it('tells Lộc Thạnh from Lộc Thành', () => {
    const name = (code: string) => communes.find((row) => row['code'] === code)?.['name'];
    expect(name('25280')).toBe('Lộc Thạnh');
    expect(name('25294')).toBe('Lộc Thành');
  });

  it('has the office, its desk, thirteen departments and five vertical bodies', () => {
    const count = (kind: string) => units.filter((row) => row['kind'] === kind).length;
    expect(count('PROVINCIAL_OFFICE')).toBe(1);
    expect(count('INTAKE_DESK')).toBe(1);
    expect(count('DEPARTMENT')).toBe(13);
    expect(count('VERTICAL_BODY')).toBe(5);
    expect(units).toHaveLength(20);
  });

  it('gives each unit one code and a parent that exists', () => {
    const codes = [...communes, ...units].map((row) => row['code']);
    expect(repeated(codes)).toEqual([]);
    for (const row of units) if (row['parent_code']) expect(isUnit(row['parent_code'])).toBe(true);
  });

  it('remembers the name “Xã …” of the ten new wards until 29/4/2026', () => {
    const wards = communes.filter((row) => row['ward_since_2026_04_30'] === 'yes');
    for (const ward of wards) {
      expect(aliases).toContainEqual({
        unit_code: ward['code'],
        alias: `Xã ${ward['name']}`,
        valid_from: '2025-07-01',
        valid_to: '2026-04-29',
      });
    }
  });

  it.each([
    ['Sở Tài nguyên và Môi trường', 'SNNMT'],
    ['Sở Nông nghiệp và Phát triển nông thôn', 'SNNMT'],
    ['Sở Giao thông vận tải', 'SXD'],
    ['Sở Kế hoạch và Đầu tư', 'STC'],
    ['Sở Thông tin và Truyền thông', 'SKHCN'],
    ['Sở Lao động - Thương binh và Xã hội', 'SNV'],
  ])('knows the former %s as %s', (alias, code) => {
    expect(aliases.find((row) => row['alias'] === alias)?.['unit_code']).toBe(code);
  });

  it('points every former name at a unit, once', () => {
    for (const row of aliases) expect(isUnit(row['unit_code'])).toBe(true);
    expect(repeated(aliases.map((row) => row['alias']))).toEqual([]);
  });
});

describe('time limits', () => {
  // kind, class, urgency | amount, unit | counted from, mark. Written from the law and the specification.
  it.each([
    ['OUTER', '', '', '15', 'WORKING_DAY', 'SUBMITTED', 'spec'],
    ['OUTER', 'VAN_BAN_QPPL', '', '15', 'WORKING_DAY', 'SUBMITTED', 'practice'],
    ['OUTER', 'HIEN_TRUONG', '', '10', 'WORKING_DAY', 'SUBMITTED', 'practice'],
    ['OUTER', 'HIEN_TRUONG', 'URGENT', '4', 'WORKING_HOUR', 'RECEIVED', 'practice'],
    ['OUTER', 'HIEN_TRUONG', 'QUICK', '3', 'WORKING_DAY', 'RECEIVED', 'practice'],
    ['OUTER', 'HIEN_TRUONG', 'NORMAL', '7', 'WORKING_DAY', 'RECEIVED', 'practice'],
    ['OUTER', 'HIEN_TRUONG', 'COMPLEX', '15', 'WORKING_DAY', 'RECEIVED', 'practice'],
    ['HOLDING', '', '', '15', 'WORKING_DAY', 'ASSIGNED', 'spec'],
    ['HOLDING', 'HIEN_TRUONG', '', '10', 'WORKING_DAY', 'ASSIGNED', 'practice'],
    ['HOLDING', 'HIEN_TRUONG', 'URGENT', '4', 'WORKING_HOUR', 'ASSIGNED', 'practice'],
    ['HOLDING', 'HIEN_TRUONG', 'QUICK', '3', 'WORKING_DAY', 'ASSIGNED', 'practice'],
    ['HOLDING', 'HIEN_TRUONG', 'NORMAL', '7', 'WORKING_DAY', 'ASSIGNED', 'practice'],
    ['HOLDING', 'HIEN_TRUONG', 'COMPLEX', '15', 'WORKING_DAY', 'ASSIGNED', 'practice'],
    ['RECEIVE', '', '', '2', 'WORKING_DAY', 'SUBMITTED', 'spec'],
    ['RECEIVE', 'HIEN_TRUONG', '', '8', 'WORKING_HOUR', 'SUBMITTED', 'practice'],
    ['ASSIGN', '', '', '1', 'WORKING_DAY', 'RECEIVED', 'ours'],
    ['ACCEPT', '', '', '2', 'WORKING_DAY', 'ASSIGNED', 'spec'],
    ['SUPPLEMENT', '', '', '5', 'WORKING_DAY', 'SUBMITTED', 'spec'],
    ['FORWARD', '', '', '5', 'WORKING_DAY', 'RECEIVED', 'law'],
    ['PUBLISH', '', '', '2', 'WORKING_DAY', 'APPROVED', 'spec'],
    ['ACKNOWLEDGE', '', '', '5', 'MINUTE', 'SUBMITTED', 'practice'],
    ['DECREE', 'QUY_DINH_HC', '', '20', 'CALENDAR_DAY', 'RECEIVED', 'law'],
    ['PORTAL', '', '', '15', 'WORKING_DAY', 'SUBMITTED', 'spec'],
    ['SUPPLEMENT_WAIT', '', '', '10', 'WORKING_DAY', 'ASKED', 'ours'],
    ['CONTRIBUTE', '', '', '5', 'WORKING_DAY', 'ASKED', 'ours'],
    ['TRANSFER', '', '', '2', 'WORKING_DAY', 'ASKED', 'ours'],
    ['FOLLOW', 'VAN_BAN_QPPL', '', '15', 'WORKING_DAY', 'ASKED', 'practice'],
    ['EXTENSION', '', '', '10', 'WORKING_DAY', 'ASKED', 'ours'],
    ['REOPEN', '', '', '15', 'CALENDAR_DAY', 'APPROVED', 'ours'],
    ['CLOSE', '', '', '15', 'CALENDAR_DAY', 'APPROVED', 'ours'],
    ['INTERIM', '', '', '7', 'CALENDAR_DAY', 'ASKED', 'law'],
  ])('%s %s %s: %s %s from %s (%s)', (...expected) => {
    const [kind, cls, urgency] = expected;
    const found = policies.filter(
      (row) => row['clock_kind'] === kind && row['class'] === cls && row['urgency'] === urgency,
    );
    const columns = ['clock_kind', 'class', 'urgency', 'amount', 'unit', 'counted_from', 'mark'];
    expect(found.map((row) => columns.map((column) => row[column]))).toEqual([expected]);
  });

  it('has no limit beyond those 31', () => expect(policies).toHaveLength(31));

  it('says whence each comes, warns two days before on the long clocks only', () => {
    expect(repeated(policies.map((row) => `${row['key']}/${row['version']}`))).toEqual([]);
    for (const row of policies) {
      expect(row['source']).not.toBe('');
      expect(row['effective_from']).toBe('2025-07-01');
      const long = ['OUTER', 'HOLDING'].includes(row['clock_kind'] ?? '');
      expect(row['due_soon_days']).toBe(long ? '2' : '');
    }
  });

  it('cites none of the decrees that ended on 1/7/2026', () => {
    for (const row of policies) expect(row['source']).not.toMatch(/42\/2022|64\/2007/);
  });
});

describe('intake and routing', () => {
  const targetOf = (key: string): SeedRow | undefined => rules.find((row) => row['key'] === key);
  const position = (key: string): number => Number(targetOf(key)?.['position']);

  it('receives without an officer only field conditions and faults sent on line', () => {
    expect(intake.map((row) => `${row['class']} ${row['channel']}`)).toEqual([
      'HIEN_TRUONG WEB',
      'HIEN_TRUONG APP',
      'HIEN_TRUONG PORTAL',
      'LOI_KY_THUAT WEB',
      'LOI_KY_THUAT APP',
      'LOI_KY_THUAT PORTAL',
    ]);
    const answers = intake.flatMap((row) => [row['auto_receive'], row['auto_assign']]);
    expect(new Set(answers)).toEqual(new Set(['true']));
  });

  it('has unique keys, in order of position', () => {
    expect(repeated(rules.map((row) => row['key']))).toEqual([]);
    const positions = rules.map((row) => Number(row['position']));
    expect(positions).toEqual([...new Set(positions)].toSorted((a, b) => a - b));
  });

  it('names only what exists', () => {
    const fieldCodes = fields.map((row) => row['code']);
    expect(repeated(fieldCodes)).toEqual([]);
    for (const row of rules) {
      for (const code of listed(row['classes'])) expect(classes).toContain(code);
      for (const code of listed(row['fields'])) expect(fieldCodes).toContain(code);
      for (const code of listed(row['channels'])) expect(channels).toContain(code);
      for (const code of listed(row['commune_codes'])) expect(communeCodes.has(code)).toBe(true);
    }
  });

  it('has a target for every rule, a unit where it says UNIT', () => {
    for (const row of rules) {
      expect(['UNIT', 'COMMUNE_OF_LOCATION', 'INTAKE_DESK']).toContain(row['target_kind']);
      if (row['target_kind'] === 'UNIT') expect(isUnit(row['target_unit_code'])).toBe(true);
      else expect(row['target_unit_code']).toBe('');
    }
  });

  it('never sends by itself a complaint about officials, a khiếu nại or a tố cáo to a unit', () => {
    const kept = ['HANH_VI_CBCC', 'KHIEU_NAI', 'TO_CAO', 'VAN_BAN_QPPL'];
    const first = kept.map((cls) => rules.find((row) => listed(row['classes']).includes(cls)));
    expect(first.map((row) => row?.['target_kind'])).toEqual(kept.map(() => 'INTAKE_DESK'));
    expect(rules.every((row) => listed(row['classes']).length > 0)).toBe(true);
  });

  it('asks the particular before the commune of the place', () => {
    expect(targetOf('power-by-keyword')?.['target_unit_code']).toBe('DIENLUC');
    expect(targetOf('industrial-pollution')?.['target_unit_code']).toBe('BQLKCN');
    expect(targetOf('crime')?.['target_unit_code']).toBe('CATP');
    for (const key of ['power-by-keyword', 'industrial-pollution', 'crime', 'main-roads']) {
      expect(position(key)).toBeLessThan(position('field-in-commune'));
    }
    expect(position('street-lighting')).toBeLessThan(position('power-by-keyword'));
  });
});
