import { Module, type DynamicModule } from '@nestjs/common';
import { AppModule } from './app.module';
import type { PlatformOptions } from './platform/platform.module';
import { SweepProcessor } from './worker/sweep.processor';
import { SweepScheduler } from './worker/sweep-scheduler';

/** The job door: the only place that lists processors. */
@Module({})
export class WorkerModule {
  static register(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    return {
      module: WorkerModule,
      imports: [AppModule.register(options)],
      providers: [SweepProcessor, SweepScheduler],
    };
  }
}
