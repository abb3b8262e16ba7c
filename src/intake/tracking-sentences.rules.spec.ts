import { dayInWords, limitInWords, moveInWords, type WordedMove } from './tracking-sentences.rules';

describe('a day in words', () => {
  it.each([
    ['2026-04-08', 'ngày 08/4/2026'],
    ['2026-02-28', 'ngày 28/02/2026'],
    ['2026-12-01', 'ngày 01/12/2026'],
  ])('%s is %s', (day, words) => {
    expect(dayInWords(day)).toBe(words);
  });
});

describe('a step still to come', () => {
  const received = {
    label: 'Tiếp nhận',
    dueOn: '2026-04-08',
    lateAt: new Date('2026-04-09T00:00:00+07:00'),
  };
  const atHalfPastThree = { ...received, lateAt: new Date('2026-04-08T15:30:00+07:00') };

  it.each([
    [received, '2026-04-08T23:59:59+07:00', 'Tiếp nhận chậm nhất ngày 08/4/2026'],
    [received, '2026-04-09T00:00:00+07:00', 'Tiếp nhận: đã quá hạn ngày 08/4/2026'],
    [atHalfPastThree, '2026-04-08T15:29:59+07:00', 'Tiếp nhận trước 15 giờ 30 ngày 08/4/2026'],
    [
      atHalfPastThree,
      '2026-04-08T15:30:00+07:00',
      'Tiếp nhận: đã quá hạn 15 giờ 30 ngày 08/4/2026',
    ],
  ])('is named with its limit, and with being late', (limit, now, words) => {
    expect(limitInWords(limit, new Date(now))).toBe(words);
  });
});

describe('why the day moved', () => {
  const move = (given: Partial<WordedMove>): WordedMove => ({
    cause: 'SUPPLEMENT',
    before: '2026-04-28',
    after: '2026-05-05',
    movedOn: '2026-04-14',
    askedOn: null,
    pending: false,
    workingDays: 3,
    ...given,
  });
  const FROM_TO = 'chuyển từ ngày 28/4/2026 sang ngày 05/5/2026';

  it.each([
    [
      move({ askedOn: '2026-04-09' }),
      `Hạn trả lời ${FROM_TO}: không tính 3 ngày làm việc chờ người gửi bổ sung thông tin ` +
        '(đề nghị ngày 09/4/2026, nhận được ngày 14/4/2026).',
    ],
    [
      move({ askedOn: '2026-04-09', pending: true }),
      `Hạn trả lời tạm ${FROM_TO} trong khi chờ người gửi bổ sung thông tin; ` +
        'hạn được tính lại khi nhận được bổ sung.',
    ],
    [
      move({ cause: 'EXTENSION' }),
      'Gia hạn trả lời 3 ngày làm việc, từ ngày 28/4/2026 đến ngày 05/5/2026. Lý do: Đo đạc lại.',
    ],
    [move({ cause: 'CALENDAR' }), `Hạn trả lời ${FROM_TO} vì lịch làm việc, nghỉ lễ thay đổi.`],
    [move({ cause: 'POLICY' }), `Hạn trả lời ${FROM_TO} vì quy định về thời hạn thay đổi.`],
    [move({ cause: 'RECOUNTED' }), `Hạn trả lời ${FROM_TO} vì hồ sơ được phân loại lại.`],
    [
      move({ cause: 'REOPENED' }),
      'Hạn trả lời mới là ngày 05/5/2026, tính từ ngày 14/4/2026 khi hồ sơ được giải quyết lại.',
    ],
  ])('is told in a sentence', (moved, words) => {
    expect(moveInWords(moved, 'Đo đạc lại.')).toBe(words);
  });
});
