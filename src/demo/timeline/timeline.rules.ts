import type { EpochDay, IsoDate } from '../../calendar/local-time.rules';
import { epochDayOf, MINUTE_MS, startOfLocalDayMs } from '../../calendar/local-time.rules';
import type { WorkingCalendar } from '../../calendar/working-day.rules';
import type { DemoPetition } from '../data/demo-petition';

/** What somebody does to a petition; `send` is the only step that happens outside office hours. */
export type StepName =
  | 'send'
  | 'receive'
  | 'refuse'
  | 'divert'
  | 'forward'
  | 'assign'
  | 'accept'
  | 'return'
  | 'assign-again'
  | 'propose-answer'
  | 'reject-answer'
  | 'approve-answer'
  | 'publish';

export interface PlannedStep {
  at: Date;
  step: StepName;
  petition: DemoPetition;
}

/** The last day on which a unit answers in the demo, so that there is a working day left to publish. */
export const LAST_ANSWER_ON: IsoDate = '2026-05-14';

/** Answers that the head of the unit sends back once, since they name no date and no result. */
const SENT_BACK: ReadonlySet<string> = new Set(['welfare-03', 'papers-03']);

/** An instant from a day and a time of the province's wall clock, 'HH:MM'. */
export function atWallClock(day: EpochDay, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(startOfLocalDayMs(day) + (hours * 60 + minutes) * MINUTE_MS);
}

/**
 * The steps of one petition in the order they happen, by its fate: sent at its own instant, everything else on
 * working days in office hours. The same petition always gets the same steps.
 */
export function stepsOf(petition: DemoPetition, calendar: WorkingCalendar): PlannedStep[] {
  const plan = new PetitionPlan(petition, calendar);
  plan.enter();
  switch (petition.fate) {
    case 'REFUSED':
      plan.onNextDay('refuse', '10:05');
      break;
    case 'DIVERTED':
      plan.onNextDay('divert', '10:05');
      break;
    case 'FORWARDED':
      plan.receive();
      plan.onNextDay('forward', '09:40');
      break;
    case 'NEVER_TAKEN':
      if (plan.coin()) plan.receive();
      break;
    default:
      plan.handle();
  }
  return plan.steps;
}

/** Builds the steps of one petition; `day` is the working day on which the latest one happened. */
class PetitionPlan {
  readonly steps: PlannedStep[] = [];
  private readonly sentOn: EpochDay;
  private readonly seed: number;
  private day: EpochDay;

