import { readQuery, termsOf } from './list-query.rules';

describe('what is typed into the search box', () => {
  it.each([
    ['H19.PA.2026.000123', { kind: 'CODE', code: 'H19.PA.2026.000123' }],
    [' h19.pa.2026.000123 ', { kind: 'CODE', code: 'H19.PA.2026.000123' }],
    ['pakn.20260406.0042', { kind: 'NATIONAL_CODE', code: 'PAKN.20260406.0042' }],
    ['Rác  thải, RÁC', { kind: 'WORDS', words: ['rac', 'thai'] }],
    ['Đường Nguyễn Ái Quốc', { kind: 'WORDS', words: ['duong', 'nguyen', 'ai', 'quoc'] }],
    // A date and a part of a code are words: nobody knows them as codes.
    ['20.10.2026', { kind: 'WORDS', words: ['20', '10', '2026'] }],
    ['2026.000123', { kind: 'WORDS', words: ['2026', '000123'] }],
    ['500m²', { kind: 'WORDS', words: ['500m2'] }],
    ['100%_\\', { kind: 'WORDS', words: ['100'] }],
    ["'!&|:*", { kind: 'WORDS', words: [] }],
    // 'đ' as one letter and 'a' with marks put on apart.
    ['đa\u0302\u0301t', { kind: 'WORDS', words: ['dat'] }],
  ])('%j', (text, meant) => {
    expect(readQuery(text)).toEqual(meant);
  });
});

describe('the terms that are looked for', () => {
  const none = { class: null, field: null, channel: null, commune: null };

  it('are all words, and for each fact one of its values', () => {
    expect(termsOf(['rac', 'thai'], none)).toBe(`'rac' & 'thai'`);
    expect(termsOf([], { ...none, class: ['KHAC', 'HOI_DAP'], commune: ['26041'] })).toBe(
      `('class:KHAC' | 'class:HOI_DAP') & ('commune:26041')`,
    );
    expect(termsOf([], none)).toBeNull();
  });

  it('take nothing that could end a term', () => {
    expect(() => termsOf([`rac' | 'thai`], none)).toThrow(/foreign sign/);
  });
});
