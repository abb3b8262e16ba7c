import { Module } from '@nestjs/common';
import { CalendarService } from './calendar.service';

/** Which days count, and in which hours. */
@Module({
  providers: [CalendarService],
  exports: [CalendarService],
})
export class CalendarModule {}
