import type { WorkingCalendar } from '../calendar/working-day.rules';
import { newId } from '../platform/auth/ids';
import type { Transaction } from '../platform/database/database';
import type { UnitDirectory } from '../units/unit-directory';
import type { DraftedNotice } from './dto/draft-notices.response';
import { readLate, type GraveMeasures, type LateRow } from './late-petitions';
import { inLetterOrder } from './notice-addressees';
import type { NoticeKind, NoticeState } from './notice.rules';
import { writeDrafts, type Draft } from './write-drafts';

/** Whoever drafts at the same moment, an officer or the schedule, drafts one after the other. */
const DRAFTING_LOCK = 0x50414b44;

/** Waits for whoever drafts now; held until the transaction ends. */
export async function takeDraftingTurn(tx: Transaction): Promise<void> {
  await tx.rows(`select pg_advisory_xact_lock($1)`, [DRAFTING_LOCK]);
}

/** A unit to which a draft stands, alone or with others. */
interface Standing {
  id: string;
  unitId: string;
  kind: NoticeKind;
  state: NoticeState;
  petitionCount: number;
}

export interface Reading {
  asOf: Date;
  now: Date;
  /** Null for the schedule. */
  by: string | null;
  province: WorkingCalendar;
  units: UnitDirectory;
}

export type DrawnNotice = Omit<DraftedNotice, 'unitCode'> & { unitId: string };

type ByUnit = ReadonlyMap<string, readonly LateRow[]>;

/**
 * Draws up the letters of these units, or of all with anything late: a new draft, or the standing one again. The
 * transaction has taken its turn. An approved letter is left as it was approved, and so is a collective draft.
 */
export async function drawUp(
  tx: Transaction,
  unitIds: readonly string[] | null,
  reading: Reading,
): Promise<DrawnNotice[]> {
  // Locked before the petitions are read: whoever approves or issues one of them comes before or after.
  const standing = asked(await lockStanding(tx, unitIds), unitIds);
  const byUnit = groupedByUnit(await readLate(tx, { at: reading.asOf, unitIds }));
  const isRedrawn = ({ kind, state }: Standing) => kind === 'REMINDER' && state === 'DRAFTED';
  const redrawn = standing
    .filter(isRedrawn)
    .map(({ id, unitId }) => ({ id, unitId, isNew: false }));
  const created = unwritten(byUnit, standing).map((unitId) => ({
    id: newId(),
    unitId,
    isNew: true,
  }));
  const drafts = [...redrawn, ...created].map((draft): Draft => ({
    ...draft,
    kind: 'REMINDER',
    isPart: false,
    addressees: [{ unitId: draft.unitId, place: 1, late: byUnit.get(draft.unitId) ?? [] }],
  }));
  await writeDrafts(tx, drafts, reading);
  return [
    ...standing.filter((unit) => !isRedrawn(unit)).map(left),
    ...drafts.flatMap((draft) => drawn(draft)),
  ];
}

/** What the units asked for have to do with others. */
export interface Together {
  /** A draft to any of these is the letter that takes in who is not written to yet. */
  among: readonly string[];
  /** Only what letters list for the units asked for is drawn; the rest of them stands as it was drawn before. */
  inPart: boolean;
}

/**
 * Draws up one letter to these units, or to all with anything late. Units to which a draft of their own stands, or
 * an approved letter, are left. Standing collective drafts that go to any of them are drawn again, and the first of
 * them takes in who is not written to yet; without one a new letter does. The transaction has taken its turn.
 */
export async function drawUpCollective(
  tx: Transaction,
  unitIds: readonly string[] | null,
  reading: Reading,
  together?: Together,
): Promise<DrawnNotice[]> {
  const standing = await lockStanding(tx, together?.among ?? unitIds);
  const isRedrawn = ({ kind, state }: Standing) => kind === 'COLLECTIVE' && state === 'DRAFTED';
  const redrawable = standing.filter(isRedrawn);
  const redrawn = together?.inPart ? asked(redrawable, unitIds) : redrawable;
  const read = unitIds && [...new Set([...unitIds, ...redrawn.map(({ unitId }) => unitId)])];
  const byUnit = groupedByUnit(await readLate(tx, { at: reading.asOf, unitIds: read }));
  const [first = { id: newId(), isNew: true }] = redrawable.map(({ id }) => ({ id, isNew: false }));
  const added = unwritten(byUnit, standing).map((unitId) => ({ id: first.id, unitId }));
  const letters = new Map<string, string[]>();
  for (const { id, unitId } of [...redrawn, ...added]) {
    letters.set(id, [...(letters.get(id) ?? []), unitId]);
  }
  const placeOf = placesIn(reading.units);
  const drafts = [...letters].map(([id, unitsOfIt]): Draft => ({
    id,
    unitId: reading.units.provincialOffice().id,
    kind: 'COLLECTIVE',
    isNew: id === first.id && first.isNew,
    isPart: together?.inPart ?? false,
    addressees: unitsOfIt
      .map((unitId) => ({ unitId, place: placeOf(unitId), late: byUnit.get(unitId) ?? [] }))
      .toSorted((a, b) => a.place - b.place),
  }));
  await writeDrafts(tx, drafts, reading);
  return [
    ...asked(standing, unitIds)
      .filter((unit) => !isRedrawn(unit))
      .map(left),
    ...drafts.flatMap((draft) => drawn(draft)),
  ];
}

