import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module';
import { MessagesModule } from '../messages/messages.module';
import { PetitionsModule } from '../petitions/petitions.module';
import { SlaModule } from '../sla/sla.module';
import { UnitsModule } from '../units/units.module';
import { AskInterimUpdatesSweep } from './ask-interim-updates.sweep';
import { DigestMetrics } from './digest/digest-metrics';
import { WriteDigestsSweep } from './digest/write-digests.sweep';
import { EscalateSweep } from './escalate.sweep';
import { EscalationList } from './escalation-list';
import { EscalationMetrics } from './escalation-metrics';
import { EscalationTargetWatchSweep } from './escalation-target-watch.sweep';
import { EscalationsController } from './escalations.controller';

@Module({
  imports: [UnitsModule, CalendarModule, SlaModule, MessagesModule, PetitionsModule],
  controllers: [EscalationsController],
  providers: [
    EscalateSweep,
    AskInterimUpdatesSweep,
    EscalationTargetWatchSweep,
    EscalationList,
    EscalationMetrics,
    WriteDigestsSweep,
    DigestMetrics,
  ],
})
export class EscalationModule {}
