import * as fc from 'fast-check';
import { localDay, NaiveCalendar } from '../../test/support/naive-calendar';
import { randomCalendar } from '../../test/support/random-calendar';
import { buildOfficeHours } from '../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../calendar/working-day.rules';
import { explainDeadline } from './deadline-explanation.rules';
import type { Limit, LimitUnit } from './deadline.rules';
import { deadline, workingDaysLeft, workingDaysOverdue } from './deadline.rules';

const setting = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
];
const officeHours = buildOfficeHours(setting);
const FIRST_MS = Date.parse('2025-01-01T00:00:00Z');
const units: LimitUnit[] = [
  'WORKING_DAY',
  'CALENDAR_DAY',
  'WORKING_HOUR',
  'WORKING_MINUTE',
  'HOUR',
  'MINUTE',
];
const instant = fc
  .integer({ min: 0, max: 3 * 365 * 24 * 60 })
  .map((minutes) => new Date(FIRST_MS + minutes * 60_000));
const anyLimit: fc.Arbitrary<Limit> = fc.record({
  amount: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom(...units),
  dueSoonDays: fc.option(fc.integer({ min: 0, max: 10 })),
});
// Each run builds a calendar of 46 years, which takes most of the time.
const runs = { numRuns: 40 };

describe('for any start, limit and calendar', () => {
  it('limits in days agree with the walker', () => {
    const dayLimit = anyLimit.filter(({ unit }) => unit.endsWith('_DAY'));
    fc.assert(
      fc.property(randomCalendar, instant, dayLimit, (source, startedAt, limit) => {
        const result = deadline(startedAt, limit, buildWorkingCalendar(source), officeHours);
        const dueOn = new NaiveCalendar(source).dueOn(startedAt, limit);
        expect(result.dueOn).toBe(dueOn);
        expect(result.lateAt).toEqual(new Date(`${dueOn}T17:00:00Z`));
      }),
      runs,
    );
  });

  it('the due date is the local day of the last instant in time', () => {
    fc.assert(
      fc.property(randomCalendar, instant, anyLimit, (source, startedAt, limit) => {
        const result = deadline(startedAt, limit, buildWorkingCalendar(source), officeHours);
        expect(localDay(new Date(result.lateAt.getTime() - 1))).toBe(result.dueOn);
        expect(result.lateAt.getTime()).toBeGreaterThan(startedAt.getTime());
      }),
      runs,
    );
  });

  it('a later start is never due earlier', () => {
    fc.assert(
      fc.property(randomCalendar, instant, instant, anyLimit, (source, one, other, limit) => {
        const calendar = buildWorkingCalendar(source);
        const [first, second] = one <= other ? [one, other] : [other, one];
        const early = deadline(first, limit, calendar, officeHours);
        const late = deadline(second, limit, calendar, officeHours);
        expect(early.lateAt.getTime()).toBeLessThanOrEqual(late.lateAt.getTime());
        expect(early.dueOn <= late.dueOn).toBe(true);
      }),
      runs,
    );
  });

  it('is due soon on the first day with so many working days left, by walking back', () => {
    fc.assert(
      fc.property(randomCalendar, instant, anyLimit, (source, startedAt, limit) => {
        const calendar = buildWorkingCalendar(source);
        const walker = new NaiveCalendar(source);
        const { dueOn, dueSoonAt } = deadline(startedAt, limit, calendar, officeHours);
        if (limit.dueSoonDays === null) {
          expect(dueSoonAt).toBeNull();
          return;
        }
        let day = localDay(startedAt);
        while (walker.count(day, dueOn) > limit.dueSoonDays) day = walker.add(day, 1);
        expect(dueSoonAt).toEqual(new Date(`${day}T00:00:00+07:00`));
      }),
      runs,
    );
  });

  it('the explanation counts exactly the limit and says the same', () => {
    fc.assert(
      fc.property(randomCalendar, instant, anyLimit, (source, startedAt, limit) => {
        const calendar = buildWorkingCalendar(source);
        const result = deadline(startedAt, limit, calendar, officeHours);
        const explanation = explainDeadline(startedAt, limit, calendar, officeHours);
        expect(explanation).toMatchObject(result);
        expect(explanation.provisionalBecause.length > 0).toBe(result.provisional);
        const { days } = explanation;
        expect([days[0]!.day, days.at(-1)!.day]).toEqual([explanation.startedOn, result.dueOn]);
        if (limit.unit.endsWith('_DAY')) {
          const counted = days.filter(({ counts }) => counts).map(({ nth }) => nth);
          expect(counted).toEqual(Array.from({ length: limit.amount }, (_, n) => n + 1));
        } else {
          const minutes = days.reduce((sum, each) => sum + each.minutes!, 0);
          expect(minutes).toBe(limit.amount * (limit.unit.endsWith('HOUR') ? 60 : 1));
        }
      }),
      runs,
    );
  });

  it('a day is left or overdue, never both, and a limit in working days is wholly left at its start', () => {
    const days = anyLimit.map((limit): Limit => ({ ...limit, unit: 'WORKING_DAY' }));
    fc.assert(
      fc.property(randomCalendar, instant, days, instant, (source, startedAt, limit, now) => {
        const calendar = buildWorkingCalendar(source);
        const { dueOn } = deadline(startedAt, limit, calendar, officeHours);
        const nowOn = localDay(now);
        const left = workingDaysLeft(dueOn, nowOn, calendar);
        const overdue = workingDaysOverdue(dueOn, nowOn, calendar);
        expect(left * overdue).toBe(0);
        expect(workingDaysLeft(dueOn, localDay(startedAt), calendar)).toBe(limit.amount);
      }),
      runs,
    );
  });
});
