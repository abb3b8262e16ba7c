import { dueOf, INSTEAD, LADDERS, limitOf, type Due, type Limit, type Move } from './law';
import { EXTENSION_DAYS, WITHOUT_HEAD, WITHOUT_OFFICER, type Life, type Step } from './lives';
import { dayOf, midnight, type PlainCalendar } from './plain-calendar';

export const DESK = 'TTPVHCC';
export const OFFICE = 'VPUB';

/** A limit in the clerk's book. */
export interface Clock extends Due {
  n: number;
  kind: string;
  cycle: number;
  unit: string;
  start: number;
  limit: Limit;
  moves: Move[];
  rungs: number[];
  climbed: number;
  stop: number | null;
  result: string | null;
}

/** A petition in the clerk's book. */
export interface Entry {
  life: Life;
  state: string;
  open: boolean;
  unit: string;
  cycle: number;
  urgency: string | null;
  dueOn: string;
  assignedAt: number | null;
  running: Map<string, Clock>;
  all: Clock[];
  askedIn: number;
  resume: string;
}

const PAUSED = ['OUTER', 'HOLDING', 'RECEIVE', 'ASSIGN', 'ACCEPT'];
const ANSWERED_BY = ['OUTER', 'HOLDING', 'PORTAL', 'DECREE'];

/**
 * What the year must come to, worked out by hand: one petition, one limit, one day after the other. It knows lives
 * and calendars, and nothing of the product.
 */
export class Book {
  readonly entries: Entry[] = [];
  /** Those of which some limit runs: all that are open, and answers that wait to be published. */
  readonly active = new Set<Entry>();
  readonly escalations: string[] = [];
  /** Escalations that somebody's inbox must have heard of. */
  told = 0;
  private readonly events: { at: number; n: number; step: Step | null }[];
  private read = 0;
  private readonly byNumber = new Map<number, Entry>();

  constructor(
    private readonly lives: readonly Life[],
    public calendar: PlainCalendar,
  ) {
    this.events = lives
      .flatMap((life) => [
        { at: life.submittedAt, n: life.n, step: null },
        ...life.steps.map((step) => ({ at: step.at, n: life.n, step })),
      ])
      .toSorted((one, other) => one.at - other.at);
  }

  entry(n: number): Entry {
    return this.byNumber.get(n)!;
  }

  /** Writes down everything that was done before an instant. */
  advance(until: number): void {
    for (; this.read < this.events.length; this.read += 1) {
      const { at, n, step } = this.events[this.read]!;
      if (at >= until) return;
      if (step) this.act(this.entry(n), step);
      else this.submit(this.lives[n - 1]!);
    }
  }

  /** Another calendar: what runs is counted again from its beginning. */
  change(calendar: PlainCalendar): void {
    this.calendar = calendar;
    for (const entry of this.active)
      for (const clock of entry.running.values()) this.date(clock, entry);
  }

  /** Whom the night's round tells: of all rungs reached the highest, no warning once it is late. */
  escalate(now: number): void {
    for (const entry of this.active) {
      for (const clock of entry.running.values()) this.climb(entry, clock, now);
    }
  }

  private climb(entry: Entry, clock: Clock, now: number): void {
    const ladder = LADDERS[clock.kind] ?? [];
    const before = clock.climbed;
    while (clock.climbed < clock.rungs.length && clock.rungs[clock.climbed]! <= now) {
      clock.climbed += 1;
    }
    for (let place = clock.climbed - 1; place >= before; place -= 1) {
      const rung = ladder[place]!;
      const reachedAt = clock.rungs[place]!;
      if (reachedAt < clock.at && clock.at <= now) continue;
      const unit = clock.kind === 'TRANSFER' ? clock.unit : entry.unit;
      const holding = entry.running.get('HOLDING');
      const aim =
        (unit === DESK && rung.atDesk) ||
        (holding && holding.at <= clock.at && rung.whenUnitIsWarned) ||
        rung.told;
      const told = [aim, ...(INSTEAD[aim] ?? [])].find((role) => isHeld(role, unit))!;
      if (told !== 'CHAIRMAN_LIST') this.told += 1;
      this.escalations.push(
        [entry.life.n, clock.kind, clock.cycle, rung.level, unit, `${aim}>${told}`]
          .concat([clock.start, reachedAt, now].map(iso))
          .join(' '),
      );
      return;
    }
  }

