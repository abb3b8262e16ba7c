import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { CitizenActionsController } from './citizen-actions.controller';
import { CitizenActions } from './citizen-actions.service';
import { IntakeController } from './intake.controller';
import { IntakeService } from './intake.service';
import { TrackingPages } from './tracking-pages';
import { TrackingController } from './tracking.controller';

@Module({
  imports: [PetitionsModule],
  controllers: [IntakeController, TrackingController, CitizenActionsController],
  providers: [IntakeService, CitizenActions, TrackingPages],
})
export class IntakeModule {}
