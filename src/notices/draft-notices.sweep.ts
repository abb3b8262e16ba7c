import { Injectable, Logger } from '@nestjs/common';
import { References, type ReferenceBundle } from '../petitions/references';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database, type Transaction } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { drawUp, takeDraftingTurn } from './draw-up';
import { ReminderSettingsService } from './reminder-settings.service';
import { SENT_STATES } from './notice.rules';
import { latestMoment, type WeeklyMoment } from './weekly-drafting.rules';

type Outcome = 'drafted' | 'redrawn' | 'left' | 'seenTo';

/** Drafts the week's letter to every unit with anything late, once per unit and week; it never issues one. */
@SweepJob({
  name: 'draft-notices',
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
   * Sees to every unit that was late when the week's moment came and still is: one transaction each, which writes
   * the unit and week under a unique key together with the draft, so that a second run or worker finds it done and
   * a killed one leaves nothing. A unit whose letter fails raises an alarm and does not hold up the others.
   */
  async run(now: Date): Promise<SweepCounts> {
    const counts = { drafted: 0, redrawn: 0, left: 0, failed: 0 };
    const { value: settings } = await this.settings.read();
    if (!settings.draftWeekly) return counts;
    const bundle = await this.references.read();
    const moment = latestMoment(now, settings, bundle.calendars.province);
    if (!moment) return counts;
    for (const unitId of await this.unseenUnits(moment)) {
      const outcome = await this.seeTo(unitId, moment, now, bundle);
      if (outcome !== 'seenTo') counts[outcome] += 1;
    }
    return counts;
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

  private async seeTo(
    unitId: string,
    moment: WeeklyMoment,
    now: Date,
    bundle: ReferenceBundle,
  ): Promise<Outcome | 'failed'> {
    const key = `weekly-draft-failed-${unitId}`;
    try {
      const outcome = await this.database.transaction((tx) =>
        draftOnce(tx, { unitId, moment, now, bundle }),
      );
      await this.alarms.clear(key, now);
      return outcome;
    } catch (error) {
      this.logger.error({ unitId, err: error });
      const code = bundle.units.byId(unitId)?.code ?? unitId;
      await this.alarms.raise(
        {
          key,
          severity: 'CRITICAL',
          vi: `Không dự thảo được công văn đôn đốc tuần này cho đơn vị ${code}.`,
          en: `This week's reminder letter to the unit ${code} could not be drafted.`,
          details: { unitCode: code, weekOn: moment.weekOn },
        },
        now,
      );
      return 'failed';
    }
  }
}

interface WeeklyDraft {
  unitId: string;
  moment: WeeklyMoment;
  now: Date;
  bundle: ReferenceBundle;
}

async function draftOnce(
  tx: Transaction,
  { unitId, moment, now, bundle }: WeeklyDraft,
): Promise<Outcome> {
  await takeDraftingTurn(tx);
  const claimed = await tx.rows(
    `insert into notice_week (unit_id, week_on, drafted_at) values ($1, $2, $3)
     on conflict do nothing returning unit_id`,
    [unitId, moment.weekOn, now],
  );
  if (claimed.length === 0) return 'seenTo';
  if (await wasWrittenTo(tx, unitId, moment)) return 'left';
  const { province } = bundle.calendars;
  const [drawn] = await drawUp(tx, [unitId], { asOf: now, now, by: null, province });
  if (!drawn) return 'left';
  await tx.rows(`update notice_week set notice_id = $3 where unit_id = $1 and week_on = $2`, [
    unitId,
    moment.weekOn,
    drawn.id,
  ]);
  if (drawn.outcome === 'LEFT') return 'left';
  return drawn.outcome === 'CREATED' ? 'drafted' : 'redrawn';
}

/** Whether a letter was drafted by hand in the week and is with the unit already: one a week is enough. */
async function wasWrittenTo(
  tx: Transaction,
  unitId: string,
  { weekOn }: WeeklyMoment,
): Promise<boolean> {
  const rows = await tx.rows(
    `select from notice where unit_id = $1 and kind = 'REMINDER' and state = any($2)
       and drafted_at >= ($3::date)::timestamp at time zone 'Asia/Ho_Chi_Minh' limit 1`,
    [unitId, SENT_STATES, weekOn],
  );
  return rows.length > 0;
}
