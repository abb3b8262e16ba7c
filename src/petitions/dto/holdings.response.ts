export class HoldingResponse {
  /** @example "26041" */
  unitCode: string;

  /** The sender had been asked for more: the time is no unit's. */
  waitingForCitizen: boolean;

  fromAt: string;

  /** Null while it lasts. */
  untilAt: string | null;

  /**
   * Working days after the first day through the last, by the unit's calendar.
   * @example 3
   */
  workingDays: number;

  /**
   * Hours inside office hours, to a tenth.
   * @example 22.5
   */
  workingHours: number;
}

export class HoldingsResponse {
  items: HoldingResponse[];
}
