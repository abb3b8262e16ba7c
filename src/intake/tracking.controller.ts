import { Controller, Get, Headers, Param } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiTags } from '@nestjs/swagger';
import { Anyone } from '../platform/auth/access.decorators';
import { Refuses } from '../platform/http/openapi/openapi.decorators';
import { RateLimited } from '../platform/http/rate-limit';
import { PetitionTracking, type TrackedPetition } from '../petitions/reading/petition-tracking';
import { petitionErrors } from '../petitions/petitions.errors';
import { References } from '../petitions/references';
import type { UnitDirectory } from '../units/unit-directory';
import { TrackingResponse } from './dto/tracking.response';
import { REFUSAL_LABELS, STATE_LABELS, STEP_LABELS } from './tracking-words';

@ApiTags('tracking')
@Controller('tracking')
export class TrackingController {
  constructor(
    private readonly tracking: PetitionTracking,
    private readonly references: References,
  ) {}

  /** How far a petition is, for whoever holds its tracking token. */
  @Get(':code')
  @Refuses('TRACKING_UNKNOWN')
  @Anyone()
  @RateLimited('PUBLIC_READ')
  @ApiHeader({ name: 'Tracking-Token', required: true })
  @ApiParam({
    name: 'code',
    description: 'Mã phản ánh. The petition’s code.',
    example: 'H19.PA.2026.000123',
  })
  async track(
    @Param('code') code: string,
    @Headers('tracking-token') token: string | undefined,
  ): Promise<TrackingResponse> {
    const petition = await this.tracking.find(code, token ?? '');
    if (!petition) throw petitionErrors.TRACKING_UNKNOWN();
    const { units } = await this.references.read();
    return shape(petition, units);
  }
}

function shape(petition: TrackedPetition, units: UnitDirectory): TrackingResponse {
  const nameOf = (unitId: string): string => units.byId(unitId)?.name ?? '';
  const refusal = petition.steps.find((step) => step.action === 'refuse');
  return {
    code: petition.code,
    state: petition.state,
    stateLabel: STATE_LABELS[petition.state],
    title: petition.title,
    unitName: nameOf(petition.unitId),
    submittedAt: petition.submittedAt.toISOString(),
    dueOn: petition.dueOn,
    dueProvisional: petition.dueProvisional,
    steps: petition.steps.flatMap((step) => {
      const label = STEP_LABELS[step.action];
      if (label === undefined) return [];
      const at = new Date(step.at).toISOString();
      return [{ step: step.action, label, at, unitName: nameOf(step.unitId) }];
    }),
    answer:
      petition.answer && petition.answeredAt
        ? { ...petition.answer, answeredAt: petition.answeredAt.toISOString() }
        : null,
    refusal: refusal ? (REFUSAL_LABELS[String(refusal.data.reasonCode)] ?? null) : null,
  };
}
