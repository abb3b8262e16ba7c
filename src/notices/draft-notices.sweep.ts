import { Injectable, Logger } from '@nestjs/common';
import { References, type ReferenceBundle } from '../petitions/references';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database, type Transaction } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { drawUp, drawUpCollective, takeDraftingTurn } from './draw-up';
import { ReminderSettingsService } from './reminder-settings.service';
import { REMINDS, SENT_STATES, type DraftForm } from './notice.rules';
import { latestMoment, type WeeklyMoment } from './weekly-drafting.rules';

type Outcome = 'drafted' | 'redrawn' | 'left';

/** Drafts the week's letters to units with anything late, once per unit and week; it never issues one. */
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
   * Sees to every unit that was late when the week's moment came and still is: one transaction for each unit, or one
   * for all of them when they get one letter. It writes unit and week under a unique key together with the draft, so
   * that a second run or worker finds it done and a killed one leaves nothing. What fails raises an alarm and does
   * not hold up the others. Counts units.
   */
  async run(now: Date): Promise<SweepCounts> {
    const counts = { drafted: 0, redrawn: 0, left: 0, failed: 0 };
    const failed: string[] = [];
    for (const draft of await this.owed(now)) {
      const outcomes = await this.seeTo(draft);
      for (const outcome of outcomes) counts[outcome] += 1;
      if (outcomes.includes('failed')) failed.push(alarmOf(draft));
    }
    // Of a unit that owes nothing any more no letter is missing either.
    await this.alarms.clearOthers(alarmKey(''), failed, now);
    return counts;
  }

  /** The letters that are to be drafted now. */
  private async owed(now: Date): Promise<WeeklyDraft[]> {
    const { value: settings } = await this.settings.read();
    if (!settings.draftWeekly) return [];
    const bundle = await this.references.read();
    const moment = latestMoment(now, settings, bundle.calendars.province);
    if (!moment) return [];
    const { draftForm: form } = settings;
    const unseen = await this.unseenUnits(moment);
    const letters = form === 'SEPARATE' ? unseen.map((unitId) => [unitId]) : [unseen];
    return letters
      .filter((unitIds) => unitIds.length > 0)
      .map((unitIds) => ({ unitIds, form, moment, now, bundle }));
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

  private async seeTo(draft: WeeklyDraft): Promise<(Outcome | 'failed')[]> {
    try {
      return await this.database.transaction((tx) => draftOnce(tx, draft));
    } catch (error) {
      this.logger.error({ unitIds: draft.unitIds, err: error });
      await this.raise(draft);
      return draft.unitIds.map(() => 'failed');
    }
  }

  private async raise(draft: WeeklyDraft): Promise<void> {
    const { unitIds, form, moment, now, bundle } = draft;
    const { weekOn } = moment;
    const codes = unitIds.map((unitId) => bundle.units.byId(unitId)?.code ?? unitId);
    const isForAll = form === 'COLLECTIVE';
    const [to, toEn] = isForAll
      ? [`chung cho ${codes.length} đơn vị`, `to all ${codes.length} units`]
      : [`cho đơn vị ${codes[0]}`, `to the unit ${codes[0]}`];
    await this.alarms.raise(
      {
        key: alarmOf(draft),
        severity: 'CRITICAL',
        vi: `Không dự thảo được công văn đôn đốc tuần này ${to}.`,
        en: `This week's reminder letter ${toEn} could not be drafted.`,
        details: isForAll ? { unitCodes: codes, weekOn } : { unitCode: codes[0], weekOn },
      },
      now,
    );
  }
}

interface WeeklyDraft {
  unitIds: readonly string[];
  form: DraftForm;
  moment: WeeklyMoment;
  now: Date;
  bundle: ReferenceBundle;
}

const alarmKey = (whom: string): string => `weekly-draft-failed-${whom}`;
const alarmOf = ({ form, unitIds }: WeeklyDraft): string =>
  alarmKey(form === 'COLLECTIVE' ? 'collective' : (unitIds[0] ?? ''));

/** Drafts for those of the units that nobody saw to; what became of each of those. */
async function draftOnce(
  tx: Transaction,
  { unitIds, form, moment, now, bundle }: WeeklyDraft,
): Promise<Outcome[]> {
  await takeDraftingTurn(tx);
  const claimed = await tx.rows<{ unitId: string }>(
    `insert into notice_week (unit_id, week_on, drafted_at)
     select u, $2, $3 from unnest($1::uuid[]) u
     on conflict do nothing returning unit_id as "unitId"`,
    [unitIds, moment.weekOn, now],
  );
  const written = await writtenTo(tx, unitIds, moment);
  const owed = claimed.map(({ unitId }) => unitId).filter((unitId) => !written.has(unitId));
  const draw = form === 'COLLECTIVE' ? drawUpCollective : drawUp;
  const { units, calendars } = bundle;
  const reading = { asOf: now, now, by: null, province: calendars.province, units };
  const drawn = owed.length === 0 ? [] : await draw(tx, owed, reading);
  const letters = drawn.filter(({ unitId }) => owed.includes(unitId));
  await tx.rows(
    `update notice_week w set notice_id = d.id
     from jsonb_to_recordset($2::jsonb) as d(id uuid, "unitId" uuid)
     where w.unit_id = d."unitId" and w.week_on = $1`,
    [moment.weekOn, JSON.stringify(letters.map(({ id, unitId }) => ({ id, unitId })))],
  );
  const outcomes = new Map(letters.map(({ unitId, outcome }) => [unitId, OUTCOMES[outcome]]));
  return claimed.map(({ unitId }) => outcomes.get(unitId) ?? 'left');
}

const OUTCOMES = { CREATED: 'drafted', REDRAWN: 'redrawn', LEFT: 'left' } as const;

/** Units to which a letter was drafted by hand in the week and sent already: one a week is enough. */
async function writtenTo(
  tx: Transaction,
  unitIds: readonly string[],
  { weekOn }: WeeklyMoment,
): Promise<Set<string>> {
  const rows = await tx.rows<{ unitId: string }>(
    `select a.unit_id as "unitId"
     from notice_addressee a join notice n on n.id = a.notice_id
     where a.unit_id = any($1) and a.dropped_at is null and ${REMINDS} and n.state = any($2)
       and n.drafted_at >= ($3::date)::timestamp at time zone 'Asia/Ho_Chi_Minh'`,
    [unitIds, SENT_STATES, weekOn],
  );
  return new Set(rows.map(({ unitId }) => unitId));
}
