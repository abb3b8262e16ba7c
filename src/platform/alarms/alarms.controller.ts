import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/access.decorators';
import { AlarmsResponse } from './dto/alarm.response';
import { OperatorAlarms } from './operator-alarms';

@ApiTags('operations')
@Controller('alarms')
export class AlarmsController {
  constructor(private readonly alarms: OperatorAlarms) {}

  /** What an operator must look at now, the oldest first. */
  @Get()
  @Roles('ADMIN', 'AUDITOR', 'PROVINCIAL_OFFICE')
  async list(): Promise<AlarmsResponse> {
    const open = await this.alarms.open();
    return {
      items: open.map((alarm) => ({
        key: alarm.key,
        severity: alarm.severity,
        messages: { vi: alarm.vi, en: alarm.en },
        details: { ...alarm.details },
        raisedAt: alarm.raisedAt.toISOString(),
        seenAt: alarm.seenAt.toISOString(),
      })),
    };
  }
}
