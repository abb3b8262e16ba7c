import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWorkingCalendar } from '../../src/calendar/working-day.rules';
import type { DemoPetition } from '../../src/demo/data/demo-petition';
import { petitionsOfTet, sixWeeksOfPetitions } from '../../src/demo/data/petitions';
import { play } from '../../src/demo/stage/play';
import { letterRounds, stepsOf, timelineOf } from '../../src/demo/timeline/timeline.rules';
import { startTestApp, type TestApp } from '../support/app';
import { local } from '../support/clerk-table';
import { localDay, NaiveCalendar } from '../support/naive-calendar';
import { SEED_CONFIRMED_YEARS, seedCalendarDays } from '../support/seed-calendar';

const source = { version: 1, days: seedCalendarDays(), confirmedYears: SEED_CONFIRMED_YEARS };
const calendar = buildWorkingCalendar(source);
const wall = new NaiveCalendar(source);
const petitions = [...petitionsOfTet, ...sixWeeksOfPetitions];

const wallTime = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);

const answeredOn = (petition: DemoPetition): string | undefined => {
  const approval = stepsOf(petition, calendar).find(({ step }) => step === 'approve-answer');
  return approval && localDay(approval.at);
};

describe('the timeline of the demo', () => {
  it('begins every petition by sending it, at its own instant or when the paper is typed in', () => {
    for (const petition of petitions) {
      const [first] = stepsOf(petition, calendar);
      const sentAt = local(`${petition.sentOn} ${petition.sentAt}`);
      expect(first!.step).toBe('send');
      if (petition.enteredLateDays === 0) expect(first!.at).toEqual(sentAt);
      else expect(first!.at.getTime()).toBeGreaterThan(sentAt.getTime());
    }
  });

  it('lets staff act one after the other, on working days in office hours', () => {
    for (const petition of petitions) {
      const instants = stepsOf(petition, calendar).map(({ at }) => at);
      const acts = instants.slice(1);
      expect(instants).toEqual(instants.toSorted((a, b) => a.getTime() - b.getTime()));
      expect(acts.map(localDay).filter((day) => !wall.works(day))).toEqual([]);
      expect(acts.map(wallTime).filter((time) => time < '07:30' || time > '17:00')).toEqual([]);
    }
  });

  it('answers in time or late as the petition is meant to be, counted on the wall calendar', () => {
    for (const petition of petitions.filter(({ answer }) => answer)) {
      const limit = petition.class === 'HIEN_TRUONG' ? 10 : 15;
      const dueOn = wall.add(petition.sentOn, limit);
      const late = answeredOn(petition)! > dueOn;
      expect([petition.key, late]).toEqual([petition.key, petition.fate === 'ANSWERED_LATE']);
    }
  });

  it('holds at least sixty petitions, whose answers all come in the six weeks', () => {
    expect(sixWeeksOfPetitions.length).toBeGreaterThanOrEqual(60);
    const days = timelineOf(sixWeeksOfPetitions, calendar).map(({ at }) => localDay(at));
    expect(days[0]).toBe('2026-04-06');
    const answers = sixWeeksOfPetitions.flatMap((each) => answeredOn(each) ?? []).toSorted();
    expect(answers.at(-1)! <= '2026-05-14').toBe(true);
  });

  it('drafts letters on the first working day of the week and issues them on the next', () => {
    // Monday 27/4 is the day off for Giỗ Tổ, which fell on Sunday 26/4.
    const rounds = letterRounds('2026-04-20', '2026-05-15', calendar);
    expect(rounds.map(({ draftAt, issueAt }) => [localDay(draftAt), localDay(issueAt)])).toEqual([
      ['2026-04-20', '2026-04-21'],
      ['2026-04-28', '2026-04-29'],
      ['2026-05-04', '2026-05-05'],
      ['2026-05-11', '2026-05-12'],
    ]);
  });
});

describe('the first days of the demo, played over HTTP', () => {
  let t: TestApp;
  let outFolder: string;

  beforeAll(async () => {
    t = await startTestApp({ now: '2026-04-05T22:00:00Z' });
    outFolder = mkdtempSync(join(tmpdir(), 'pakn-demo-out-'));
  });
  afterAll(async () => {
    await t.close();
    rmSync(outFolder, { recursive: true });
  });

  it('brings each petition to where its fate says, and one letter to paper', async () => {
    const keys = ['field-01', 'land-06', 'other-08', 'other-13', 'other-10', 'papers-01'];
    const { petitions: desk, letters } = await play(t, {
      petitions: sixWeeksOfPetitions.filter(({ key }) => keys.includes(key)),
      endsAt: local('2026-04-24 17:00'),
      letters: { fromOn: '2026-04-20', throughOn: '2026-04-24' },
      outFolder,
    });

    const rows = await t.database.rows<{ id: string; state: string }>(
      'select id, state from petition',
    );
    const states = [...desk.sent.values()].map(({ id, demo }) => [
      demo.key,
      rows.find((row) => row.id === id)?.state,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      'field-01': 'PUBLISHED', // rubbish, answered in time
      'land-06': 'ASSIGNED', // the department never accepts it
      'other-08': 'DIVERTED', // a khiếu nại
      'other-13': 'REFUSED', // not in Vietnamese
      'other-10': 'FORWARDED', // about a law
      'papers-01': 'PUBLISHED',
    });
    // Assigned on Tuesday 14/4, to be accepted by Thursday 16/4: the one thing late on Monday 20/4.
    expect(letters.issued.map(({ notice }) => [notice.unitCode, notice.issuedOn])).toEqual([
      ['SNNMT', '2026-04-21'],
    ]);
    const name = 'cv-01-VP-KSTT-2026-04-21-so-nong-nghiep-va-moi-truong';
    expect(readdirSync(outFolder).toSorted()).toEqual([`${name}.docx`, `${name}.pdf`]);
    expect(
      readFileSync(join(outFolder, `${name}.pdf`))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(
      readFileSync(join(outFolder, `${name}.docx`))
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
