import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module';
import { CalendarController } from './calendar.controller';
import { CalendarService } from './calendar.service';
import { CalendarWatchSweep } from './calendar-watch.sweep';

/** Which days count, and in which hours. */
@Module({
  imports: [UnitsModule],
  controllers: [CalendarController],
  providers: [CalendarService, CalendarWatchSweep],
  exports: [CalendarService],
})
export class CalendarModule {}
