import { Module } from '@nestjs/common';
import { SlaService } from './sla.service';

/** Time limits and what they do to running clocks. */
@Module({
  providers: [SlaService],
  exports: [SlaService],
})
export class SlaModule {}
