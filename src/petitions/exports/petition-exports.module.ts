import { Module } from '@nestjs/common';
import { PetitionsModule } from '../petitions.module';
import { ExportList } from './export-list';
import { ExportTrace } from './export-trace';
import { ExportsController } from './exports.controller';
import { PetitionExportsController } from './petition-exports.controller';
import { PetitionExports } from './petition-exports.service';

/** Lists of petitions as files, and the record of who took them out. */
@Module({
  imports: [PetitionsModule],
  controllers: [PetitionExportsController, ExportsController],
  providers: [PetitionExports, ExportTrace, ExportList],
})
export class PetitionExportsModule {}
