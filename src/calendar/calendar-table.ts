import { newId } from '../platform/auth/ids';
import type { Reader, Transaction } from '../platform/database/database';
import type { DayKind } from './calendar-day.rules';
import type { CalendarSnapshot, SnapshotDifference } from './calendar-snapshot.rules';

interface DayRow {
  day: string;
  unit_id: string | null;
  kind: DayKind;
  name: string;
  source: string;
  confirmed: boolean;
}

/** The newest calendar version; 0 when none was ever made. */
export async function newestVersion(db: Reader): Promise<number> {
  const [row] = await db.rows<{ version: number | null }>(
    `select max(version) as version from calendar_version`,
  );
  return row?.version ?? 0;
}

/** The rows that were valid at a version. Past versions never change, so this may be kept for ever. */
export async function snapshotAt(db: Reader, version: number): Promise<CalendarSnapshot> {
  const days = await db.rows<DayRow>(
    `select day, unit_id, kind, name, source, confirmed from calendar_day
     where from_version <= $1 and (until_version is null or until_version > $1)
     order by day, unit_id`,
    [version],
  );
  const years = await db.rows<{ year: number }>(
    `select year from calendar_year
     where confirmed and from_version <= $1 and (until_version is null or until_version > $1)
     order by year`,
    [version],
  );
  return {
    version,
    rows: days.map(({ unit_id: unitId, ...row }) => ({ ...row, unitId })),
    confirmedYears: years.map((row) => row.year),
  };
}

export interface VersionNote {
  version: number;
  reason: string;
  at: Date;
  by: string;
}

/** Opens the next version: rows that no longer hold end with it, new ones begin with it. */
export async function writeVersion(
  tx: Transaction,
  difference: SnapshotDifference,
  { version, reason, at, by }: VersionNote,
): Promise<void> {
  await tx.rows(
    `insert into calendar_version (version, reason, created_at, created_by) values ($1, $2, $3, $4)`,
    [version, reason, at, by],
  );
  const { closedRows, openedRows, nowConfirmed, nowUnconfirmed } = difference;
  await tx.rows(
    `update calendar_day d set until_version = $1
     from unnest($2::date[], $3::uuid[]) as closed (day, unit_id)
     where d.day = closed.day and d.unit_id is not distinct from closed.unit_id
       and d.until_version is null`,
    [version, closedRows.map((row) => row.day), closedRows.map((row) => row.unitId)],
  );
  await tx.rows(
    `insert into calendar_day
       (id, day, unit_id, kind, name, source, confirmed, from_version)
     select *, $8::integer from unnest($1::uuid[], $2::date[], $3::uuid[], $4::text[], $5::text[],
       $6::text[], $7::boolean[])`,
    [
      openedRows.map(newId),
      openedRows.map((row) => row.day),
      openedRows.map((row) => row.unitId),
      openedRows.map((row) => row.kind),
      openedRows.map((row) => row.name),
      openedRows.map((row) => row.source),
      openedRows.map((row) => row.confirmed),
      version,
    ],
  );
  await writeYears(tx, version, [...nowConfirmed, ...nowUnconfirmed], nowConfirmed);
}

async function writeYears(
  tx: Transaction,
  version: number,
  years: readonly number[],
  confirmed: readonly number[],
): Promise<void> {
  await tx.rows(
    `update calendar_year set until_version = $1 where until_version is null and year = any($2)`,
    [version, years],
  );
  await tx.rows(
    `insert into calendar_year (year, confirmed, from_version)
     select year, year = any($3::integer[]), $1 from unnest($2::integer[]) as year`,
    [version, years, confirmed],
  );
}
