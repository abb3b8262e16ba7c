import { Injectable } from '@nestjs/common';
import type { CalendarDay, DayKind } from '../calendar/calendar-day.rules';
import type { CalendarChange, DayChange } from '../calendar/calendar-snapshot.rules';
import { CalendarService } from '../calendar/calendar.service';
import { Database, type Transaction } from '../platform/database/database';
import { UnitsService } from '../units/units.service';
import { effectOfCalendars } from './change-preview';
import type { ChangedDayResponse, ChangePreviewResponse } from './dto/calendar-change.response';
import { SlaService } from './sla.service';

/** A change in the administrator's words: units by code. */
export interface AskedChange {
  days: readonly ChangedDayResponse[];
  confirmedYears: readonly number[];
  unconfirmedYears: readonly number[];
}

/** Reads an asked change and says what it would do, or does it to the calendar. */
@Injectable()
export class ChangePlanner {
  constructor(
    private readonly database: Database,
    private readonly calendar: CalendarService,
    private readonly units: UnitsService,
    private readonly sla: SlaService,
  ) {}

  /** What the change would do to open petitions, and the calendar version this was found out from. */
  async preview(
    asked: AskedChange,
    now: Date,
  ): Promise<{ base: number; preview: ChangePreviewResponse }> {
    const { base, calendars } = await this.calendar.preview(await this.read(asked));
    const effect = await effectOfCalendars(this.database.side, this.sla, calendars, now);
    const { value: directory } = await this.units.directory();
    const byUnit = effect.byUnit.map(({ unitId, ...counts }) => ({
      unitCode: directory.byId(unitId)?.code ?? unitId,
      ...counts,
    }));
    const sorted = byUnit.toSorted((one, other) => (one.unitCode < other.unitCode ? -1 : 1));
    return { base, preview: { ...effect, byUnit: sorted } };
  }

  /** Makes the change the next calendar version; refusals as in `CalendarService.openVersion`. */
  async openVersion(
    tx: Transaction,
    asked: AskedChange,
    note: { base: number; reason: string; at: Date; by: string },
  ): Promise<number> {
    return this.calendar.openVersion(tx, await this.read(asked), note);
  }

  /** Forgets the calendar that is held, after a commit. */
  invalidate(): void {
    this.calendar.invalidate();
  }

  private async read(asked: AskedChange): Promise<CalendarChange> {
    const days: DayChange[] = [];
    for (const given of asked.days) {
      const { day, unitCode } = given;
      const unitId = unitCode === null ? null : (await this.units.require(unitCode)).id;
      days.push({ day, unitId, row: rowOf(given) });
    }
    return { ...asked, days };
  }
}

function rowOf({ day, kind, name, source, confirmed }: ChangedDayResponse): CalendarDay | null {
  if (kind === null) return null;
  return {
    day,
    kind: kind as DayKind,
    name: name ?? '',
    source: source ?? '',
    confirmed: confirmed ?? false,
  };
}
