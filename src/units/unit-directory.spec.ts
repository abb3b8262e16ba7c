import { UnitDirectory, type Unit } from './unit-directory';

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

const desk = unit('TTPVHCC', { kind: 'INTAKE_DESK' });
const office = unit('VPUB', { kind: 'PROVINCIAL_OFFICE' });

describe('the unit in force on a day', () => {
  const c = unit('C', { validFrom: '2026-05-01' });
  const b = unit('B', { validFrom: '2026-01-01', validTo: '2026-04-30', successorId: 'id-C' });
  const a = unit('A', { validTo: '2025-12-31', successorId: 'id-B' });
  const closed = unit('X', { validTo: '2025-12-31' });
  const directory = new UnitDirectory([c, b, a, closed, desk, office]);

  it.each([
    ['on its first day it is itself', a, '2025-07-01', 'A', []],
    ['on its last day it is still itself', a, '2025-12-31', 'A', []],
    ['the day after, its successor', a, '2026-01-01', 'B', ['A']],
    ['later, the successor of its successor', a, '2026-05-01', 'C', ['A', 'B']],
    ['before it exists, nobody', c, '2026-04-30', null, ['C']],
    ['ended without a successor, nobody', closed, '2026-01-01', null, ['X']],
  ])('%s', (_case, from, on, expected, followed) => {
    const succession = directory.succession(from, on);
    expect(succession.unit?.code ?? null).toBe(expected);
    expect(succession.followed.map((each) => each.code)).toEqual(followed);
    expect(directory.inForce(from, on)).toBe(succession.unit);
  });

  it('finds nobody, rather than never ending, where a chain was made to loop', () => {
    const one = unit('1', { validTo: '2025-12-31', successorId: 'id-2' });
    const two = unit('2', { validTo: '2025-12-31', successorId: 'id-1' });
    expect(new UnitDirectory([one, two]).inForce(one, '2026-01-01')).toBeNull();
  });

  it('knows which successor would make a chain come back to its beginning', () => {
    expect(directory.wouldLoop(c, a)).toBe(true);
    expect(directory.wouldLoop(c, b)).toBe(true);
    expect(directory.wouldLoop(a, a)).toBe(true);
    expect(directory.wouldLoop(c, closed)).toBe(false);
  });

  it('names whose work a unit took over', () => {
    expect(directory.predecessorsOf('id-B').map((each) => each.code)).toEqual(['A']);
    expect(directory.predecessorsOf('id-A')).toEqual([]);
  });
});

describe('looking a unit up', () => {
  const thanh = unit('25294', { kind: 'COMMUNE', name: 'Ủy ban nhân dân xã Lộc Thành' });
  const thanhNang = unit('25280', { kind: 'COMMUNE', name: 'Ủy ban nhân dân xã Lộc Thạnh' });
  const lands = unit('SNNMT', { name: 'Sở Nông nghiệp và Môi trường' });
  const alias = {
    unitId: 'id-SNNMT',
    alias: 'Sở Tài nguyên và Môi trường',
    validFrom: null,
    validTo: '2025-02-28',
  };
  const directory = new UnitDirectory([lands, thanh, thanhNang, desk, office], [alias]);

  it('keeps two communes apart whose names differ by a mark alone', () => {
    expect(directory.commune('25280')?.name).toBe('Ủy ban nhân dân xã Lộc Thạnh');
    expect(directory.commune('25294')?.name).toBe('Ủy ban nhân dân xã Lộc Thành');
    expect(directory.search('loc thanh').map((each) => each.code)).toEqual(['25280', '25294']);
  });

  it('gives a commune only for the code of a commune', () => {
    expect(directory.commune('SNNMT')).toBeUndefined();
    expect(directory.byCode('SNNMT')).toBe(lands);
    expect(directory.byId('id-SNNMT')).toBe(lands);
    expect(directory.byCode('SNNMT2')).toBeUndefined();
  });

  it('finds by code, by the beginning of a word, and by a former name', () => {
    expect(directory.search('snnm')).toEqual([lands]);
    expect(directory.search('TÀI NGUYÊN và')).toEqual([lands]);
    expect(directory.search('guyen')).toEqual([]);
    expect(directory.search('???')).toEqual([]);
  });

  it('knows the intake desk and the provincial office, and says so when the seed is missing', () => {
    expect(directory.intakeDesk()).toBe(desk);
    expect(directory.provincialOffice()).toBe(office);
    expect(() => new UnitDirectory([]).intakeDesk()).toThrow(/INTAKE_DESK.*seed/);
  });
});
