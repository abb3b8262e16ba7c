import { likeness, LIKELY, textLikeness, type Matter } from './likeness.rules';

const rubbish = (overrides: Partial<Matter> = {}): Matter => ({
  title: 'Rác thải tồn đọng nhiều ngày',
  content: 'Điểm tập kết rác đầu hẻm 12 đường Phan Trung đã năm ngày không có xe thu gom.',
  class: 'HIEN_TRUONG',
  communeCode: '26041',
  address: null,
  latitude: null,
  longitude: null,
  submittedAt: new Date('2026-04-06T01:00:00Z'),
  ...overrides,
});

describe('what two texts have in common', () => {
  it.each([
    // The same words, with diacritics and without, in capitals, with other signs between them.
    ['Đường Phan Trung ngập nước', 'duong phan trung ngap nuoc', 1],
    ['RÁC THẢI, tồn đọng!', 'rac thai ton dong', 1],
    // Precomposed letters and letters with combining marks.
    ['Đèn đường hỏng', 'Đèn đường hỏng'.normalize('NFD'), 1],
    // Four words of five and five: 8/10 of the words. Pairs: "mat dien khu pho" of four and four: 3/4 · 1 = 6/8.
    ['mất điện khu phố 3', 'mất điện khu phố 5', (8 / 10 + 6 / 8) / 2],
    // The same words the other way round: all words, and of the three pairs only "khu pho" stays.
    ['khu phố mất điện', 'mất điện khu phố', (1 + (2 * 2) / 6) / 2],
    ['rác', 'điện', 0],
    ['', '', 0],
    ['…', '!!!', 0],
  ])('%s | %s', (one, other, expected) => {
    expect(textLikeness(one, other)).toBeCloseTo(expected, 10);
    expect(textLikeness(other, one)).toBeCloseTo(expected, 10);
  });
});

describe('how likely two petitions are about one thing', () => {
  it('is certain of the same letter sent twice to the same place on one day', () => {
    const address = 'Đầu hẻm 12, đường Phan Trung';
    const again = rubbish({ address: 'dau hem 12 duong phan trung' });
    expect(likeness(rubbish({ address }), again)).toEqual({
      score: 1,
      reasons: ['SAME_TEXT', 'SAME_PLACE', 'SAME_DAY', 'SAME_CLASS'],
      distanceMetres: null,
    });
  });

  it('finds the same text typed without diacritics, in another commune three weeks later', () => {
    const other = rubbish({
      title: 'Rac thai ton dong nhieu ngay',
      content: 'Diem tap ket rac dau hem 12 duong Phan Trung da nam ngay khong co xe thu gom.',
      communeCode: '26068',
      class: null,
      submittedAt: new Date('2026-04-27T01:00:00Z'),
    });
    // 0.6 for the text, nothing for place and class, 9/30 of 0.1 for the time.
    expect(likeness(rubbish(), other)).toEqual({
      score: 0.63,
      reasons: ['SAME_TEXT'],
      distanceMetres: null,
    });
  });

  it('finds another neighbour’s words for the same heap', () => {
    const other = rubbish({
      title: 'Bãi rác hẻm 12 đường Phan Trung',
      content: 'Rác hẻm 12 đường Phan Trung tồn đọng, năm ngày không có xe thu gom, mùi rất hôi.',
      submittedAt: new Date('2026-04-08T01:00:00Z'),
    });
    const found = likeness(rubbish(), other);
    expect(found.reasons).toEqual(['SIMILAR_TEXT', 'SAME_COMMUNE', 'SAME_WEEK', 'SAME_CLASS']);
    expect(found.score).toBeGreaterThan(LIKELY);
  });

  it('lets a different matter of the same commune and day alone', () => {
    const other = rubbish({
      title: 'Đèn chiếu sáng không hoạt động',
      content:
        'Đèn đường trước trường tiểu học bị hỏng cả tuần, buổi tối học sinh đi lại nguy hiểm.',
    });
    const found = likeness(rubbish(), other);
    expect(found.reasons).toEqual(['SAME_COMMUNE', 'SAME_DAY', 'SAME_CLASS']);
    expect(found.score).toBeLessThan(LIKELY);
  });

  it('measures between coordinates: a hundredth of a degree of latitude is 1,112 metres', () => {
    const at = (latitude: number) => rubbish({ latitude, longitude: 106.822 });
    const seen = (north: number) => {
      const { reasons, distanceMetres } = likeness(at(10.95), at(10.95 + north));
      return [distanceMetres, reasons[1]];
    };
    expect(seen(0)).toEqual([0, 'SAME_PLACE']);
    expect(seen(0.0004)).toEqual([44, 'SAME_PLACE']);
    expect(seen(0.002)).toEqual([222, 'NEAR']);
    expect(seen(0.01)).toEqual([1112, 'SAME_COMMUNE']);
    // Further than two kilometres the commune in common counts for nothing: 0.6 + 0 + 0.1 + 0.05.
    expect(likeness(at(10.95), at(10.99)).score).toBe(0.75);
  });

  it('counts days as the province does: 23:30 and 00:30 are two days', () => {
    const late = rubbish({ submittedAt: new Date('2026-04-06T16:30:00Z') });
    const early = rubbish({ submittedAt: new Date('2026-04-06T17:30:00Z') });
    expect(likeness(late, early).reasons).toContain('SAME_WEEK');
  });
});
