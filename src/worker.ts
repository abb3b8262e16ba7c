import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { failToStart, prepareProcess, stopOnSignal } from './start';
import { WorkerModule } from './worker.module';

/** Runs the jobs without an HTTP door; any number of these may run beside any number of APIs. */
async function main(): Promise<void> {
  const prepared = await prepareProcess();
  try {
    const app = await NestFactory.createApplicationContext(
      WorkerModule.register(prepared.options),
      { abortOnError: false },
    );
    stopOnSignal(prepared.log, async () => {
      await app.close();
      await prepared.release();
    });
    process.stdout.write(
      `\n  PAKN's worker is ready.\n  Database       ${prepared.databaseDescription}\n\n`,
    );
  } catch (error) {
    await prepared.release().catch(() => undefined);
    throw error;
  }
}

main().catch(failToStart);
