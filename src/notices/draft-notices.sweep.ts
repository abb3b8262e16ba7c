import { Injectable, Logger } from '@nestjs/common';
import { References } from '../petitions/references';
import { OperatorAlarms, type Alarm } from '../platform/alarms/operator-alarms';
import { Database } from '../platform/database/database';
import { faultOf } from '../platform/queue/set-aside/fault.rules';
import { Isolation, type Item } from '../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { ReminderSettingsService } from './reminder-settings.service';
import { draftOnce, takeOut, type Seen, type WeeklyDraft } from './weekly-draft';
import { latestMoment, type WeeklyMoment } from './weekly-drafting.rules';

const DRAFT_NOTICES = 'draft-notices';

/** One run: what it leaves alone, and what became of the units. */
interface Run {
  draft: WeeklyDraft | null;
  isolation: Isolation;
  seen: Seen[];
  /** Units whose letter failed by something else than what their rows hold: tried again by the next run. */
  failed: string[];
}

/** Drafts the week's letters to units with anything late, once per unit and week; it never issues one. */
@SweepJob({
  name: DRAFT_NOTICES,
  everySeconds: 300,
  description: 'Drafts the weekly reminder letters; they are approved and issued by people',
})
@Injectable()
export class DraftNoticesSweep implements Sweep {
  private readonly logger = new Logger('DraftNotices');

  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly settings: ReminderSettingsService,
    private readonly alarms: OperatorAlarms,
  ) {}

  /**
   * Sees to every unit that was late when the week's moment came and still is: one transaction for each unit, or one
   * for all of them when they get one letter. It writes unit and week under a unique key together with the draft, so
   * that a second run or worker finds it done and a killed one leaves nothing. What fails raises an alarm and does
   * not hold up the others; a unit whose rows make it fail is set aside (ADR 0018). Counts units.
   */
  async run(now: Date): Promise<SweepCounts> {
    const isolation = await Isolation.begin(this.database, DRAFT_NOTICES, 'unit', now);
    const run: Run = { draft: await this.owed(now), isolation, seen: [], failed: [] };
    if (run.draft?.form === 'SEPARATE') await this.draftSeparate(run, run.draft);
    if (run.draft?.form === 'COLLECTIVE') await this.draftCollective(run, run.draft);
    await this.tell(run, now);
    await this.leaveOut(run);
    if (run.failed.length === 0) await isolation.end();
    const counts = { drafted: 0, redrawn: 0, left: 0, failed: run.failed.length };
    for (const { outcome } of run.seen) counts[outcome] += 1;
    return isolation.found > 0 ? { ...counts, setAside: isolation.found } : counts;
  }

  /** At each run for as long as a unit stands aside: a run that was killed leaves it to the next. */
  private async leaveOut({ draft, isolation }: Run): Promise<void> {
    const unitIds = isolation.setAside();
    if (draft?.form !== 'COLLECTIVE' || unitIds.length === 0) return;
    await this.database.transaction((tx) => takeOut(tx, unitIds, draft.moment, DRAFT_NOTICES));
  }

  /** The letters that are to be drafted now; null when none are. */
  private async owed(now: Date): Promise<WeeklyDraft | null> {
    const { value: settings } = await this.settings.read();
    if (!settings.draftWeekly) return null;
    const bundle = await this.references.read();
    const moment = latestMoment(now, settings, bundle.calendars.province);
    if (!moment) return null;
    const unitIds = await this.unseenUnits(moment);
    return { unitIds, form: settings.draftForm, moment, now, bundle };
  }

  private async unseenUnits({ weekOn, at }: WeeklyMoment): Promise<string[]> {
    const rows = await this.database.rows<{ unitId: string }>(
      `select u.id as "unitId" from unit u
       where exists (select from petition p where p.unit_id = u.id and p.open
           and (p.due_at <= $2 or p.step_due_at <= $2))
         and not exists (select from notice_week w where w.unit_id = u.id and w.week_on = $1)
       order by u.id`,
      [weekOn, at],
    );
    return rows.map((row) => row.unitId);
  }

  private async draftSeparate(run: Run, draft: WeeklyDraft): Promise<void> {
    for (const unitId of draft.unitIds) {
      try {
        await run.isolation.each([{ id: unitId }], (units) =>
          this.attempt(run, draft, { units, inPart: false }),
        );
      } catch (error) {
        this.logger.error({ unitIds: [unitId], err: error });
        run.failed.push(unitId);
      }
    }
  }

  /** One letter as a whole; where a unit's rows make it fail, in parts that join the same letter. */
  private async draftCollective(run: Run, draft: WeeklyDraft): Promise<void> {
    const units = run.isolation.without(draft.unitIds.map((id) => ({ id })));
    if (units.length === 0) return;
    try {
      try {
        await this.attempt(run, draft, { units, inPart: false });
      } catch (error) {
        if (!faultOf(error)) throw error;
        await run.isolation.each(units, (some) =>
          this.attempt(run, draft, { units: some, inPart: true }),
        );
      }
    } catch (error) {
      const done = new Set([...run.seen.map(({ unitId }) => unitId), ...run.isolation.leftAlone()]);
      run.failed.push(...units.map(({ id }) => id).filter((id) => !done.has(id)));
      this.logger.error({ unitIds: run.failed, err: error });
    }
  }

  private async attempt(
    run: Run,
    draft: WeeklyDraft,
    { units, inPart }: { units: readonly Item[]; inPart: boolean },
  ): Promise<void> {
    const unitIds = units.map(({ id }) => id);
    const seen = await this.database.transaction((tx) => draftOnce(tx, draft, { unitIds, inPart }));
    run.seen.push(...seen);
  }

  /** Raises an alarm for each letter that is missing, and ends the others: who owes nothing any more misses none. */
  private async tell({ draft, isolation, failed }: Run, now: Date): Promise<void> {
    const missing = new Set([...failed, ...isolation.leftAlone()]);
    const alarms = draft ? alarmsOf(draft, missing) : [];
    for (const alarm of alarms) await this.alarms.raise(alarm, now);
    const keys = alarms.map(({ key }) => key);
    await this.alarms.clearOthers(alarmKey(''), keys, now);
  }
}

const alarmKey = (whom: string): string => `weekly-draft-failed-${whom}`;

/** Of the letter to all there is one alarm, which names the units that are missing from it. */
function alarmsOf(draft: WeeklyDraft, missing: ReadonlySet<string>): Alarm[] {
  const { form, bundle } = draft;
  const { weekOn } = draft.moment;
  const units = draft.unitIds
    .filter((unitId) => missing.has(unitId))
    .map((id) => ({ id, code: bundle.units.byId(id)?.code ?? id }));
  if (form === 'SEPARATE') {
    return units.map(({ id, code: unitCode }) => ({
      key: alarmKey(id),
      severity: 'CRITICAL',
      vi: `Không dự thảo được công văn đôn đốc tuần này cho đơn vị ${unitCode}.`,
      en: `This week's reminder letter to the unit ${unitCode} could not be drafted.`,
      details: { unitCode, weekOn },
    }));
  }
  if (units.length === 0) return [];
  return [
    {
      key: alarmKey('collective'),
      severity: 'CRITICAL',
      vi: `Công văn đôn đốc chung tuần này chưa dự thảo được cho ${units.length} đơn vị.`,
      en: `This week's letter to all could not be drafted for ${units.length} of its units.`,
      details: { unitCodes: units.map(({ code }) => code).toSorted(), weekOn },
    },
  ];
}
