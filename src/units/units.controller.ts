import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Anyone, Roles } from '../platform/auth/access.decorators';
import { BodyExamples, Refuses } from '../platform/http/openapi/openapi.decorators';
import { Idempotency, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { ChangeUnitRequest } from './dto/change-unit.request';
import { CreateUnitRequest } from './dto/create-unit.request';
import { ListUnitsRequest } from './dto/list-units.request';
import { UnitDetailsResponse, UnitResponse, UnitsPageResponse } from './dto/unit.response';
import type { Unit, UnitDirectory } from './unit-directory';
import { unitErrors } from './units.errors';
import { UnitsService } from './units.service';
import { CHANGE_UNIT_EXAMPLES } from './dto/change-unit.examples';

@ApiTags('units')
@Controller('units')
export class UnitsController {
  constructor(private readonly units: UnitsService) {}

  /** Who answers petitions: offices, departments and communes, by code. */
  @Get()
  @Anyone()
  async list(@Query() query: ListUnitsRequest): Promise<UnitsPageResponse> {
    const page = await this.units.list(query);
    const { value: directory } = await this.units.directory();
    return {
      items: page.items.map((unit) => unitResponse(unit, directory)),
      nextCursor: page.nextCursor,
    };
  }

  /** One unit with its former names, whom it succeeded and who succeeds it. */
  @Get(':code')
  @Refuses('UNIT_NOT_FOUND')
  @Anyone()
  @ApiParam({ name: 'code', description: 'Mã đơn vị. The unit’s code.', example: '26041' })
  async get(@Param('code') code: string): Promise<UnitDetailsResponse> {
    return detailsResponse(code, (await this.units.directory()).value);
  }

  /** Enters a unit that has been founded. */
  @Post()
  @Refuses('UNIT_UNKNOWN', 'UNIT_CODE_TAKEN', 'UNIT_KIND_TAKEN', 'UNIT_COMMUNE_CODE_INVALID')
  @Roles('ADMIN')
  async create(
    @Body() input: CreateUnitRequest,
    @Idempotency() request: IdempotentRequest | null,
  ): Promise<UnitDetailsResponse> {
    const code = await this.units.create(input, request);
    return detailsResponse(code, await this.units.freshDirectory());
  }

  /** Renames a unit, gives it a last day, or names its successor. */
  @Patch(':code')
  @Refuses(
    'UNIT_NOT_FOUND',
    'UNIT_UNKNOWN',
    'UNIT_INDISPENSABLE',
    'UNIT_VALIDITY_INVALID',
    'UNIT_SUCCESSOR_LOOP',
  )
  @BodyExamples<ChangeUnitRequest>(CHANGE_UNIT_EXAMPLES)
  @Roles('ADMIN')
  @ApiParam({ name: 'code', description: 'Mã đơn vị. The unit’s code.', example: '26041' })
  async amend(
    @Param('code') code: string,
    @Body() input: ChangeUnitRequest,
  ): Promise<UnitDetailsResponse> {
    await this.units.amend(code, input);
    return detailsResponse(code, await this.units.freshDirectory());
  }
}

function detailsResponse(code: string, directory: UnitDirectory): UnitDetailsResponse {
  const unit = directory.byCode(code);
  if (!unit) throw unitErrors.UNIT_NOT_FOUND({ code });
  return {
    ...unitResponse(unit, directory),
    aliases: directory.aliasesOf(unit.id).map(({ alias, validFrom, validTo }) => ({
      name: alias,
      validFrom,
      validTo,
    })),
    predecessorCodes: directory.predecessorsOf(unit.id).map((each) => each.code),
  };
}

function unitResponse(unit: Unit, directory: UnitDirectory): UnitResponse {
  const codeOf = (id: string | null) => (id === null ? null : (directory.byId(id)?.code ?? null));
  return {
    code: unit.code,
    name: unit.name,
    shortName: unit.shortName,
    kind: unit.kind,
    parentCode: codeOf(unit.parentId),
    validFrom: unit.validFrom,
    validTo: unit.validTo,
    successorCode: codeOf(unit.successorId),
  };
}
