import { BullModule } from '@nestjs/bullmq';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { QueueOptions } from 'bullmq';
import type { MixedList, EntitySchema } from 'typeorm';
import { AlarmsController } from './alarms/alarms.controller';
import { OperatorAlarms } from './alarms/operator-alarms';
import { AccessGuard } from './auth/access.guard';
import { RememberingReflector } from './auth/remembering-reflector';
import { Clock } from './clock/clock';
import type { Config } from './config/config';
import { CONFIG, SECRETS } from './config/config.token';
import type { Secrets } from './config/secrets';
import { typeormConnection, type ConnectionSettings } from './database/connection';
import { Database } from './database/database';
import { HealthController } from './health/health.controller';
import { Metrics } from './health/metrics';
import { keyFingerprints } from './idempotency/idempotency';
import { ForgetKeysSweep } from './idempotency/forget-keys.sweep';
import { ProblemFilter } from './http/problem.filter';
import { RateLimitGuard } from './http/rate-limit';
import { RateWindows } from './http/rate-windows';
import { JobMetrics } from './queue/job-metrics';
import { JobsController } from './queue/jobs.controller';
import { Nudger, SWEEP_QUEUE } from './queue/nudger';
import { SetAsideDesk } from './queue/set-aside/set-aside-desk';
import { SweepRegistry } from './queue/sweep-registry';
import { SettingsService } from './settings/settings.service';

/** What a process is given from outside before Nest starts. */
export interface PlatformOptions {
  config: Config;
  secrets: Secrets;
  clock: Clock;
  database: ConnectionSettings;
  queue: QueueOptions['connection'];
  entities: MixedList<(new () => object) | EntitySchema>;
}

/** How long a request waits for a free connection before it is told to come back. */
const CONNECTION_WAIT_MS = 5_000;

/**
 * What PostgreSQL ends by itself, in milliseconds, so that one stuck transaction cannot hold up the rest. For this
 * pool alone: a migration may wait for its locks. No limit per statement, for sweeps and reports may take long.
 */
const SESSION_LIMITS = { idle_in_transaction_session_timeout: 60_000, lock_timeout: 10_000 };

@Global()
@Module({})
export class PlatformModule {
  static register(options: PlatformOptions): DynamicModule {
    keyFingerprints(options.secrets.fingerprint);
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        ThrottlerModule.forRoot({ throttlers: [], storage: new RateWindows() }),
        TypeOrmModule.forRoot({
          type: 'postgres',
          ...typeormConnection(options.database),
          entities: options.entities as never,
          synchronize: false,
          installExtensions: false,
          retryAttempts: 0,
          applicationName: 'pakn',
          poolSize: options.config.DATABASE_POOL_SIZE,
          connectTimeoutMS: CONNECTION_WAIT_MS,
          extra: SESSION_LIMITS,
        }),
        BullModule.forRoot({ connection: options.queue }),
        BullModule.registerQueue({ name: SWEEP_QUEUE }),
      ],
      controllers: [HealthController, JobsController, AlarmsController],
      providers: [
        { provide: CONFIG, useValue: options.config },
        { provide: SECRETS, useValue: options.secrets },
        { provide: Clock, useValue: options.clock },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        RememberingReflector,
        Database,
        Metrics,
        OperatorAlarms,
        SettingsService,
        SetAsideDesk,
        SweepRegistry,
        JobMetrics,
        Nudger,
        ForgetKeysSweep,
      ],
      exports: [
        BullModule,
        CONFIG,
        SECRETS,
        Clock,
        Database,
        Metrics,
        OperatorAlarms,
        SettingsService,
        SweepRegistry,
        Nudger,
      ],
    };
  }
}
