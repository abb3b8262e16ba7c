import { Module } from '@nestjs/common';
import { CalendarModule } from '../../calendar/calendar.module';
import { SlaModule } from '../../sla/sla.module';
import { RecomputeDeadlinesSweep } from './recompute-deadlines.sweep';

/** Keeps the due dates of running petitions true to the calendar. */
@Module({
  imports: [CalendarModule, SlaModule],
  providers: [RecomputeDeadlinesSweep],
})
export class DeadlinesModule {}
