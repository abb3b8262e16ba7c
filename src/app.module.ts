import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module';
import { AttachmentsModule } from './attachments/attachments.module';
import { CalendarModule } from './calendar/calendar.module';
import { EscalationModule } from './escalation/escalation.module';
import { IntakeModule } from './intake/intake.module';
import { NoticesModule } from './notices/notices.module';
import { DeadlinesModule } from './petitions/deadlines/deadlines.module';
import { PetitionExportsModule } from './petitions/exports/petition-exports.module';
import { PetitionsModule } from './petitions/petitions.module';
import { PlatformModule, type PlatformOptions } from './platform/platform.module';
import { ReportsModule } from './reports/reports.module';
import { RoutingModule } from './routing/routing.module';
import { ENTITIES } from './schema';
import { SlaModule } from './sla/sla.module';
import { UnitsModule } from './units/units.module';

/** The HTTP door: every capability with its routes; sweeps are known here, but only the worker schedules them. */
@Module({})
export class AppModule {
  static register(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.register({ ...options, entities: ENTITIES }),
        UnitsModule,
        AccountsModule,
        CalendarModule,
        SlaModule,
        RoutingModule,
        PetitionsModule,
        DeadlinesModule,
        PetitionExportsModule,
        AttachmentsModule,
        IntakeModule,
        EscalationModule,
        NoticesModule,
        ReportsModule,
      ],
    };
  }
}
