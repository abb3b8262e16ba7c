import { DEFAULT_LETTER_SETTINGS } from './letter/letter-settings';
import { passedDeadline, revised, revisedDates, revisedSettings } from './notice-revision.rules';

describe('what the office changes in a letter', () => {
  it('adds up; null takes a change back, and what is not named stays', () => {
    const first = revised(null, { urgency: 'KHAN', addition: 'Thêm một đoạn' });
    expect(first).toEqual({ urgency: 'KHAN', addition: 'Thêm một đoạn' });
    const second = revised(first, { urgency: null, subject: 'đôn đốc', addition: undefined });
    expect(second).toEqual({ subject: 'đôn đốc', addition: 'Thêm một đoạn' });
    expect(revised(second, { subject: null, addition: null })).toBeNull();
  });

  it('stands in the place of the letterhead, word by word', () => {
    const letterhead = { ...DEFAULT_LETTER_SETTINGS, urgency: 'HOA_TOC' as const };
    const own = revisedSettings(letterhead, { wording: { task: '' }, urgency: 'NONE' });
    expect(own).toEqual({
      ...letterhead,
      urgency: null,
      wording: { ...letterhead.wording, task: '' },
    });
    expect(revisedSettings(letterhead, null)).toBe(letterhead);
  });

  it('sets dates of its own, which must lie ahead', () => {
    const dates = {
      issuedOn: '2026-04-21',
      finishBeforeOn: '2026-04-29',
      reportBeforeOn: '2026-05-05',
    };
    expect(revisedDates(dates, { reportBeforeOn: '2026-05-12' })).toEqual({
      ...dates,
      reportBeforeOn: '2026-05-12',
    });
    expect(passedDeadline({ finishBeforeOn: '2026-04-21' }, '2026-04-21')).toBe('2026-04-21');
    expect(passedDeadline({ finishBeforeOn: '2026-04-22' }, '2026-04-21')).toBeNull();
    expect(passedDeadline({ finishBeforeOn: null }, '2026-04-21')).toBeNull();
  });
});
