import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { UnitsModule } from '../units/units.module';
import { AskInterimUpdatesSweep } from './ask-interim-updates.sweep';
import { EscalateSweep } from './escalate.sweep';
import { EscalationList } from './escalation-list';
import { EscalationMetrics } from './escalation-metrics';
import { EscalationTargetWatchSweep } from './escalation-target-watch.sweep';
import { EscalationsController } from './escalations.controller';

@Module({
  imports: [UnitsModule, PetitionsModule],
  controllers: [EscalationsController],
  providers: [
    EscalateSweep,
    AskInterimUpdatesSweep,
    EscalationTargetWatchSweep,
    EscalationList,
    EscalationMetrics,
  ],
})
export class EscalationModule {}
