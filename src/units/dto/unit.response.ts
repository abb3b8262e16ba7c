import type { UnitKind } from '../unit-directory';

export class UnitResponse {
  /** @example "26041" */
  code: string;

  /** @example "Ủy ban nhân dân phường Trấn Biên" */
  name: string;

  /** @example "Phường Trấn Biên" */
  shortName: string;

  /** @example "COMMUNE" */
  kind: UnitKind;

  /** @example null */
  parentCode: string | null;

  /**
   * Its first day.
   * @example "2025-07-01"
   */
  validFrom: string;

  /**
   * Its last day; null while no end is known.
   * @example null
   */
  validTo: string | null;

  /**
   * Who takes over its work when it has ended.
   * @example null
   */
  successorCode: string | null;
}

export class UnitAliasResponse {
  /** @example "Xã Long Thành" */
  name: string;

  /** @example "2025-07-01" */
  validFrom: string | null;

  /** @example "2026-04-29" */
  validTo: string | null;
}

export class UnitDetailsResponse extends UnitResponse {
  /** Former names. */
  aliases: UnitAliasResponse[];

  /**
   * Units whose work it took over.
   * @example ["SGTVT"]
   */
  predecessorCodes: string[];
}

export class UnitsPageResponse {
  items: UnitResponse[];

  /** Send it as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
