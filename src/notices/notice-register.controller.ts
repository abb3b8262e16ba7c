import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/auth/access.decorators';
import { RegisterRequest } from './dto/register.request';
import { RegisterResponse } from './dto/register.response';
import { NoticeRegister } from './notice-register.service';

@ApiTags('notices')
@ApiBearerAuth()
@Controller('notices/register')
@Roles('PROVINCIAL_OFFICE', 'AUDITOR')
export class NoticeRegisterController {
  constructor(private readonly register: NoticeRegister) {}

  /** The register of outgoing documents: every number that was given in the year, the cancelled ones too. */
  @Get()
  page(@Query() query: RegisterRequest): Promise<RegisterResponse> {
    return this.register.page(query);
  }
}
