import type { Reader, Transaction } from '../platform/database/database';
import type { Unit, UnitDirectory } from '../units/unit-directory';
import { UNIT_KINDS } from '../units/unit-directory';
import { standingWith, type Heard } from './notice.rules';

/** A unit a letter is addressed to, as it is stored. */
export interface Addressee extends Heard {
  unitId: string;
  version: number;
  round: number | null;
  droppedAt: Date | null;
  petitionCount: number;
}

/** Those a letter is addressed to, in its order; those that dropped out at its issue too. */
export async function addresseesOf(db: Reader, noticeId: string): Promise<Addressee[]> {
  return db.rows<Addressee>(
    `select a.unit_id as "unitId", a.version, a.round, a.dropped_at as "droppedAt",
            a.acknowledged_at as "acknowledgedAt", a.answered_at as "answeredAt",
            (select count(*) from notice_item i join notice n on n.id = i.notice_id
             where i.notice_id = a.notice_id and i.dropped_at is null
               and (i.unit_id = a.unit_id or n.kind = 'CHAIRMAN_LIST')) as "petitionCount"
     from notice_addressee a where a.notice_id = $1
     order by (a.dropped_at is not null), a.position`,
    [noticeId],
  );
}

/** Units in the order in which a letter to many names them: departments before communes, each by their codes. */
export function inLetterOrder(unitIds: Iterable<string>, units: UnitDirectory): string[] {
  const placeOf = (unit: Unit | undefined): string =>
    unit ? `${UNIT_KINDS.indexOf(unit.kind)} ${unit.code}` : '';
  return [...unitIds].toSorted((a, b) =>
    placeOf(units.byId(a)) < placeOf(units.byId(b)) ? -1 : 1,
  );
}

/**
 * A unit acknowledges a letter, or speaks to it, which acknowledges it as well; the letter's row is held. The letter
 * is a new version to those who see all of it, and to the unit; to the others it is what they have read.
 */
export async function hear(
  tx: Transaction,
  { noticeId, unitId, answers }: { noticeId: string; unitId: string; answers: boolean },
  { now, by }: { now: Date; by: string },
): Promise<void> {
  await tx.rows(
    `update notice_addressee a set acknowledged_at = coalesce(acknowledged_at, $3),
       acknowledged_by = coalesce(acknowledged_by, $4),
       answered_at = case when $5 then $3 else answered_at end,
       answered_by = case when $5 then $4 else answered_by end, version = n.version + 1
     from notice n where n.id = a.notice_id and a.notice_id = $1 and a.unit_id = $2`,
    [noticeId, unitId, now, by, answers],
  );
  const heard = (await addresseesOf(tx, noticeId)).filter(({ droppedAt }) => droppedAt === null);
  await tx.rows(`update notice set state = $2, version = version + 1 where id = $1`, [
    noticeId,
    standingWith(heard),
  ]);
}

/**
 * A letter that is issued or cancelled leaves its units free for the next, and is a new version to each of them; to
 * be called before the letter's own version grows.
 */
export async function release(tx: Transaction, noticeId: string): Promise<void> {
  await tx.rows(
    `update notice_addressee a set reserved = false, version = n.version + 1
     from notice n where n.id = a.notice_id and a.notice_id = $1`,
    [noticeId],
  );
}