  constructor(
    private readonly petition: DemoPetition,
    private readonly calendar: WorkingCalendar,
  ) {
    this.sentOn = epochDayOf(petition.sentOn);
    this.day = this.sentOn;
    this.seed = [...petition.key].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7);
  }

  /** A fixed number from 0 to `sides` - 1 for this petition: variety without chance. */
  die(sides: number): number {
    return this.seed % sides;
  }

  coin(): boolean {
    return this.die(2) === 0;
  }

  /** Sent by the citizen, or typed in by an officer some days after the letter was written. */
  enter(): void {
    const { enteredLateDays, sentAt } = this.petition;
    if (enteredLateDays === 0) {
      this.add('send', atWallClock(this.sentOn, sentAt));
      return;
    }
    this.day = this.calendar.nextWorkingDay(this.sentOn + enteredLateDays);
    this.add('send', atWallClock(this.day, '08:40'));
  }

  /** In the afternoon of the day it came, or in the morning of the next working day. */
  receive(): void {
    const entered = this.steps[0]!.at;
    const sameDay = atWallClock(this.day, '15:30');
    if (this.calendar.isWorkingDay(this.day) && entered < sameDay) this.add('receive', sameDay);
    else this.onNextDay('receive', '08:50');
  }

  onNextDay(step: StepName, time: string, after = 1): void {
    this.day = this.calendar.addWorkingDays(this.day, after);
    this.add(step, atWallClock(this.day, time));
  }

  /** From the desk to the unit, and as far as the fate goes. */
  handle(): void {
    const { fate, assignTo } = this.petition;
    if (assignTo !== null) {
      this.receive();
      this.onNextDay('assign', '09:20');
    }
    if (fate === 'NEVER_ACCEPTED') return;
    if (fate === 'RETURNED_THEN_ANSWERED') {
      this.onNextDay('return', '10:10');
      this.onNextDay('assign-again', '09:20');
    }
    // The limit to accept is two working days: half of those who answer late have begun late.
    const late = fate === 'ANSWERED_LATE' && this.coin();
    this.onNextDay('accept', '10:10', late ? 4 : 1);
    if (fate !== 'STUCK_IN_PROGRESS') this.answer();
  }

  private answer(): void {
    const wanted = this.calendar.addWorkingDays(this.sentOn, this.answerDay());
    const answerOn = Math.max(
      Math.min(wanted, epochDayOf(LAST_ANSWER_ON)),
      this.calendar.addWorkingDays(this.day, 2),
    );
    this.day = this.calendar.subtractWorkingDays(answerOn, 1);
    if (SENT_BACK.has(this.petition.key)) {
      this.add('propose-answer', atWallClock(this.day, '10:40'));
      this.add('reject-answer', atWallClock(this.day, '13:50'));
    }
    this.add('propose-answer', atWallClock(this.day, '14:20'));
    this.onNextDay('approve-answer', this.die(3) === 0 ? '14:10' : '10:30');
    if (this.petition.fate === 'ANSWERED_NOT_PUBLISHED') return;
    this.onNextDay('publish', '16:00', this.die(9) === 0 ? 4 : 1);
  }

  /** On which working day after the day sent the answer is approved. */
  private answerDay(): number {
    // The demo's people know the limits of the seed: 10 working days for field conditions, else 15.
    const limit = this.petition.class === 'HIEN_TRUONG' ? 10 : 15;
    switch (this.petition.fate) {
      case 'ANSWERED_LATE':
        return limit + 2 + this.die(4);
      case 'ANSWERED_NOT_PUBLISHED':
        return 3;
      case 'RETURNED_THEN_ANSWERED':
        return 8;
      default:
        return 4 + this.die(limit === 10 ? 4 : 8);
    }
  }

  private add(step: StepName, at: Date): void {
    this.steps.push({ at, step, petition: this.petition });
  }
}

/** Every step of every petition in the order of the clock; at one instant in the order of the petitions. */
export function timelineOf(
  petitions: readonly DemoPetition[],
  calendar: WorkingCalendar,
): PlannedStep[] {
  return petitions
    .flatMap((petition) => stepsOf(petition, calendar))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** One round of reminder notices: drafted and approved on one working day, issued on the next. */
export interface LetterRound {
  draftAt: Date;
  approveAt: Date;
  issueAt: Date;
  acknowledgeAt: Date;
}

/**
 * The weekly rounds that begin in the given stretch of days: on Monday, or on the first working day of the week
 * when Monday is a day off. A week without a working day has no round.
 */
export function letterRounds(
  fromOn: IsoDate,
  throughOn: IsoDate,
  calendar: WorkingCalendar,
): LetterRound[] {
  const rounds: LetterRound[] = [];
  for (let monday = epochDayOf(fromOn); monday <= epochDayOf(throughOn); monday += 7) {
    const day = calendar.nextWorkingDay(monday);
    if (day - monday > 6) continue;
    const issueDay = calendar.addWorkingDays(day, 1);
    rounds.push({
      draftAt: atWallClock(day, '08:15'),
      approveAt: atWallClock(day, '16:20'),
      issueAt: atWallClock(issueDay, '11:00'),
      acknowledgeAt: atWallClock(calendar.addWorkingDays(issueDay, 1), '08:30'),
    });
  }
  return rounds;
}

/** 07:00 of every day from one day through another: when the sweeps of the night are done. */
export function mornings(fromOn: IsoDate, throughOn: IsoDate): Date[] {
  const first = epochDayOf(fromOn);
  const count = epochDayOf(throughOn) - first + 1;
  return Array.from({ length: count }, (_, index) => atWallClock(first + index, '07:00'));
}
