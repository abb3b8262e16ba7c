import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module';
import { RoutingService } from './routing.service';

/** Facts → unit; the first rule that matches decides. */
@Module({
  imports: [UnitsModule],
  providers: [RoutingService],
  exports: [RoutingService],
})
export class RoutingModule {}
