import { DAY, HOUR, midnight } from './plain-calendar';

/** What somebody does with a petition, and when. */
export interface Step {
  at: number;
  action:
    | 'receive'
    | 'refuse'
    | 'assign'
    | 'accept'
    | 'return'
    | 'offer-transfer'
    | 'accept-transfer'
    | 'request-extension'
    | 'decide-extension'
    | 'request-supplement'
    | 'supplement'
    | 'propose-answer'
    | 'approve-answer'
    | 'publish'
    | 'withdraw'
    | 'reopen';
  unit?: string;
  urgency?: 'URGENT' | 'QUICK' | 'NORMAL' | 'COMPLEX';
  granted?: boolean;
}

/** A petition from its beginning to wherever it is left. */
export interface Life {
  n: number;
  submittedAt: number;
  channel: 'WEB' | 'APP' | 'EMAIL';
  class: 'HIEN_TRUONG' | 'QUY_DINH_HC' | 'HOI_DAP' | 'KHAC';
  commune: string | null;
  steps: Step[];
  /** Submitted and acted upon over HTTP by people, not written by the bulk writer. */
  byHttp: boolean;
}

export const EXTENSION_DAYS = 5;

export const DILIGENT = '26041';
export const COMMUNES = [
  DILIGENT,
  '25195',
  '25210',
  '25217',
  '25220',
  '25222',
  '25225',
  '25231',
  '25246',
  '25252',
];
export const DEPARTMENTS = ['SNNMT', 'SXD', 'SYT', 'SGDDT', 'SCT'];
export const UNITS = [...COMMUNES, ...DEPARTMENTS];

/** Where nobody is the head, and where nobody is an officer: somebody else is told in their place. */
export const WITHOUT_HEAD = ['25222', '25225', 'SYT'];
export const WITHOUT_OFFICER = ['25231', 'SCT'];

const isStaffed = (unit: string): boolean =>
  !WITHOUT_HEAD.includes(unit) && !WITHOUT_OFFICER.includes(unit);

const FIRST_DAY = midnight('2026-01-01');
const YEAR_DAYS = 365;
const FLOOD = midnight('2026-10-10');

/** A generator that gives the same year every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Dice = () => number;

const pick = <T>(roll: Dice, from: readonly T[]): T => from[Math.floor(roll() * from.length)]!;

const minute = (ms: number): number => Math.floor(ms / 60_000) * 60_000;

/** So many petitions of 2026: sent at any hour of any day, Tết and Sundays too, a flood in October. */
export function livesOf2026(count: number, seed: number): Life[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, index) => lifeOf(index + 1, roll));
}

function lifeOf(n: number, roll: Dice): Life {
  const inFlood = roll() < 0.06;
  const sent = inFlood ? FLOOD + roll() * 3 * DAY : FIRST_DAY + roll() * YEAR_DAYS * DAY;
  const inField = roll() < 0.62;
  const life: Life = {
    n,
    submittedAt: minute(sent),
    channel: pick(roll, ['WEB', 'WEB', 'APP', 'EMAIL']),
    class: inField ? 'HIEN_TRUONG' : pick(roll, ['QUY_DINH_HC', 'QUY_DINH_HC', 'HOI_DAP', 'KHAC']),
    commune: inField ? pick(roll, COMMUNES) : null,
    steps: [],
    byHttp: false,
  };
  new Script(life, roll).play();
  const units = [life.commune, ...life.steps.map((step) => step.unit)];
  const staffed = units.every((unit) => !unit || isStaffed(unit));
  life.byHttp = n % 40 === 0 && life.channel === 'WEB' && staffed;
  return life;
}

/** Writes what happens to one petition. */
class Script {
  private at: number;
  private unit: string;

  constructor(
    private readonly life: Life,
    private readonly roll: Dice,
  ) {
    this.at = life.submittedAt;
    this.unit = life.commune ?? '';
  }

