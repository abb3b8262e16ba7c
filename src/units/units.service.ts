import { Injectable } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Reader, type Transaction } from '../platform/database/database';
import { decodeCursor, toPage, type Page } from '../platform/database/keyset';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { ReferenceCache } from '../platform/reference/reference-cache';
import type { ChangeUnitRequest } from './dto/change-unit.request';
import type { CreateUnitRequest } from './dto/create-unit.request';
import type { ListUnitsRequest } from './dto/list-units.request';
import { isValid, UnitDirectory, type Unit, type UnitAlias, type UnitKind } from './unit-directory';
import { unitErrors } from './units.errors';

/** Kinds of which exactly one unit is in force: somebody must take what belongs to nobody, and watch it. */
const ONLY_ONE: readonly UnitKind[] = ['PROVINCIAL_OFFICE', 'INTAKE_DESK'];
const COMMUNE_CODE = /^\d{5}$/;

/** The registry of units: kept in memory for reading, changed in the database. */
@Injectable()
export class UnitsService {
  private readonly cache: ReferenceCache<UnitDirectory>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.cache = new ReferenceCache(database, loadDirectory);
  }

  /** The registry, at most a second old, and the version of the reference data it was read at. */
  directory(): Promise<{ version: number; value: UnitDirectory }> {
    return this.cache.read();
  }

  /** Forgets what is held, so that the next reading is the database's. */
  invalidate(): void {
    this.cache.invalidate();
  }

  /** The registry as it is this moment: what a writer is shown of its own write. */
  freshDirectory(): Promise<UnitDirectory> {
    return loadDirectory(this.database);
  }

  /** The unit with this code, in force or not; throws UNIT_UNKNOWN (422) when a request names none. */
  async require(code: string): Promise<Unit> {
    return named((await this.directory()).value, code);
  }

  /** Units by code, a page at a time; all filters must fit. */
  async list(query: ListUnitsRequest): Promise<Page<Unit>> {
    const { value: directory } = await this.directory();
    const [after] = decodeCursor(query.cursor, ['text']) ?? [''];
    const limit = query.limit ?? 50;
    const found = query.q === undefined ? directory.all() : directory.search(query.q);
    const rows = found.filter(
      (unit) =>
        unit.code > String(after) &&
        (query.kind === undefined || unit.kind === query.kind) &&
        (query.validOn === undefined || isValid(unit, query.validOn)),
    );
    const key = (unit: Unit) => [unit.code];
    return toPage(rows.slice(0, limit + 1), limit, key, (unit) => unit);
  }

  /** Enters a unit. Throws UNIT_CODE_TAKEN, UNIT_COMMUNE_CODE_INVALID, UNIT_KIND_TAKEN or UNIT_UNKNOWN (parent). */
  async create(input: CreateUnitRequest, request: IdempotentRequest | null): Promise<string> {
    return this.change(async (tx, directory) =>
      once(tx, request, this.clock.now(), async () => {
        refuseNewUnit(input, directory);
        const parent = input.parentCode ? named(directory, input.parentCode).id : null;
        await tx.rows(
          `insert into unit (id, code, name, short_name, kind, parent_id, valid_from, source)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            newId(),
            input.code,
            input.name,
            input.shortName,
            input.kind,
            parent,
            input.validFrom,
            input.source,
          ],
        );
        return input.code;
      }),
    );
  }

  /**
   * Renames, ends or hands over a unit; what is left out stays. A former name stays known as an alias. Throws
   * UNIT_NOT_FOUND, UNIT_UNKNOWN (successor), UNIT_SUCCESSOR_LOOP, UNIT_VALIDITY_INVALID or UNIT_INDISPENSABLE.
   */
  async amend(code: string, input: ChangeUnitRequest): Promise<void> {
    await this.change(async (tx, directory) => {
      const unit = directory.byCode(code);
      if (!unit) throw unitErrors.UNIT_NOT_FOUND({ code });
      const after = amended(unit, input, directory);
      if (after.name !== unit.name) await this.keepFormerName(tx, unit);
      await tx.rows(
        `update unit set name = $2, short_name = $3, valid_to = $4, successor_id = $5 where id = $1`,
        [unit.id, after.name, after.shortName, after.validTo, after.successorId],
      );
    });
  }

  /** Writers of the registry go one after the other, so no two of them make a loop together. */
  private async change<T>(
    work: (tx: Transaction, directory: UnitDirectory) => Promise<T>,
  ): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await tx.rows('lock table unit in share row exclusive mode');
      return work(tx, await loadDirectory(tx));
    });
    this.cache.invalidate();
    return result;
  }

  private async keepFormerName(tx: Transaction, unit: Unit): Promise<void> {
    await tx.rows(
      `insert into unit_alias (id, unit_id, alias, valid_from, valid_to)
       values ($1, $2, $3, null, ($4::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date)
       on conflict (unit_id, alias) do update set valid_to = excluded.valid_to`,
      [newId(), unit.id, unit.name, this.clock.now()],
    );
  }
}

async function loadDirectory(db: Reader): Promise<UnitDirectory> {
  const units = await db.rows<Unit>(
    `select id, code, name, short_name as "shortName", kind, parent_id as "parentId",
            successor_id as "successorId", valid_from as "validFrom", valid_to as "validTo"
     from unit`,
  );
  const aliases = await db.rows<UnitAlias>(
    `select unit_id as "unitId", alias, valid_from as "validFrom", valid_to as "validTo"
     from unit_alias order by unit_id, valid_to, alias`,
  );
  return new UnitDirectory(units, aliases);
}

function named(directory: UnitDirectory, code: string): Unit {
  const unit = directory.byCode(code);
  if (!unit) throw unitErrors.UNIT_UNKNOWN({ code });
  return unit;
}

function refuseNewUnit({ code, kind }: CreateUnitRequest, directory: UnitDirectory): void {
  if (directory.byCode(code)) throw unitErrors.UNIT_CODE_TAKEN({ code });
  if ((kind === 'COMMUNE') !== COMMUNE_CODE.test(code))
    throw unitErrors.UNIT_COMMUNE_CODE_INVALID();
  if (!ONLY_ONE.includes(kind)) return;
  const present = directory.all().find((unit) => unit.kind === kind && unit.validTo === null);
  if (present) throw unitErrors.UNIT_KIND_TAKEN({ code: present.code });
}

function amended(unit: Unit, input: ChangeUnitRequest, directory: UnitDirectory): Unit {
  const validTo = input.validTo === undefined ? unit.validTo : input.validTo;
  if (validTo !== null && ONLY_ONE.includes(unit.kind)) {
    throw unitErrors.UNIT_INDISPENSABLE({ code: unit.code });
  }
  if (validTo !== null && validTo < unit.validFrom) {
    throw unitErrors.UNIT_VALIDITY_INVALID({ validTo, validFrom: unit.validFrom });
  }
  return {
    ...unit,
    name: input.name ?? unit.name,
    shortName: input.shortName ?? unit.shortName,
    validTo,
    successorId: successorAfter(unit, input.successorCode, directory),
  };
}

function successorAfter(
  unit: Unit,
  successorCode: string | null | undefined,
  directory: UnitDirectory,
): string | null {
  if (successorCode === undefined) return unit.successorId;
  if (successorCode === null) return null;
  const successor = named(directory, successorCode);
  if (directory.wouldLoop(unit, successor)) {
    throw unitErrors.UNIT_SUCCESSOR_LOOP({ code: unit.code, successorCode });
  }
  return successor.id;
}
