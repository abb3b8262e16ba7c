import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiDocumentMaker } from './api-document';
import { AppModule } from './app.module';
import { loadConfig } from './platform/config/config';
import { configureHttp, createAdapter } from './platform/http/http-app';
import { createLog } from './platform/logging/logger';
import type { PlatformOptions } from './platform/platform.module';

const FILE = join('docs', 'openapi.json');
const SHOWN = 10;

/** Writes docs/openapi.json from the code; with `--check` says where the committed file differs, and fails. */
async function main(): Promise<void> {
  const made = `${JSON.stringify(await documentOfCode(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(FILE, made);
    console.log(`Wrote ${FILE}.`);
    return;
  }
  const committed = readFileSync(FILE, 'utf8');
  if (committed === made) {
    console.log(`${FILE} says what the code does.`);
    return;
  }
  const places = differences(JSON.parse(committed), JSON.parse(made));
  console.error(`${FILE} is not what the code does; run \`npm run openapi\` and commit it.`);
  for (const place of places.slice(0, SHOWN)) console.error(`  ${place}`);
  if (places.length > SHOWN) console.error(`  … and ${places.length - SHOWN} more`);
  process.exitCode = 1;
}

/** Only the routes' metadata are read (preview mode): no provider is made, so no database is asked. */
async function documentOfCode() {
  const config = loadConfig({});
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({
      config,
      secrets: {},
      database: {},
      queue: {},
    } as unknown as PlatformOptions),
    createAdapter(config),
    { preview: true, logger: ['error'], abortOnError: false },
  );
  await configureHttp(app, config, createLog('silent'));
  return (await apiDocumentMaker(app))();
}

/** Where two JSON values differ, as paths with what was added, dropped or changed. */
function differences(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isHolder(before) || !isHolder(after)) return [`changed ${path}`];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const found = keys.flatMap((key) => {
    const here = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!(key in before)) return [`added   ${here}`];
    if (!(key in after)) return [`dropped ${here}`];
    return differences(before[key], after[key], here);
  });
  return found.length > 0 ? found : [`order   ${path}`];
}

const isHolder = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