  private submit(life: Life): void {
    const byItself = life.class === 'HIEN_TRUONG' && life.channel !== 'EMAIL';
    const at = life.submittedAt;
    const entry: Entry = {
      life,
      state: byItself ? 'ASSIGNED' : 'SUBMITTED',
      open: true,
      unit: byItself ? life.commune! : DESK,
      cycle: 1,
      urgency: null,
      dueOn: '',
      assignedAt: byItself ? at : null,
      running: new Map(),
      all: [],
      askedIn: 0,
      resume: '',
    };
    this.entries.push(entry);
    this.byNumber.set(life.n, entry);
    this.begin(entry, ['OUTER', 'PORTAL', ...(byItself ? ['HOLDING', 'ACCEPT'] : ['RECEIVE'])], at);
  }

  private act(entry: Entry, step: Step): void {
    const { at } = step;
    switch (step.action) {
      case 'receive':
        this.end(entry, 'RECEIVE', at);
        if (step.urgency) {
          entry.urgency = step.urgency;
          const outer = entry.running.get('OUTER')!;
          this.end(entry, 'OUTER', at);
          outer.result = 'CANCELLED';
          this.begin(entry, ['OUTER'], at);
        }
        this.begin(entry, ['ASSIGN', 'FORWARD', ...decree(entry)], at);
        entry.state = 'RECEIVED';
        return;
      case 'refuse':
        this.end(entry, 'RECEIVE', at);
        return this.close(entry, 'REFUSED', at);
      case 'assign':
        this.end(entry, 'ASSIGN', at);
        this.end(entry, 'FORWARD', at, true);
        entry.unit = step.unit!;
        entry.assignedAt = at;
        this.begin(entry, ['HOLDING', 'ACCEPT'], at);
        entry.state = 'ASSIGNED';
        return;
      case 'accept':
        this.end(entry, 'ACCEPT', at);
        entry.state = 'IN_PROGRESS';
        return;
      case 'return':
        this.end(entry, 'ACCEPT', at);
        this.end(entry, 'HOLDING', at, true);
        entry.unit = DESK;
        this.begin(entry, ['ASSIGN'], at);
        entry.state = 'RECEIVED';
        return;
      case 'offer-transfer':
        return this.begin(entry, ['TRANSFER'], at, step.unit);
      case 'accept-transfer':
        this.end(entry, 'TRANSFER', at);
        this.end(entry, 'HOLDING', at, true);
        entry.unit = step.unit!;
        entry.assignedAt = at;
        return this.begin(entry, ['HOLDING'], at);
      default:
        return this.actOnAnswer(entry, step);
    }
  }

  private actOnAnswer(entry: Entry, { action, at, granted }: Step): void {
    switch (action) {
      case 'request-extension':
        return;
      case 'decide-extension':
        if (granted) this.move(entry, ['OUTER', 'HOLDING'], at, { days: EXTENSION_DAYS });
        return;
      case 'request-supplement':
        return this.ask(entry, at);
      case 'supplement':
        return this.supplemented(entry, at);
      case 'propose-answer':
        entry.state = 'ANSWER_PROPOSED';
        return;
      case 'approve-answer':
        for (const kind of ANSWERED_BY) this.end(entry, kind, at);
        this.close(entry, 'ANSWERED', at);
        return this.begin(entry, ['PUBLISH'], at, OFFICE);
      case 'publish':
        this.end(entry, 'PUBLISH', at);
        entry.state = 'PUBLISHED';
        return;
      case 'withdraw':
        return this.close(entry, 'WITHDRAWN', at);
      case 'reopen':
        this.close(entry, 'RECEIVED', at);
        Object.assign(entry, { open: true, unit: DESK, cycle: 2 });
        return this.begin(entry, ['OUTER', 'PORTAL', 'ASSIGN', ...decree(entry)], at);
      default:
        throw new Error(action);
    }
  }

