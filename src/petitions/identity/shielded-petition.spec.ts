import { UnitDirectory, type Unit } from '../../units/unit-directory';
import { isSameBody } from './shielded-petition';

const unit = (id: string, successorId: string | null = null): Unit => ({
  id,
  code: id,
  name: id,
  shortName: id,
  kind: 'DEPARTMENT',
  parentId: null,
  successorId,
  validFrom: '2000-01-01',
  validTo: successorId === null ? null : '2025-02-28',
});

describe('whether two units are one body', () => {
  // The department of transport went into that of construction, as did the office of urban order before it.
  const units = new UnitDirectory([
    unit('SXD'),
    unit('SGTVT', 'SXD'),
    unit('THANH-TRA-GT', 'SGTVT'),
    unit('SYT'),
    unit('A', 'B'),
    unit('B', 'A'),
  ]);
  it.each([
    ['SXD', 'SXD', true],
    ['SGTVT', 'SXD', true],
    ['SXD', 'SGTVT', true],
    ['THANH-TRA-GT', 'SXD', true],
    ['SXD', 'SYT', false],
    ['SGTVT', 'SYT', false],
    // Two that name each other as successor, by mistake, do not keep us for ever.
    ['A', 'SXD', false],
    ['A', 'B', true],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(isSameBody(one, other, units)).toBe(expected);
  });
});
