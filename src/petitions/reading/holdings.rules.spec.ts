import { buildOfficeHours } from '../../calendar/office-hours.rules';
import { buildWorkingCalendar } from '../../calendar/working-day.rules';
import { seedCalendarDays } from '../../../test/support/seed-calendar';
import { holdingsOf, timeHeld, type HoldingEvent } from './holdings.rules';

const at = (
  recordedAt: string,
  unitId: string,
  toState: HoldingEvent['toState'],
): HoldingEvent => ({
  recordedAt: new Date(recordedAt),
  unitId,
  toState,
});

describe('to whom the time of a petition belongs', () => {
  const calendar = buildWorkingCalendar({
    version: 1,
    days: seedCalendarDays(),
    confirmedYears: [2025, 2026],
  });
  const officeHours = buildOfficeHours([
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ]);
  // Desk Monday 6/4 8:00; unit A Tuesday 7/4 9:00; asks the citizen Thursday 9/4 9:00; reply Monday 13/4 9:00; to unit B
  // Tuesday 14/4 15:00; answered Thursday 16/4 10:00; reopened at the desk on 20/4 9:00.
  const events = [
    at('2026-04-06T01:00:00Z', 'desk', 'SUBMITTED'),
    at('2026-04-06T02:00:00Z', 'desk', 'RECEIVED'),
    at('2026-04-07T02:00:00Z', 'A', 'ASSIGNED'),
    at('2026-04-07T03:00:00Z', 'A', 'IN_PROGRESS'),
    at('2026-04-09T02:00:00Z', 'A', 'AWAITING_SUPPLEMENT'),
    at('2026-04-13T02:00:00Z', 'A', 'IN_PROGRESS'),
    at('2026-04-14T08:00:00Z', 'B', 'IN_PROGRESS'),
    at('2026-04-16T03:00:00Z', 'B', 'ANSWERED'),
    at('2026-04-17T03:00:00Z', 'B', 'PUBLISHED'),
    at('2026-04-20T02:00:00Z', 'desk', 'RECEIVED'),
  ];

  it('gives each stretch to whoever had it, and what follows the answer to nobody', () => {
    const seen = holdingsOf(events).map((holding) => {
      const { workingDays, workingMinutes } = timeHeld(
        holding,
        new Date('2026-04-21T02:00:00Z'),
        calendar,
        officeHours,
      );
      const who = holding.waitingForCitizen ? 'citizen' : holding.unitId;
      return `${who} ${workingDays} days ${workingMinutes} minutes`;
    });
    expect(seen).toEqual([
      // Monday 8:00–11:30 and 13:30–17:00, Tuesday 7:30–9:00.
      'desk 1 days 510 minutes',
      // Tuesday 9:00–11:30 and the afternoon (150 + 210), Wednesday (450), Thursday 7:30–9:00 (90).
      'A 2 days 900 minutes',
      // Thursday from 9:00 (360), Friday (450), Monday until 9:00 (90); the weekend is nobody's.
      'citizen 2 days 900 minutes',
      // Monday from 9:00 (360), Tuesday until 15:00 (240 + 90).
      'A 1 days 690 minutes',
      // Tuesday from 15:00 (120), Wednesday (450), Thursday until 10:00 (150).
      'B 2 days 720 minutes',
      // Monday from 9:00 (360), Tuesday until 9:00 (90).
      'desk 1 days 450 minutes',
    ]);
  });
});
