import { Injectable } from '@nestjs/common';
import { localDateOf } from '../calendar/local-time.rules';
import { Clock } from '../platform/clock/clock';
import { UnitsService } from '../units/units.service';
import type { TryRouteRequest } from './dto/try-route.request';
import type { RoutingDecision } from './routing.rules';
import { RoutingService } from './routing.service';

/** Where a petition would go, and what would happen to it without an officer. */
export interface RouteTrial {
  decision: RoutingDecision;
  autoReceive: boolean;
  autoAssign: boolean;
}

/** Answers "what if" by the very rules that decide: nothing is written. */
@Injectable()
export class RouteTrialService {
  constructor(
    private readonly routing: RoutingService,
    private readonly units: UnitsService,
    private readonly clock: Clock,
  ) {}

  /** What waits at the intake desk is neither received nor assigned without an officer, whatever its policy. */
  async try(input: TryRouteRequest): Promise<RouteTrial> {
    const [{ value: book }, { value: directory }] = await Promise.all([
      this.routing.book(),
      this.units.directory(),
    ]);
    const facts = {
      class: input.class ?? null,
      field: input.field ?? null,
      communeCode: input.location?.communeCode ?? null,
      channel: input.channel,
      text: `${input.title} ${input.content}`,
    };
    const on = input.asOf ?? localDateOf(this.clock.now());
    const decision = book.decide(facts, directory, on);
    const policy = book.intakePolicy(facts.class, facts.channel);
    return {
      decision,
      autoReceive: policy.autoReceive && !decision.viaIntakeDesk,
      autoAssign: policy.autoAssign && !decision.viaIntakeDesk,
    };
  }
}
