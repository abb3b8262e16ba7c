import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module';
import metadata from './metadata';
import { configureHttp, createAdapter } from './platform/http/http-app';
import { createOpenApi, serveDocumentation } from './platform/http/documentation';
import { failToStart, prepareProcess, stopOnSignal } from './start';
import { WorkerModule } from './worker.module';

/** Starts the API; with `--api-only` without the jobs, which `worker.ts` then does in another process. */
async function main(): Promise<void> {
  const prepared = await prepareProcess();
  try {
    const apiOnly = process.argv.includes('--api-only');
    const root = apiOnly ? AppModule : WorkerModule;
    const app = await NestFactory.create<NestFastifyApplication>(
      root.register(prepared.options),
      createAdapter(prepared.config),
      { abortOnError: false },
    );
    await configureHttp(app, prepared.config, prepared.log);
    serveDocumentation(app, await createOpenApi(app, metadata));
    await app.listen(prepared.config.PORT, prepared.config.HOST);
    stopOnSignal(prepared.log, async () => {
      await app.close();
      await prepared.release();
    });
    announce(await app.getUrl(), prepared.databaseDescription);
  } catch (error) {
    await prepared.release().catch(() => undefined);
    throw error;
  }
}

function announce(url: string, database: string): void {
  process.stdout.write(
    [
      '',
      `  PAKN is ready.`,
      `  API            ${url}/api/v1`,
      `  Documentation  ${url}/docs   (${url}/openapi.json)`,
      `  Database       ${database}`,
      '',
      '',
    ].join('\n'),
  );
}

main().catch(failToStart);
