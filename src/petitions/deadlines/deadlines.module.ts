import { Module } from '@nestjs/common';
import { CalendarModule } from '../../calendar/calendar.module';
import { SlaModule } from '../../sla/sla.module';
import { UnitsModule } from '../../units/units.module';
import { LadderChangesController } from './ladder-changes/ladder-changes.controller';
import { LadderChangesService } from './ladder-changes/ladder-changes.service';
import { LadderPreview } from './ladder-changes/ladder-preview';
import { RecomputeLaddersSweep } from './ladder-changes/recompute-ladders.sweep';
import { PolicyChangesController } from './policy-changes/policy-changes.controller';
import { PolicyChangesService } from './policy-changes/policy-changes.service';
import { TakeoverPreview } from './policy-changes/takeover-preview';
import { PolicyTakeovers } from './policy-takeovers';
import { RecomputeDeadlinesSweep } from './recompute-deadlines.sweep';

/**
 * Keeps due dates and rungs of running clocks true to the calendar, to the limits that took them over, to the
 * ladders.
 */
@Module({
  imports: [CalendarModule, SlaModule, UnitsModule],
  controllers: [PolicyChangesController, LadderChangesController],
  providers: [
    RecomputeDeadlinesSweep,
    PolicyTakeovers,
    PolicyChangesService,
    TakeoverPreview,
    RecomputeLaddersSweep,
    LadderChangesService,
    LadderPreview,
  ],
})
export class DeadlinesModule {}
