import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from '../../accounts/accounts.service';
import { epochDayOf, localDateOf } from '../../calendar/local-time.rules';
import { CalendarService } from '../../calendar/calendar.service';
import type { SettableClock } from '../../platform/clock/clock';
import type { DemoPetition } from '../data/demo-petition';
import { atWallClock, letterRounds, mornings, timelineOf } from '../timeline/timeline.rules';
import type { LetterRound } from '../timeline/timeline.rules';
import { DemoApi, DemoError } from './demo-api';
import { LetterDesk } from './letter-desk';
import { PetitionDesk } from './petition-desk';
import { Staff, StaffMember } from './staff';

export interface PlayOptions {
  petitions: readonly DemoPetition[];
  /** Until when is played; the clock stands there at the end. */
  endsAt: Date;
  /** Weeks in which letters are written: the first Monday, and a day of the last week. Null: none. */
  letters: { fromOn: string; throughOn: string } | null;
  outFolder: string;
  /** Stops the play between two steps. */
  signal?: AbortSignal;
}

/** What was played, and the doors to ask the product about it. */
export interface Played {
  api: DemoApi;
  staff: Staff;
  petitions: PetitionDesk;
  letters: LetterDesk;
  /** Escalations raised by the daily sweep, over all days. */
  raised: number;
}

const CITY_SINCE = atWallClock(epochDayOf('2026-04-30'), '00:00');

interface Happening {
  at: Date;
  run: () => Promise<unknown>;
}

/** Plays everything in the order of the simulated clock, over real HTTP. Throws DemoError when a step is refused. */
export async function play(
  stage: { app: NestFastifyApplication; clock: SettableClock; url: string },
  options: PlayOptions,
): Promise<Played> {
  const api = new DemoApi(stage.url, stage.clock);
  const staff = await Staff.hire(api, await firstAdministrator(stage.app, api));
  const petitions = new PetitionDesk(api, staff);
  const letters = new LetterDesk(staff, options.outFolder);
  const calendar = (await stage.app.get(CalendarService).calendars()).value.province;
  const played: Played = { api, staff, petitions, letters, raised: 0 };

  const steps = timelineOf(options.petitions, calendar);
  const rounds = options.letters
    ? letterRounds(options.letters.fromOn, options.letters.throughOn, calendar)
    : [];
  const happenings: Happening[] = [
    ...mornings(localDateOf(stage.clock.now()), localDateOf(options.endsAt)).map((at) => ({
      at,
      run: () => escalate(played),
    })),
    ...(options.letters ? titlesOf(letters, stage.clock.now()) : []),
    ...rounds.flatMap((round) => lettersOf(round, letters)),
    ...steps.map((step) => ({ at: step.at, run: () => petitions.play(step) })),
  ];
  // A sort keeps the order of what happens at one instant, so each run is the same.
  for (const { at, run } of happenings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (at > options.endsAt) break;
    options.signal?.throwIfAborted();
    if (at > stage.clock.now()) stage.clock.set(at);
    await run();
  }
  stage.clock.set(options.endsAt);
  return played;
}

/** The letterhead names a province until the day it becomes a city. */
function titlesOf(letters: LetterDesk, startsAt: Date): Happening[] {
  return [
    { at: startsAt, run: () => letters.useTitle('tỉnh') },
    { at: CITY_SINCE, run: () => letters.useTitle('thành phố') },
  ];
}

function lettersOf(round: LetterRound, letters: LetterDesk): Happening[] {
  return [
    { at: round.draftAt, run: () => letters.draft() },
    { at: round.approveAt, run: () => letters.approve() },
    { at: round.issueAt, run: () => letters.issue() },
    { at: round.acknowledgeAt, run: () => letters.acknowledge() },
  ];
}

async function firstAdministrator(app: NestFastifyApplication, api: DemoApi): Promise<StaffMember> {
  const password = randomBytes(18).toString('base64url');
  const made = await app.get(AccountsService).ensureFirstAdministrator('admin', password);
  if (!made) throw new DemoError('The database already has accounts: the demo needs an empty one.');
  return new StaffMember(api, made.username, password);
}

/** The nightly sweep: what has become late is raised once, whatever was raised before. */
async function escalate(played: Played): Promise<void> {
  const { counts } = await played.staff.administrator.post<{ counts: Record<string, number> }>(
    '/jobs/escalate/run',
  );
  played.raised += counts.raised ?? 0;
}
