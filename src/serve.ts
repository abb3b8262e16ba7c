import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccountsService } from './accounts/accounts.service';
import { API_TITLE, apiDocumentMaker } from './api-document';
import { AppModule } from './app.module';
import { configureHttp, createAdapter } from './platform/http/http-app';
import { serveDocumentation } from './platform/http/documentation';
import type { PreparedProcess } from './start';
import { WorkerModule } from './worker.module';

/** Starts the API; with `--api-only` without the jobs, which `worker.ts` then does in another process. */
export async function serve({ config, log, lifetime, options, ...prepared }: PreparedProcess) {
  const apiOnly = process.argv.includes('--api-only');
  const root = apiOnly ? AppModule : WorkerModule;
  const app = await NestFactory.create<NestFastifyApplication>(
    root.register(options),
    createAdapter(config),
    { abortOnError: false },
  );
  lifetime.holds(() => app.close());
  await configureHttp(app, config, log);
  serveDocumentation(app, API_TITLE, await apiDocumentMaker(app));
  await app.listen(config.PORT, config.HOST);
  lifetime.goOn();
  // Last of all: had the start failed after this, the password made here would never be shown.
  const administrator = await app
    .get(AccountsService)
    .ensureFirstAdministrator(config.ADMIN_USERNAME, config.ADMIN_PASSWORD);
  announce(await app.getUrl(), prepared.databaseDescription, administrator);
}

interface NewAdministrator {
  username: string;
  /** Null when it was set from outside, and so is known. */
  password: string | null;
}

function announce(url: string, database: string, administrator: NewAdministrator | null): void {
  process.stdout.write(
    [
      '',
      `  PAKN is ready.`,
      `  API            ${url}/api/v1`,
      `  Documentation  ${url}/docs   (${url}/openapi.json)`,
      `  Database       ${database}`,
      ...administratorLines(administrator),
      '',
      '',
    ].join('\n'),
  );
}

/** The only place where a password is ever shown: it was made a moment ago and is kept as a hash only. */
function administratorLines(administrator: NewAdministrator | null): string[] {
  if (!administrator) return [];
  const name = `  Administrator  ${administrator.username}`;
  if (administrator.password === null) return [name];
  return [name, `  Password       ${administrator.password}   (shown only now: change or keep it)`];
}
