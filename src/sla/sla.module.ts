import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { UnitsModule } from '../units/units.module';
import { CalendarChangesController } from './calendar-changes.controller';
import { CalendarChangesService } from './calendar-changes.service';
import { ChangePlanner } from './change-planner';
import { LaddersController } from './ladders.controller';
import { LaddersService } from './ladders.service';
import { ProvisionalWatchSweep } from './provisional-watch.sweep';
import { SlaPoliciesController } from './sla-policies.controller';
import { SlaPoliciesService } from './sla-policies.service';
import { SlaService } from './sla.service';

/** Time limits, and what a change of the calendar does to clocks that run. */
@Module({
  imports: [CalendarModule, UnitsModule],
  controllers: [SlaPoliciesController, CalendarChangesController, LaddersController],
  providers: [
    SlaService,
    SlaPoliciesService,
    LaddersService,
    ChangePlanner,
    CalendarChangesService,
    ProvisionalWatchSweep,
  ],
  exports: [SlaService, SlaPoliciesService, LaddersService],
})
export class SlaModule {}
