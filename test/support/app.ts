import 'reflect-metadata';
import { createSecretKey } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent';
import { AppModule } from '../../src/app.module';
import { SettableClock } from '../../src/platform/clock/clock';
import { loadConfig, type Config } from '../../src/platform/config/config';
import type { Secrets } from '../../src/platform/config/secrets';
import { Database } from '../../src/platform/database/database';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import { configureHttp, createAdapter } from '../../src/platform/http/http-app';
import { createLog, NestLog } from '../../src/platform/logging/logger';
import { openQueueBackend } from '../../src/platform/queue/queue-backend';
import { WorkerModule } from '../../src/worker.module';
import { cloneDatabase } from './databases';

export const TEST_SECRETS: Secrets = {
  jwt: createSecretKey(Buffer.alloc(48, 1)),
  identity: [{ id: 'k1', key: createSecretKey(Buffer.alloc(32, 2)) }],
  phoneIndex: createSecretKey(Buffer.alloc(32, 3)),
  fingerprint: createSecretKey(Buffer.alloc(32, 5)),
  tracking: createSecretKey(Buffer.alloc(32, 4)),
};

export interface TestApp {
  app: NestFastifyApplication;
  /** Sends real HTTP to the application. */
  http: TestAgent;
  clock: SettableClock;
  database: Database;
  /** For a client beside the application's own: an administrator's, a program's. */
  connection: ConnectionSettings;
  url: string;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** Where the clock stands at the start; Monday 6 April 2026, 8:00 in the province, by default. */
  now?: string;
  /** Settings as they would stand in the environment. */
  settings?: Record<string, string>;
  /** Also run the jobs, as the worker does. */
  worker?: boolean;
}

export const MONDAY = '2026-04-06T01:00:00Z';

/** The whole application on a database of its own, listening on a free port, with a clock that stands still. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const config: Config = loadConfig({
    LOG_LEVEL: 'silent',
    PUBLIC_SUBMISSIONS_PER_MINUTE: '10000',
    PUBLIC_READS_PER_MINUTE: '10000',
    SIGN_INS_PER_MINUTE: '10000',
    STAFF_REQUESTS_PER_MINUTE: '100000',
    DATABASE_POOL_SIZE: '6',
    ...options.settings,
  });
  const log = createLog(config.LOG_LEVEL);
  Logger.overrideLogger(new NestLog(log));
  const testDatabase = await cloneDatabase();
  const queue = await openQueueBackend(testDatabase.connection, config.REDIS_URL);
  const clock = new SettableClock(new Date(options.now ?? MONDAY));
  const root = options.worker ? WorkerModule : AppModule;
  const app = await NestFactory.create<NestFastifyApplication>(
    root.register({
      config,
      secrets: TEST_SECRETS,
      clock,
      database: testDatabase.connection,
      queue: queue.connection,
    }),
    createAdapter(config),
    { abortOnError: false },
  );
  await configureHttp(app, config, log);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    http: supertest(url),
    clock,
    database: app.get(Database),
    connection: testDatabase.connection,
    url,
    close: async () => {
      await app.close();
      await queue.close();
      await testDatabase.drop();
    },
  };
}
