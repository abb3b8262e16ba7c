import { DAY, dayOf, midnight, nextDay, type PlainCalendar } from './plain-calendar';

/**
 * Limits and ladders as a clerk reads them in the domain's sections 3 and 4, written down again for the test: it takes
 * no row and no rule from the product.
 */
export interface Limit {
  n: number;
  unit: 'WORKING_DAY' | 'WORKING_HOUR' | 'CALENDAR_DAY';
  /** Working days left at which one is warned. */
  warns?: number;
}

const days = (n: number): Limit => ({ n, unit: 'WORKING_DAY' });
const answerIn = (n: number): Limit => ({ n, unit: 'WORKING_DAY', warns: 2 });

const BY_URGENCY: Readonly<Record<string, Limit>> = {
  URGENT: { n: 4, unit: 'WORKING_HOUR', warns: 2 },
  QUICK: answerIn(3),
  NORMAL: answerIn(7),
  COMPLEX: answerIn(15),
};

export function limitOf(kind: string, cls: string, urgency: string | null): Limit {
  const inField = cls === 'HIEN_TRUONG';
  switch (kind) {
    case 'OUTER':
    case 'HOLDING':
      return (urgency && BY_URGENCY[urgency]) || answerIn(inField ? 10 : 15);
    case 'RECEIVE':
      return inField ? { n: 8, unit: 'WORKING_HOUR' } : days(2);
    case 'ASSIGN':
      return days(1);
    case 'ACCEPT':
    case 'PUBLISH':
    case 'TRANSFER':
      return days(2);
    case 'FORWARD':
    case 'SUPPLEMENT':
      return days(5);
    case 'SUPPLEMENT_WAIT':
      return days(10);
    case 'PORTAL':
      return days(15);
    case 'DECREE':
      return { n: 20, unit: 'CALENDAR_DAY' };
    default:
      throw new Error(kind);
  }
}

/** Where a rung stands: as the limit warns, or so many working days after the due day. */
export interface Rung {
  level: string;
  stands: 'WARNS' | 0 | 10;
  told: string;
  atDesk?: string;
  whenUnitIsWarned?: string;
}

const late = (told: string, atDesk?: string): Rung[] => [
  { level: 'LATE_STEP', stands: 0, told, ...(atDesk ? { atDesk } : {}) },
];

export const LADDERS: Readonly<Record<string, readonly Rung[]>> = {
  OUTER: [
    {
      level: 'DUE_SOON',
      stands: 'WARNS',
      told: 'UNIT_OFFICER',
      atDesk: 'INTAKE_OFFICER',
      whenUnitIsWarned: 'PROVINCIAL_OFFICE',
    },
    { level: 'OVERDUE', stands: 0, told: 'PROVINCIAL_OFFICE', atDesk: 'INTAKE_OFFICER' },
    { level: 'OVERDUE_CHAIRMAN', stands: 10, told: 'CHAIRMAN_LIST', atDesk: 'INTAKE_OFFICER' },
  ],
  HOLDING: [
    { level: 'DUE_SOON', stands: 'WARNS', told: 'UNIT_OFFICER' },
    { level: 'OVERDUE', stands: 0, told: 'UNIT_HEAD' },
  ],
  RECEIVE: late('INTAKE_OFFICER'),
  ASSIGN: late('INTAKE_OFFICER'),
  ACCEPT: late('UNIT_OFFICER'),
  PUBLISH: late('PROVINCIAL_OFFICE'),
  SUPPLEMENT_WAIT: late('UNIT_OFFICER', 'INTAKE_OFFICER'),
  TRANSFER: late('UNIT_OFFICER'),
};

/** Who is told instead, in turn, when nobody holds the role. */
export const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  UNIT_OFFICER: ['UNIT_HEAD', 'INTAKE_OFFICER'],
  UNIT_HEAD: ['UNIT_OFFICER', 'INTAKE_OFFICER'],
};

/** Days by which a limit moved: granted, or those on which the citizen was being asked. */
export type Move = { days: number } | { from: string; until: string; assumed: boolean };

export interface Due {
  dueOn: string;
  at: number;
  warnedAt: number | null;
}

/** When a limit ends, by the finger. */
export function dueOf(start: number, limit: Limit, moves: readonly Move[], c: PlainCalendar): Due {
  let at: number;
  if (limit.unit === 'WORKING_HOUR') at = c.addOffice(start, limit.n);
  else if (limit.unit === 'WORKING_DAY') at = midnight(nextDay(c.add(dayOf(start), limit.n)));
  else at = midnight(nextDay(c.orNext(dayOf(midnight(dayOf(start)) + limit.n * DAY))));
  let dueOn = dayOf(at - 1);
  const more = moves.reduce(
    (sum, move) => sum + ('days' in move ? move.days : c.count(move.from, move.until)),
    0,
  );
  if (more > 0) {
    dueOn = c.add(dueOn, more);
    at = midnight(nextDay(dueOn));
  }
  return {
    dueOn,
    at,
    warnedAt: limit.warns === undefined ? null : warned(start, dueOn, limit.warns, c),
  };
}

/** 00:00 of the first day with so few working days left. */
function warned(start: number, dueOn: string, left: number, c: PlainCalendar): number {
  let day = dayOf(start);
  for (let rest = c.count(day, dueOn); rest > left;) {
    day = nextDay(day);
    if (c.works(day)) rest -= 1;
  }
  return midnight(day);
}
