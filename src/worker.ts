import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { runProcess, type PreparedProcess } from './start';

/** Runs the jobs without an HTTP door; any number of these may run beside any number of APIs. */
async function work({ lifetime, options, databaseDescription }: PreparedProcess): Promise<void> {
  const { WorkerModule } = await import('./worker.module.js');
  const app = await NestFactory.createApplicationContext(WorkerModule.register(options), {
    abortOnError: false,
  });
  lifetime.holds(() => app.close());
  process.stdout.write(`\n  PAKN's worker is ready.\n  Database       ${databaseDescription}\n\n`);
}

void runProcess(work);
