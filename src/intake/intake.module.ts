import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { IntakeController } from './intake.controller';
import { IntakeService } from './intake.service';
import { TrackingController } from './tracking.controller';

@Module({
  imports: [PetitionsModule],
  controllers: [IntakeController, TrackingController],
  providers: [IntakeService],
})
export class IntakeModule {}
