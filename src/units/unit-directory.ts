import { foldedWords } from './folded-text.rules';

export const UNIT_KINDS = [
  'PROVINCIAL_OFFICE',
  'INTAKE_DESK',
  'DEPARTMENT',
  'VERTICAL_BODY',
  'COMMUNE',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** A calendar day of the province, 'YYYY-MM-DD': compares as text. */
type IsoDate = string;

export interface Unit {
  id: string;
  /** The official 5-digit code of a commune, an abbreviation for all others. */
  code: string;
  name: string;
  shortName: string;
  kind: UnitKind;
  parentId: string | null;
  /** Who took over its work when it ended. */
  successorId: string | null;
  validFrom: IsoDate;
  /** Its last day; null while no end is known. */
  validTo: IsoDate | null;
}

/** A former name that old letters still use. An empty start means "as long as one remembers". */
export interface UnitAlias {
  unitId: string;
  alias: string;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
}

/** Where the work of a unit lies on a day: the unit in force, if any, and the units passed on the way to it. */
export interface Succession {
  unit: Unit | null;
  followed: readonly Unit[];
}

/** The registry of units at one moment; immutable, so it can be shared by every request that reads it. */
export class UnitDirectory {
  private readonly units: readonly Unit[];
  private readonly unitsById = new Map<string, Unit>();
  private readonly unitsByCode = new Map<string, Unit>();
  private readonly aliasesById = new Map<string, UnitAlias[]>();
  private readonly words = new Map<string, string>();

  constructor(units: readonly Unit[], aliases: readonly UnitAlias[] = []) {
    this.units = units.toSorted(byCode);
    for (const unit of this.units) {
      this.unitsById.set(unit.id, unit);
      this.unitsByCode.set(unit.code, unit);
    }
    for (const alias of aliases) {
      this.aliasesById.set(alias.unitId, [...this.aliasesOf(alias.unitId), alias]);
    }
    for (const unit of this.units) {
      const names = this.aliasesOf(unit.id).map((each) => each.alias);
      const all = [unit.code, unit.name, unit.shortName, ...names];
      this.words.set(unit.id, all.map(foldedWords).join(''));
    }
  }

  byId(id: string): Unit | undefined {
    return this.unitsById.get(id);
  }

  /** The unit of this code, in force or not. */
  byCode(code: string): Unit | undefined {
    return this.unitsByCode.get(code);
  }

  /** The commune of this official code; undefined when the code belongs to another kind of unit. */
  commune(code: string): Unit | undefined {
    const unit = this.unitsByCode.get(code);
    return unit?.kind === 'COMMUNE' ? unit : undefined;
  }

  /** Where everything goes that finds no unit. Throws a plain Error when the seed was never loaded. */
  intakeDesk(): Unit {
    return this.standing('INTAKE_DESK');
  }

  /** Who watches and urges. Throws a plain Error when the seed was never loaded. */
  provincialOffice(): Unit {
    return this.standing('PROVINCIAL_OFFICE');
  }

  /** The unit itself when it is valid on that day, else the first valid one along its successors, else null. */
  inForce(unit: Unit, on: IsoDate): Unit | null {
    return this.succession(unit, on).unit;
  }

  /** As `inForce`, with the units that were passed on the way. A loop in the chain ends it without a unit. */
  succession(unit: Unit, on: IsoDate): Succession {
    const followed: Unit[] = [];
    let next: Unit | undefined = unit;
    while (next && !followed.includes(next)) {
      if (isValid(next, on)) return { unit: next, followed };
      followed.push(next);
      next = next.successorId === null ? undefined : this.byId(next.successorId);
    }
    return { unit: null, followed };
  }

  /** Whether naming this successor would make the chain come back to the unit it starts from. */
  wouldLoop(unit: Unit, successor: Unit): boolean {
    const seen = new Set<string>();
    let next: Unit | undefined = successor;
    while (next && !seen.has(next.id)) {
      if (next.id === unit.id) return true;
      seen.add(next.id);
      next = next.successorId === null ? undefined : this.byId(next.successorId);
    }
    return false;
  }

  aliasesOf(unitId: string): readonly UnitAlias[] {
    return this.aliasesById.get(unitId) ?? [];
  }

  /** The units whose work this one took over directly, by code. */
  predecessorsOf(unitId: string): readonly Unit[] {
    return this.units.filter((unit) => unit.successorId === unitId);
  }

  /** The units whose work has come down to this one, directly or through others. */
  inheritedBy(unitId: string): readonly string[] {
    const found = new Set<string>();
    const waiting = [unitId];
    for (let heir = waiting.pop(); heir !== undefined; heir = waiting.pop()) {
      for (const { id } of this.predecessorsOf(heir)) {
        if (!found.has(id)) waiting.push(id);
        found.add(id);
      }
    }
    return [...found];
  }

  /** Units of which the code or one of the names, former ones included, has a word that begins so, by code. */
  search(text: string): readonly Unit[] {
    const wanted = foldedWords(text).trimEnd();
    if (wanted === '') return [];
    return this.units.filter((unit) => this.words.get(unit.id)!.includes(wanted));
  }

  /** Every unit, in force or not, by code. */
  all(): readonly Unit[] {
    return this.units;
  }

  private standing(kind: UnitKind): Unit {
    const unit = this.units.find((each) => each.kind === kind && each.validTo === null);
    if (!unit) throw new Error(`no unit of kind ${kind} is in force: load the seed data`);
    return unit;
  }
}

/** Whether the unit exists on that day; its first and last days count. */
export function isValid(unit: Pick<Unit, 'validFrom' | 'validTo'>, on: IsoDate): boolean {
  return unit.validFrom <= on && (unit.validTo === null || on <= unit.validTo);
}

const byCode = (one: Unit, other: Unit): number =>
  one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
