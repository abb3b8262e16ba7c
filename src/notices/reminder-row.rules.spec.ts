import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import { seedCalendarDays, SEED_CONFIRMED_YEARS } from '../../test/support/seed-calendar';
import { FIELD_NAMES } from '../units/petition-fields';
import { periodUntil, reminderRow, summaryOf, type LatePetition } from './reminder-row.rules';

const calendar = buildWorkingCalendar({
  version: 1,
  days: seedCalendarDays(),
  confirmedYears: SEED_CONFIRMED_YEARS,
});

const petition = (over: Partial<LatePetition> = {}): LatePetition => ({
  code: 'H19.PA.2026.000001',
  externalCode: null,
  state: 'IN_PROGRESS',
  class: 'HIEN_TRUONG',
  field: 'RAC_THAI',
  title: 'Rác thải tồn đọng nhiều ngày',
  submittedAt: new Date('2026-04-06T02:00:00Z'),
  assignedAt: new Date('2026-04-06T18:00:00Z'),
  dueOn: '2026-04-20',
  stepKind: null,
  lateness: 'OVERDUE',
  timesReminded: 0,
  reasonGiven: null,
  promisedOn: null,
  ...over,
});

describe('a line of the annex', () => {
  it('counts working days after the limit, on the province’s calendar', () => {
    const table: [readOn: string, days: number][] = [
      ['2026-04-21T01:00:00Z', 1],
      ['2026-04-24T16:59:59Z', 4], // Friday 24, 23:59:59
      ['2026-04-26T02:00:00Z', 4], // Sunday
      ['2026-04-27T02:00:00Z', 4], // day off for Giỗ Tổ
      ['2026-04-28T02:00:00Z', 5],
      ['2026-05-04T02:00:00Z', 7], // 29/4 is 6; 30/4, 1/5 and the weekend do not count
    ];
    for (const [readAt, days] of table) {
      const row = reminderRow(petition(), calendar, new Date(readAt));
      expect([readAt, row.workingDaysOverdue]).toEqual([readAt, days]);
    }
  });

  it('has local days, the field, and how far it has come', () => {
    expect(reminderRow(petition(), calendar, new Date('2026-04-21T01:00:00Z'))).toEqual({
      code: 'H19.PA.2026.000001',
      externalCode: null,
      submittedOn: '2026-04-06',
      assignedOn: '2026-04-07', // 18:00 in UTC is past midnight in the province
      fieldLabel: 'Rác thải',
      summary: 'Rác thải tồn đọng nhiều ngày',
      dueOn: '2026-04-20',
      workingDaysOverdue: 1,
      stateLabel: 'Đang xử lý',
      timesReminded: 0,
      reasonGiven: null,
      promisedOn: null,
    });
  });

  it('says what the unit gave as its reason, and whether the day it promised has passed', () => {
    const given = { reasonGiven: 'Chờ ý kiến của Sở Xây dựng', promisedOn: '2026-05-12' };
    const said = (readAt: string, over: Partial<LatePetition> = given) =>
      reminderRow(petition(over), calendar, new Date(readAt)).reasonGiven;
    expect(said('2026-05-12T16:59:59Z')).toBe('Hẹn 12/05/2026: Chờ ý kiến của Sở Xây dựng');
    expect(said('2026-05-12T17:00:00Z')).toBe(
      'Hẹn 12/05/2026 (đã quá): Chờ ý kiến của Sở Xây dựng',
    );
    expect(said('2026-05-12T17:00:00Z', { ...given, promisedOn: null })).toBe(
      'Chờ ý kiến của Sở Xây dựng',
    );
  });

  it('names the late step, whose answer is not overdue yet', () => {
    const late = petition({ lateness: 'LATE_STEP', state: 'ASSIGNED', stepKind: 'ACCEPT' });
    const row = reminderRow(late, calendar, new Date('2026-04-09T01:00:00Z'));
    expect([row.stateLabel, row.workingDaysOverdue]).toEqual(['Chậm nhận xử lý', 0]);
  });

  it('falls back to the class where no field was given', () => {
    const read = new Date('2026-04-21T01:00:00Z');
    const label = (over: Partial<LatePetition>) =>
      reminderRow(petition(over), calendar, read).fieldLabel;
    expect(label({ field: null })).toBe('Hiện trường');
    expect(label({ field: null, class: null })).toBe('Chưa phân loại');
  });

  it('leaves out telephone numbers and addresses of e-mail, and cuts at a word', () => {
    expect(summaryOf('Mất nước, gọi 0912 345 678 gấp')).toBe('Mất nước, gọi […] gấp');
    expect(summaryOf('Liên hệ +84912345678')).toBe('Liên hệ […]');
    expect(summaryOf('Gửi a.b@example.vn giúp')).toBe('Gửi […] giúp');
    expect(summaryOf('Quyết định 08/2022 năm 2026, hẻm 12')).toBe(
      'Quyết định 08/2022 năm 2026, hẻm 12',
    );
    expect(summaryOf('rác thải '.repeat(60)).length).toBeLessThanOrEqual(300);
  });
});

describe('the period of a letter', () => {
  it('begins on the 15th at or before the day', () => {
    expect(periodUntil('2026-04-15')).toEqual({ fromOn: '2026-04-15', toOn: '2026-04-15' });
    expect(periodUntil('2026-04-14')).toEqual({ fromOn: '2026-03-15', toOn: '2026-04-14' });
    expect(periodUntil('2027-01-05')).toEqual({ fromOn: '2026-12-15', toOn: '2027-01-05' });
  });
});

describe('the names of fields', () => {
  it('are those of the list the product is delivered with', () => {
    const file = join(__dirname, '..', '..', 'seed', 'fields.csv');
    const rows: { code: string; name: string }[] = parse(readFileSync(file, 'utf8'), {
      columns: true,
    });
    expect(Object.entries(FIELD_NAMES)).toEqual(rows.map(({ code, name }) => [code, name]));
  });
});
