import {
  dashedList,
  enumerate,
  excerpt,
  longDate,
  longMoment,
  officeNumber,
  oneLine,
  percentage,
  romanNumber,
  shortDate,
  startOfDay,
} from './letter-format.rules';

describe('numbers of an office', () => {
  test.each([
    [0, '0'],
    [1, '01'],
    [9, '09'],
    [10, '10'],
    [999, '999'],
    [1250, '1.250'],
    [1234567, '1.234.567'],
  ])('%d is written %s', (value, written) => {
    expect(officeNumber(value)).toBe(written);
  });

  test.each([-1, 1.5, Number.NaN])('%d is no count', (value) => {
    expect(() => officeNumber(value)).toThrow(RangeError);
  });

  it('writes shares with two decimals and a comma', () => {
    expect(percentage(13, 42)).toBe('30,95%');
    expect(percentage(1, 1)).toBe('100,00%');
  });

  test.each([
    [1, 'I'],
    [4, 'IV'],
    [9, 'IX'],
    [14, 'XIV'],
    [40, 'XL'],
    [96, 'XCVI'],
  ])('annex %d is %s', (value, roman) => {
    expect(romanNumber(value)).toBe(roman);
  });

  it('has no annex 0', () => {
    expect(() => romanNumber(0)).toThrow(RangeError);
  });
});

describe('dates of an office', () => {
  // NĐ 30/2020: 0 before days under 10 and before months 1 and 2, and before no other month.
  test.each([
    ['2027-01-05', 'ngày 05 tháng 01 năm 2027'],
    ['2026-02-28', 'ngày 28 tháng 02 năm 2026'],
    ['2026-03-09', 'ngày 09 tháng 3 năm 2026'],
    ['2026-06-29', 'ngày 29 tháng 6 năm 2026'],
    ['2026-11-10', 'ngày 10 tháng 11 năm 2026'],
  ])('%s is %s', (day, written) => {
    expect(longDate(day)).toBe(written);
  });

  test.each(['2026-02-29', '2026-13-01', '2026-1-5', '05/01/2027', ''])('"%s" is no day', (day) => {
    expect(() => longDate(day)).toThrow(RangeError);
  });

  it('writes days short in an annex', () => {
    expect(shortDate('2027-01-05')).toBe('05/01/2027');
  });

  it('tells the time of the province, seven hours ahead of UTC', () => {
    expect(longMoment('2027-01-04T01:05:00.000Z')).toBe('08 giờ 05 phút ngày 04 tháng 01 năm 2027');
    expect(longMoment('2026-12-31T17:30:00.000Z')).toBe('00 giờ 30 phút ngày 01 tháng 01 năm 2027');
    expect(() => longMoment('yesterday')).toThrow(RangeError);
  });

  it('begins the day at midnight in the province', () => {
    expect(startOfDay('2027-01-05')).toBe('2027-01-04T17:00:00.000Z');
  });
});

describe('text', () => {
  it('composes decomposed marks', () => {
    expect(oneLine('Phản ánh cộng đồng'.normalize('NFD'))).toBe('Phản ánh cộng đồng');
  });

  it('drops what would break the Word file', () => {
    expect(oneLine('a\u0000b\u000bc\ud800d\uffff\n e')).toBe('a b c d e');
  });

  it('keeps pictographs whole', () => {
    expect(oneLine('Cảm ơn 👍')).toBe('Cảm ơn 👍');
  });

  it('cuts long text at a word', () => {
    expect(excerpt('Rác thải tồn đọng', 17)).toBe('Rác thải tồn đọng');
    expect(excerpt('Rác thải tồn đọng', 15)).toBe('Rác thải tồn…');
    expect(excerpt('dongchukhongcach', 8)).toBe('dongchu…');
  });

  it('ends each line of a list with a semicolon and the last with a full stop', () => {
    expect(dashedList(['Như trên;', 'Sở Y tế', 'Lưu: VT, KSTT.'])).toEqual([
      '- Như trên;',
      '- Sở Y tế;',
      '- Lưu: VT, KSTT.',
    ]);
  });

  it('joins names as they are spoken', () => {
    expect(enumerate(['A'])).toBe('A');
    expect(enumerate(['A', 'B'])).toBe('A và B');
    expect(enumerate(['A', 'B', 'C'])).toBe('A, B và C');
  });
});
