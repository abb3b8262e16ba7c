import {
  epochDayOf,
  isoDateOf,
  localDayOf,
  startOfLocalDay,
  type EpochDay,
  type IsoDate,
} from '../../calendar/local-time.rules';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import type { Limit } from '../../sla/deadline.rules';

/** From when on word is owed, and how often. */
export interface InterimDuty {
  /** The last of the decree's days. */
  decreeOn: IsoDate;
  /** Policy INTERIM, in calendar or working days. */
  every: Pick<Limit, 'amount' | 'unit'>;
  /** The last round in which word was sent; 0 when none was. */
  lastSent: number;
}

/** The round that runs. */
export interface InterimRound {
  /** 1 for the first days after the decree's, and one more after each. */
  round: number;
  /** The last day on which word is in time. */
  dueOn: IsoDate;
  /** The first instant that is late, with which the next round begins. */
  dueAt: Date;
  /** The first instant at which word was late; `dueAt` while it is not. */
  owedAt: Date;
  /** Rounds that ended without a word since the last that was sent. */
  missed: number;
}

/**
 * The round of interim updates that runs at an instant after the decree's last day (TT 02/2017/TT-VPCP: every seven
 * days until it is finished). Rounds are counted from that day, so a late word moves none of the next. One that would
 * end on a day off ends with the next working day (Bộ luật Dân sự Điều 148); of two that so end on one day the second
 * is left out, for nobody is told twice on one day.
 */
export function interimRound(
  { decreeOn, every, lastSent }: InterimDuty,
  calendar: WorkingCalendar,
  now: Date,
): InterimRound {
  const from = epochDayOf(decreeOn);
  const endOf = (round: number): EpochDay => endOfRound(from, every, round, calendar);
  const today = localDayOf(now);
  let round = 1;
  while (endOf(round) < today) round += 1;
  let told = lastSent === 0 ? from : endOf(lastSent);
  const missedEnds: EpochDay[] = [];
  for (let past = lastSent + 1; past < round; past += 1) {
    if (endOf(past) <= told) continue;
    told = endOf(past);
    missedEnds.push(told);
  }
  const dueDay = endOf(round);
  return {
    round,
    dueOn: isoDateOf(dueDay),
    dueAt: startOfLocalDay(dueDay + 1),
    owedAt: startOfLocalDay((missedEnds[0] ?? dueDay) + 1),
    missed: missedEnds.length,
  };
}

/** Each call is two look-ups, and a round is a week: ten years are five hundred of them. */
function endOfRound(
  from: EpochDay,
  { amount, unit }: InterimDuty['every'],
  round: number,
  calendar: WorkingCalendar,
): EpochDay {
  if (unit === 'WORKING_DAY') return calendar.addWorkingDays(from, amount * round);
  return calendar.nextWorkingDay(from + amount * round);
}