  play(): void {
    const { life } = this;
    const byItself = life.class === 'HIEN_TRUONG' && life.channel !== 'EMAIL';
    if (!byItself && !this.throughTheDesk()) return;
    if (this.unit === DILIGENT) this.diligently();
    else this.asUsual();
  }

  /** False where it stays at the desk, or goes no further. */
  private throughTheDesk(): boolean {
    if (this.chance(0.02)) return false;
    if (this.chance(0.02)) return this.do('refuse', 0.05, 4) && false;
    const urgency =
      this.life.class === 'HIEN_TRUONG' && this.chance(0.5)
        ? pick(this.roll, ['URGENT', 'QUICK', 'NORMAL', 'COMPLEX'] as const)
        : undefined;
    this.do('receive', 0.02, 4, { urgency });
    if (this.chance(0.02)) return false;
    return this.assign(this.life.commune ?? this.otherUnit(DEPARTMENTS));
  }

  private diligently(): void {
    this.do('accept', 0.02, 1);
    this.answer(1, 20);
  }

  private asUsual(): void {
    const fate = this.roll();
    if (fate < 0.03) return;
    if (fate < 0.07) return void this.do('withdraw', 0.3, 40);
    if (fate < 0.13) {
      this.do('return', 0.1, 3);
      if (this.chance(0.2)) return;
      this.assign(this.otherUnit(UNITS));
    }
    this.do('accept', 0.05, 4);
    if (fate >= 0.13 && fate < 0.17) return;
    if (fate >= 0.17 && fate < 0.22) {
      const unit = this.otherUnit(UNITS);
      this.do('offer-transfer', 0.1, 3, { unit });
      if (this.chance(0.2)) return;
      this.do('accept-transfer', 0.1, 6, { unit });
      this.unit = unit;
    } else if (fate >= 0.22 && fate < 0.29 && this.mayBeExtended()) {
      this.do('request-extension', 0.01, 0.5);
      this.do('decide-extension', 0.01, 0.5, { granted: this.chance(0.8) });
    } else if (fate >= 0.29 && fate < 0.34 && this.mayBeExtended()) {
      this.do('request-supplement', 0.1, 2);
      if (this.chance(0.25)) return;
      this.do('supplement', 0.2, 25);
    }
    this.answer(0.5, 45);
    if (fate > 0.97) this.reopened();
  }

  /** Limits in hours or of a few days may be over by then; an extension must be asked for and given in time. */
  private mayBeExtended(): boolean {
    const urgent = this.life.steps.some(({ urgency }) => urgency && urgency !== 'COMPLEX');
    return !urgent && this.at - this.life.submittedAt < 6 * DAY;
  }

  /** Mostly soon, sometimes very late. */
  private answer(least: number, most: number): void {
    const late = this.roll() ** 2 * (most - least);
    this.do('propose-answer', least + late * 0.9, least + late);
    this.do('approve-answer', 0.01, 1);
    if (this.chance(0.9)) this.do('publish', 0.05, 4);
  }

  private reopened(): void {
    this.do('reopen', 0.5, 8);
    if (this.chance(0.3)) return;
    this.assign(this.otherUnit(UNITS));
    this.do('accept', 0.1, 4);
    if (this.chance(0.7)) this.answer(0.5, 30);
  }

  private assign(unit: string): boolean {
    this.unit = unit;
    return this.do('assign', 0.02, 3, { unit });
  }

  private otherUnit(among: readonly string[]): string {
    const others = among.filter((unit) => unit !== this.unit && unit !== DILIGENT);
    return pick(this.roll, others);
  }

  private do(
    action: Step['action'],
    leastDays: number,
    mostDays: number,
    more: Omit<Step, 'at' | 'action'> = {},
  ): true {
    const days = leastDays + this.roll() * (mostDays - leastDays);
    this.at = minute(this.at + days * DAY) + HOUR / 60;
    const given = Object.entries(more).filter(([, value]) => value !== undefined);
    this.life.steps.push({ at: this.at, action, ...Object.fromEntries(given) });
    return true;
  }

  private chance(of: number): boolean {
    return this.roll() < of;
  }
}
