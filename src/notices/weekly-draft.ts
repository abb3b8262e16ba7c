import type { ReferenceBundle } from '../petitions/references';
import type { Transaction } from '../platform/database/database';
import {
  drawUp,
  drawUpCollective,
  takeDraftingTurn,
  type DrawnNotice,
  type Reading,
} from './draw-up';
import { REMINDS, SENT_STATES, type DraftForm } from './notice.rules';
import type { WeeklyMoment } from './weekly-drafting.rules';

/** The letters of a week that are to be drafted. */
export interface WeeklyDraft {
  /** To these units. */
  unitIds: readonly string[];
  form: DraftForm;
  moment: WeeklyMoment;
  now: Date;
  bundle: ReferenceBundle;
}

/** What became of a unit. */
export interface Seen {
  unitId: string;
  outcome: 'drafted' | 'redrawn' | 'left';
}

const OUTCOMES = { CREATED: 'drafted', REDRAWN: 'redrawn', LEFT: 'left' } as const;

/**
 * Drafts for those of these units, among all of the draft, that nobody saw to; what became of each of those. In part:
 * what the letter to all lists for other units is left as it stands.
 */
export async function draftOnce(
  tx: Transaction,
  draft: WeeklyDraft,
  { unitIds, inPart }: { unitIds: readonly string[]; inPart: boolean },
): Promise<Seen[]> {
  const { moment, now, bundle } = draft;
  await takeDraftingTurn(tx);
  const week = await readWeek(tx, moment);
  const claimed = await tx.rows<{ unitId: string }>(
    `insert into notice_week (unit_id, week_on, drafted_at)
     select u, $2, $3 from unnest($1::uuid[]) u
     on conflict do nothing returning unit_id as "unitId"`,
    [unitIds, moment.weekOn, now],
  );
  const written = await writtenTo(tx, unitIds, moment);
  const owed = claimed.map(({ unitId }) => unitId).filter((unitId) => !written.has(unitId));
  const { units, calendars } = bundle;
  const reading: Reading = { asOf: now, now, by: null, province: calendars.province, units };
  const drawn = owed.length === 0 ? [] : await draw(tx, { owed, draft, week, reading, inPart });
  const letters = drawn.filter(({ unitId }) => owed.includes(unitId));
  await tx.rows(
    `update notice_week w set notice_id = d.id
     from jsonb_to_recordset($2::jsonb) as d(id uuid, "unitId" uuid)
     where w.unit_id = d."unitId" and w.week_on = $1`,
    [moment.weekOn, JSON.stringify(letters.map(({ id, unitId }) => ({ id, unitId })))],
  );
  const outcomes = new Map(letters.map(({ unitId, outcome }) => [unitId, OUTCOMES[outcome]]));
  return claimed.map(({ unitId }) => ({ unitId, outcome: outcomes.get(unitId) ?? 'left' }));
}

interface Drawing {
  owed: readonly string[];
  draft: WeeklyDraft;
  week: Week;
  reading: Reading;
  inPart: boolean;
}

/**
 * Whoever comes late to the week's letter to all is taken into it while it is a draft; once it was approved or sent,
 * he gets a letter of his own.
 */
function draw(
  tx: Transaction,
  { owed, draft, week, reading, inPart }: Drawing,
): Promise<DrawnNotice[]> {
  if (draft.form === 'SEPARATE' || week.isOut) return drawUp(tx, owed, reading);
  const among = [...new Set([...draft.unitIds, ...week.unitIds])];
  return drawUpCollective(tx, owed, reading, { among, inPart });
}

interface Week {
  /** Units that were seen to. */
  unitIds: readonly string[];
  /** The letter to all that was drafted for them is no draft any more. */
  isOut: boolean;
}

async function readWeek(tx: Transaction, { weekOn, at }: WeeklyMoment): Promise<Week> {
  const [week] = await tx.rows<Week>(
    `select coalesce(array_agg(w.unit_id), '{}') as "unitIds",
       coalesce(bool_or(n.state <> 'DRAFTED') and not bool_or(n.state = 'DRAFTED'), false) as "isOut"
     from notice_week w left join notice n on n.id = w.notice_id and n.kind = 'COLLECTIVE'
       and n.state <> 'CANCELLED' and n.drafted_at >= $2
     where w.week_on = $1`,
    [weekOn, at],
  );
  return week ?? { unitIds: [], isOut: false };
}

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

/**
 * Takes these units, which the job has set aside, out of drafts that were drawn this week for others: what cannot be
 * drawn could not be issued either, and nobody is to wait for it. A draft that could be drawn for nobody is left as it
 * stands, and so is one that somebody has drawn by hand since: there the unit's rows were well.
 */
export async function takeOut(
  tx: Transaction,
  unitIds: readonly string[],
  { weekOn }: WeeklyMoment,
  job: string,
): Promise<void> {
  await takeDraftingTurn(tx);
  const letters = await tx.rows<{ id: string }>(
    `select n.id from notice n where n.kind = 'COLLECTIVE' and n.state = 'DRAFTED'
       and exists (select from notice_addressee a
         join set_aside s on s.job = $3 and s.item_id = a.unit_id
         where a.notice_id = n.id and a.unit_id = any($1)
           and (n.drafted_by is null or n.drafted_at < s.last_at))
       and exists (select from notice_week w
         where w.notice_id = n.id and w.week_on = $2 and w.unit_id <> all($1))
     order by n.id for update of n`,
    [unitIds, weekOn, job],
  );
  if (letters.length === 0) return;
  const noticeIds = letters.map(({ id }) => id);
  for (const table of ['notice_item', 'notice_addressee']) {
    await tx.rows(`delete from ${table} where notice_id = any($1) and unit_id = any($2)`, [
      noticeIds,
      unitIds,
    ]);
  }
  await tx.rows(`update notice set version = version + 1 where id = any($1)`, [noticeIds]);
}
