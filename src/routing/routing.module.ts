import { Module } from '@nestjs/common';
import { UnitsModule } from '../units/units.module';
import { IntakePoliciesController } from './intake-policies.controller';
import { IntakePoliciesService } from './intake-policies.service';
import { RouteTrialService } from './route-trial.service';
import { RoutingRulesController } from './routing-rules.controller';
import { RoutingRulesService } from './routing-rules.service';
import { RoutingService } from './routing.service';

/** Facts → unit; the first rule that matches decides. */
@Module({
  imports: [UnitsModule],
  controllers: [RoutingRulesController, IntakePoliciesController],
  providers: [RoutingService, RoutingRulesService, RouteTrialService, IntakePoliciesService],
  exports: [RoutingService],
})
export class RoutingModule {}
