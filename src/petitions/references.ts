import { Injectable } from '@nestjs/common';
import { CalendarService, type Calendars } from '../calendar/calendar.service';
import type { RoutingBook } from '../routing/routing-book';
import { RoutingService } from '../routing/routing.service';
import type { LadderBook } from '../sla/ladder-book';
import { LaddersService } from '../sla/ladders.service';
import type { PolicyBook } from '../sla/policy-book';
import { SlaService } from '../sla/sla.service';
import type { UnitDirectory } from '../units/unit-directory';
import { UnitsService } from '../units/units.service';

/** Everything a decision about a petition rests on, and the version of it all. */
export interface ReferenceBundle {
  version: number;
  units: UnitDirectory;
  calendars: Calendars;
  policies: PolicyBook;
  ladders: LadderBook;
  routing: RoutingBook;
}

/** Units, calendar, policies and rules as one reading (ADR 0004). */
@Injectable()
export class References {
  constructor(
    private readonly units: UnitsService,
    private readonly calendar: CalendarService,
    private readonly sla: SlaService,
    private readonly ladders: LaddersService,
    private readonly routing: RoutingService,
  ) {}

  /** The held reading; its version is the oldest of its parts, so a part behind the others is found out. */
  async read(): Promise<ReferenceBundle> {
    const [units, calendars, policies, ladders, routing] = await Promise.all([
      this.units.directory(),
      this.calendar.calendars(),
      this.sla.book(),
      this.ladders.book(),
      this.routing.book(),
    ]);
    return {
      version: Math.min(
        ...[units, calendars, policies, ladders, routing].map((each) => each.version),
      ),
      units: units.value,
      calendars: calendars.value,
      policies: policies.value,
      ladders: ladders.value,
      routing: routing.value,
    };
  }

  /** Forgets the held reading, so that the next one is the database's. */
  invalidate(): void {
    this.units.invalidate();
    this.calendar.invalidate();
    this.sla.invalidate();
    this.ladders.invalidate();
    this.routing.invalidate();
  }
}
