import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { UnitsModule } from '../units/units.module';
import { CalendarChangesController } from './calendar-changes.controller';
import { CalendarChangesService } from './calendar-changes.service';
import { ChangePlanner } from './change-planner';
import { ProvisionalWatchSweep } from './provisional-watch.sweep';
import { SlaPoliciesController } from './sla-policies.controller';
import { SlaPoliciesService } from './sla-policies.service';
import { SlaService } from './sla.service';

/** Time limits, and what a change of the calendar does to clocks that run. */
@Module({
  imports: [CalendarModule, UnitsModule],
  controllers: [SlaPoliciesController, CalendarChangesController],
  providers: [
    SlaService,
    SlaPoliciesService,
    ChangePlanner,
    CalendarChangesService,
    ProvisionalWatchSweep,
  ],
  exports: [SlaService, SlaPoliciesService],
})
export class SlaModule {}
