import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { UnitsModule } from '../units/units.module';
import { EscalateSweep } from './escalate.sweep';
import { EscalationList } from './escalation-list';
import { EscalationMetrics } from './escalation-metrics';
import { EscalationsController } from './escalations.controller';
import { TargetAlarms } from './target-alarms';

@Module({
  imports: [UnitsModule, PetitionsModule],
  controllers: [EscalationsController],
  providers: [EscalateSweep, TargetAlarms, EscalationList, EscalationMetrics],
})
export class EscalationModule {}
