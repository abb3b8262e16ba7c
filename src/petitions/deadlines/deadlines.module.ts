import { Module } from '@nestjs/common';
import { CalendarModule } from '../../calendar/calendar.module';
import { SlaModule } from '../../sla/sla.module';
import { UnitsModule } from '../../units/units.module';
import { PolicyChangesController } from './policy-changes/policy-changes.controller';
import { PolicyChangesService } from './policy-changes/policy-changes.service';
import { TakeoverPreview } from './policy-changes/takeover-preview';
import { PolicyTakeovers } from './policy-takeovers';
import { RecomputeDeadlinesSweep } from './recompute-deadlines.sweep';

/** Keeps the due dates of running petitions true to the calendar and to the limits that took them over. */
@Module({
  imports: [CalendarModule, SlaModule, UnitsModule],
  controllers: [PolicyChangesController],
  providers: [RecomputeDeadlinesSweep, PolicyTakeovers, PolicyChangesService, TakeoverPreview],
})
export class DeadlinesModule {}