/**
 * Draws up the list for the chairman: all that is late and has passed the measures, at whatever unit. A standing draft
 * is drawn again, an approved one left; null when nothing is that grave and no draft stands.
 */
export async function drawUpChairmanList(
  tx: Transaction,
  measures: GraveMeasures,
  reading: Reading,
): Promise<DrawnNotice | null> {
  const officeId = reading.units.provincialOffice().id;
  const standing = await lockChairmanList(tx);
  if (standing?.state === 'APPROVED') return left(standing);
  const late = await readLate(tx, { at: reading.asOf, unitIds: null, grave: measures });
  if (!standing && late.length === 0) return null;
  const draft: Draft = {
    id: standing?.id ?? newId(),
    unitId: officeId,
    kind: 'CHAIRMAN_LIST',
    isNew: !standing,
    isPart: false,
    addressees: [{ unitId: officeId, place: 1, late }],
  };
  await writeDrafts(tx, [draft], reading);
  return drawn(draft)[0] ?? null;
}

/**
 * A unit's place in a letter to many while it is a draft: that among all units there are, so that one can be added or
 * taken out without a touch to the others. The issue numbers those that are left.
 */
function placesIn(units: UnitDirectory): (unitId: string) => number {
  const order = inLetterOrder(
    units.all().map(({ id }) => id),
    units,
  );
  const places = new Map(order.map((id, index) => [id, index + 1]));
  return (unitId) => places.get(unitId) ?? order.length + 1;
}

const left = ({ kind: _kind, ...standing }: Standing): DrawnNotice => ({
  ...standing,
  outcome: 'LEFT',
});

/** What a draft has become, for each unit it goes to. */
const drawn = ({ id, isNew, addressees }: Draft): DrawnNotice[] =>
  addressees.map(({ unitId, late }) => ({
    id,
    unitId,
    state: 'DRAFTED',
    petitionCount: late.length,
    outcome: isNew ? 'CREATED' : 'REDRAWN',
  }));

const asked = (standing: readonly Standing[], unitIds: readonly string[] | null): Standing[] =>
  standing.filter(({ unitId }) => unitIds === null || unitIds.includes(unitId));

/** Units with anything late to which no draft stands. */
function unwritten(byUnit: ByUnit, standing: readonly Standing[]): string[] {
  const known = new Set(standing.map(({ unitId }) => unitId));
  return [...byUnit.keys()].filter((unitId) => !known.has(unitId));
}

function groupedByUnit(late: readonly LateRow[]): ByUnit {
  const byUnit = new Map<string, LateRow[]>();
  for (const row of late) {
    const rows = byUnit.get(row.unitId);
    if (rows) rows.push(row);
    else byUnit.set(row.unitId, [row]);
  }
  return byUnit;
}

/** The drafts that go to any of these units, with all they go to, the oldest first; the letters are held. */
async function lockStanding(
  tx: Transaction,
  unitIds: readonly string[] | null,
): Promise<Standing[]> {
  return tx.rows<Standing>(
    `select n.id, a.unit_id as "unitId", n.kind, n.state,
            (select count(*) from notice_item i where i.notice_id = n.id
               and i.unit_id = a.unit_id and i.dropped_at is null) as "petitionCount"
     from notice n join notice_addressee a on a.notice_id = n.id and a.reserved
     where n.state in ('DRAFTED', 'APPROVED')
       and ($1::uuid[] is null or n.id in (select f.notice_id from notice_addressee f
         where f.unit_id = any($1) and f.reserved))
     order by n.id, a.position for update of n`,
    [unitIds],
  );
}

async function lockChairmanList(tx: Transaction): Promise<Standing | undefined> {
  const [standing] = await tx.rows<Standing>(
    `select n.id, n.unit_id as "unitId", n.kind, n.state,
            (select count(*) from notice_item i
             where i.notice_id = n.id and i.dropped_at is null) as "petitionCount"
     from notice n where n.kind = 'CHAIRMAN_LIST' and n.state in ('DRAFTED', 'APPROVED')
     order by n.id for update of n`,
  );
  return standing;
}
