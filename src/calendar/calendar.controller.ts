import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { UnitsService } from '../units/units.service';
import { calendarErrors } from './calendar.errors';
import { CalendarService } from './calendar.service';
import {
  CalendarDayResponse,
  CalendarDaysResponse,
  CalendarYearsResponse,
} from './dto/calendar.response';
import { ListDaysRequest } from './dto/list-days.request';
import type { EpochDay } from './local-time.rules';
import { civilDateOf, epochDayOf, isoDateOf } from './local-time.rules';
import type { WorkingCalendar } from './working-day.rules';

const MAX_DAYS = 400;

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarService,
    private readonly units: UnitsService,
  ) {}

  /** Which days of a range count as working days, and why, for the province or for one unit. */
  @Get('days')
  @Refuses(
    'CALENDAR_RANGE_INVALID',
    'CALENDAR_DAY_INVALID',
    'CALENDAR_DAY_OUT_OF_RANGE',
    'UNIT_UNKNOWN',
  )
  @Anyone()
  async days(@Query() { from, to, unitCode }: ListDaysRequest): Promise<CalendarDaysResponse> {
    const days = range(from, to);
    const { value: calendars } = await this.calendar.calendars();
    const calendar =
      unitCode === undefined
        ? calendars.province
        : calendars.forUnit((await this.units.require(unitCode)).id);
    const years = [...new Set(days.map((day) => civilDateOf(day).year))];
    return {
      calendarVersion: calendars.calendarVersion,
      items: days.map((day) => dayResponse(day, calendar)),
      years: years.map((year) => ({ year, confirmed: calendar.isConfirmedYear(year) })),
    };
  }

  /** The years the calendar knows of, and whether their days off have all been announced. */
  @Get('years')
  @Anyone()
  async years(): Promise<CalendarYearsResponse> {
    const { version, rows, confirmedYears } = await this.calendar.snapshot();
    const mentioned = rows.map((row) => civilDateOf(epochDayOf(row.day)).year);
    const years = [...new Set([...mentioned, ...confirmedYears])].toSorted((a, b) => a - b);
    return {
      calendarVersion: version,
      items: years.map((year) => ({ year, confirmed: confirmedYears.includes(year) })),
    };
  }
}

function range(from: string, to: string): EpochDay[] {
  const first = epochDayOf(from);
  const length = epochDayOf(to) - first + 1;
  if (length < 1 || length > MAX_DAYS) {
    throw calendarErrors.CALENDAR_RANGE_INVALID({ max: MAX_DAYS });
  }
  return Array.from({ length }, (_, index) => first + index);
}

function dayResponse(day: EpochDay, calendar: WorkingCalendar): CalendarDayResponse {
  const reason = calendar.dayReason(day);
  return {
    day: isoDateOf(day),
    works: reason.works,
    kind: reason.kind,
    name: reason.name ?? null,
    source: reason.source ?? null,
    confirmed: reason.confirmed,
  };
}
