import { seedCalendarDays, SEED_CONFIRMED_YEARS } from '../../test/support/seed-calendar';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import {
  datesOf,
  lastDayToAcknowledge,
  letterFileName,
  signatureOf,
  unacknowledgedIfIssuedBefore,
} from './reminder-letter.rules';

const province = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
});

describe('the dates a letter sets', () => {
  it('are counted in working days, over the holidays', () => {
    // Tuesday 28/4: 29/4 is day 1; 30/4, 1/5 and the weekend are off; 4/5 is day 2, 7/5 day 5, 11/5 day 7.
    const settings = { finishWithinDays: 5, reportWithinDays: 7 };
    expect(datesOf('2026-04-28', settings, province)).toEqual({
      issuedOn: '2026-04-28',
      finishBeforeOn: '2026-05-07',
      reportBeforeOn: '2026-05-11',
    });
  });
});

describe('the days to acknowledge a letter', () => {
  it('are working days of the province, and are over at the end of the last', () => {
    // Tuesday 28/4: 29/4 is day 1; 30/4, 1/5 and the weekend are off; Monday 4/5 is day 2.
    expect(lastDayToAcknowledge('2026-04-28', 2, province)).toBe('2026-05-04');
    const before = (instant: string) =>
      unacknowledgedIfIssuedBefore(new Date(instant), 2, province);
    expect('2026-04-28' < before('2026-05-04T23:59:59+07:00')).toBe(false);
    expect('2026-04-28' < before('2026-05-05T00:00:00+07:00')).toBe(true);
  });
});

describe('who signs', () => {
  const usual = { authority: 'KT. CHÁNH VĂN PHÒNG', post: 'PHÓ CHÁNH VĂN PHÒNG', name: 'Lê Mẫu' };

  it('is the letterhead’s signer, or whoever is named', () => {
    expect(signatureOf(usual, {})).toEqual(usual);
    expect(signatureOf(usual, { signerName: 'Trần Mẫu' })).toEqual({ ...usual, name: 'Trần Mẫu' });
  });

  it('is not “in place of the chief” when the chief signs', () => {
    const chief = { signerName: 'Trần Mẫu', signerPost: 'CHÁNH VĂN PHÒNG' };
    expect(signatureOf(usual, chief)).toEqual({
      authority: null,
      post: 'CHÁNH VĂN PHÒNG',
      name: 'Trần Mẫu',
    });
  });

  it('is unknown without a name', () => {
    expect(signatureOf({ ...usual, name: '' }, {})).toBeNull();
    expect(signatureOf({ ...usual, name: '' }, { signerName: '   ' })).toBeNull();
  });
});

describe('the file name', () => {
  it('is plain ASCII', () => {
    const issued = {
      kind: 'REMINDER' as const,
      number: 5,
      symbol: 'UBND-KSTTĐ',
      year: 2026,
      unitCode: '26041',
    };
    expect(letterFileName(issued, 'pdf')).toBe('cong-van-don-doc-05-UBND-KSTTD-2026.pdf');
    const draft = {
      kind: 'REMINDER' as const,
      number: null,
      symbol: null,
      year: null,
      unitCode: '26041',
    };
    expect(letterFileName(draft, 'docx')).toBe('du-thao-cong-van-don-doc-26041.docx');
  });
});