  /** The citizen is asked: what still runs in time waits as long as the citizen has. */
  private ask(entry: Entry, at: number): void {
    this.begin(entry, ['SUPPLEMENT_WAIT'], at);
    const until = entry.running.get('SUPPLEMENT_WAIT')!.dueOn;
    this.move(entry, PAUSED, at, { from: dayOf(at), until, assumed: true });
    this.begin(entry, ['SUPPLEMENT'], entry.assignedAt!);
    this.end(entry, 'SUPPLEMENT', at);
    entry.resume = entry.state;
    entry.state = 'AWAITING_SUPPLEMENT';
  }

  private supplemented(entry: Entry, at: number): void {
    this.end(entry, 'SUPPLEMENT_WAIT', at);
    for (const clock of entry.running.values()) {
      for (const move of clock.moves) {
        if (!('from' in move) || !move.assumed) continue;
        move.assumed = false;
        if (dayOf(at) < move.until) move.until = dayOf(at);
        this.date(clock, entry);
      }
    }
    entry.state = entry.resume;
  }

  private move(entry: Entry, kinds: readonly string[], at: number, move: Move): void {
    for (const kind of kinds) {
      const clock = entry.running.get(kind);
      if (!clock || at >= clock.at) continue;
      clock.moves.push({ ...move });
      this.date(clock, entry);
    }
  }

  private begin(entry: Entry, kinds: readonly string[], start: number, unit?: string): void {
    for (const kind of kinds) {
      const clock: Clock = {
        n: entry.life.n,
        kind,
        cycle: entry.cycle,
        start,
        moves: [],
        rungs: [],
        climbed: 0,
        unit: unit ?? (kind === 'DECREE' ? OFFICE : this.unitOf(entry, kind)),
        limit: limitOf(kind, entry.life.class, entry.urgency),
        stop: null,
        result: null,
        dueOn: '',
        at: 0,
        warnedAt: null,
      };
      this.date(clock, entry);
      entry.running.set(kind, clock);
      this.active.add(entry);
      entry.all.push(clock);
    }
  }

  /** A limit by urgency goes on with the unit that the former was for. */
  private unitOf(entry: Entry, kind: string): string {
    const former = entry.all.findLast((c) => c.kind === 'OUTER' && c.cycle === entry.cycle);
    return kind === 'OUTER' && former ? former.unit : entry.unit;
  }

  private date(clock: Clock, entry: Entry): void {
    Object.assign(clock, dueOf(clock.start, clock.limit, clock.moves, this.calendar));
    if (clock.kind === 'OUTER') entry.dueOn = clock.dueOn;
    clock.rungs = (LADDERS[clock.kind] ?? []).map(({ stands }) =>
      stands === 'WARNS'
        ? clock.warnedAt!
        : stands === 0
          ? clock.at
          : midnight(this.calendar.add(clock.dueOn, stands)),
    );
  }

  private end(entry: Entry, kind: string, at: number, calledOff = false): void {
    const clock = entry.running.get(kind);
    if (!clock) return;
    clock.stop = at;
    clock.result = at >= clock.at ? 'MISSED' : calledOff ? 'CANCELLED' : 'MET';
    entry.running.delete(kind);
    if (entry.running.size === 0) this.active.delete(entry);
  }

  private close(entry: Entry, state: string, at: number): void {
    for (const kind of entry.running.keys()) this.end(entry, kind, at, true);
    entry.open = false;
    entry.state = state;
  }
}

const decree = ({ life }: Entry): string[] => (life.class === 'QUY_DINH_HC' ? ['DECREE'] : []);

/** Everybody is there but for some heads and officers; the chairman's list is always there. */
function isHeld(role: string, unit: string): boolean {
  const isUnit = unit !== DESK && unit !== OFFICE;
  if (role === 'UNIT_HEAD') return isUnit && !WITHOUT_HEAD.includes(unit);
  if (role === 'UNIT_OFFICER') return isUnit && !WITHOUT_OFFICER.includes(unit);
  return true;
}

export const iso = (ms: number): string => new Date(ms).toISOString();

/** A clock as one line, to be compared with the stored row. */
export const clockLine = (c: Clock): string =>
  [c.n, c.kind, c.cycle, c.unit, iso(c.start), c.dueOn, iso(c.at)]
    .concat(c.stop === null ? ['-', '-'] : [iso(c.stop), c.result!])
    .join(' ');
