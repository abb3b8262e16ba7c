import { createSecretKey } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AccessTokens } from '../../src/accounts/access-tokens';
import { unfittingHash } from '../../src/accounts/passwords';
import { AppModule } from '../../src/app.module';
import { newId } from '../../src/platform/auth/ids';
import type { StaffRole } from '../../src/platform/auth/principal';
import { SettableClock } from '../../src/platform/clock/clock';
import { loadConfig } from '../../src/platform/config/config';
import { Database } from '../../src/platform/database/database';
import { configureHttp, createAdapter } from '../../src/platform/http/http-app';
import { createLog, NestLog } from '../../src/platform/logging/logger';
import { openQueueBackend } from '../../src/platform/queue/queue-backend';
import { openWorld, WORLD_NOW, type Reshape, type World } from './world';

/** The whole application on a world, listening, with its clock at the world's present. */
export interface WorldApp {
  app: NestFastifyApplication;
  database: Database;
  clock: SettableClock;
  url: string;
  /** A new account with this role everywhere, as the value of an `Authorization` header. */
  signIn(role: StaffRole): Promise<string>;
  close(): Promise<void>;
}

/** Settings as they would stand in the environment. */
export type Settings = Readonly<Record<string, string>>;

/** Starts the application; `close` it before the world. */
export async function openWorldApp(world: World, settings: Settings = {}): Promise<WorldApp> {
  const config = loadConfig({
    LOG_LEVEL: 'silent',
    STAFF_REQUESTS_PER_MINUTE: '1000000',
    PUBLIC_SUBMISSIONS_PER_MINUTE: '100000',
    PUBLIC_READS_PER_MINUTE: '100000',
    ...settings,
  });
  const log = createLog(config.LOG_LEVEL);
  Logger.overrideLogger(new NestLog(log));
  const queue = await openQueueBackend(world.connection, undefined);
  const clock = new SettableClock(WORLD_NOW);
  const key = (fill: number, bytes: number) => createSecretKey(Buffer.alloc(bytes, fill));
  const secrets = {
    jwt: key(1, 48),
    identity: [{ id: 'k1', key: key(2, 32) }],
    phoneIndex: key(3, 32),
    fingerprint: key(5, 32),
    tracking: key(4, 32),
  };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.register({
      config,
      secrets,
      clock,
      database: world.connection,
      queue: queue.connection,
    }),
    createAdapter(config),
    { abortOnError: false },
  );
  await configureHttp(app, config, log);
  await app.listen(0, '127.0.0.1');
  const database = app.get(Database);
  return {
    app,
    database,
    clock,
    url: await app.getUrl(),
    signIn: (role) => signIn(app, database, role),
    close: async () => {
      await app.close();
      await queue.close();
    },
  };
}

async function signIn(
  app: NestFastifyApplication,
  database: Database,
  role: StaffRole,
): Promise<string> {
  const id = newId();
  const username = `bench-${role.toLowerCase()}`;
  await database.rows(
    `insert into account (id, username, display_name, password_hash, created_at)
     values ($1, $2, $2, $3, $4)`,
    [id, username, unfittingHash(), WORLD_NOW],
  );
  await database.rows(`insert into role_grant (id, account_id, role) values ($1, $2, $3)`, [
    newId(),
    id,
    role,
  ]);
  const token = app.get(AccessTokens).sign({ id, username, grants: [{ role, unitId: null }] });
  return `Bearer ${token}`;
}

/**
 * Does the work on a small and a large province at the same time, so that it can measure both in turns: what else
 * the machine does then weighs on both alike. `reshape` is what to make of each before it is used.
 */
export async function onTwoWorlds<T>(
  small: number,
  large: number,
  work: (small: WorldApp, large: WorldApp) => Promise<T>,
  reshape?: Reshape,
): Promise<T> {
  return onWorld(small, (one) => onWorld(large, (other) => work(one, other), { reshape }), {
    reshape,
  });
}

/** Does the work on one province. */
export async function onWorld<T>(
  petitions: number,
  work: (served: WorldApp) => Promise<T>,
  { reshape, settings }: { reshape?: Reshape | undefined; settings?: Settings } = {},
): Promise<T> {
  const world = await openWorld(petitions, reshape);
  try {
    const served = await openWorldApp(world, settings);
    try {
      return await work(served);
    } finally {
      await served.close();
    }
  } finally {
    await world.close();
  }
}
