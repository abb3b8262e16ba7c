import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions/petitions.module';
import { UnitsModule } from '../units/units.module';
import { SupervisionLists } from './supervision/supervision-lists';
import { SupervisionScope } from './supervision/supervision-scope';
import { SupervisionSummary } from './supervision/supervision-summary';
import { SupervisionController } from './supervision/supervision.controller';

/** Reads across all tables by SQL, and writes none of them. */
@Module({
  imports: [UnitsModule, PetitionsModule],
  controllers: [SupervisionController],
  providers: [SupervisionScope, SupervisionLists, SupervisionSummary],
})
export class ReportsModule {}
