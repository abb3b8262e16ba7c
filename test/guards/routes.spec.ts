import { RequestMethod, VERSION_NEUTRAL } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, VERSION_METADATA } from '@nestjs/common/constants';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { HTTPMethods } from 'fastify';
import { ACCESS, type Access } from '../../src/platform/auth/access.decorators';
import { STAFF_ROLES } from '../../src/platform/auth/principal';
import { startTestApp, type TestApp } from '../support/app';
import { clerkTable } from '../support/clerk-table';
import { signIn } from '../support/people';
import { ROUTES } from './routes.table';

interface Route {
  method: string;
  path: string;
  access: Access | undefined;
}

/** `STAFF` stands for all roles of staff; the order of roles means nothing. */
const wording = (access: Access | undefined): string => {
  if (access === undefined) return 'NOBODY SAID';
  if (access === 'ANYONE' || access === 'UNASKED') return access;
  const isStaff = STAFF_ROLES.every((role) => access.includes(role));
  const rest = isStaff ? access.filter((role) => !STAFF_ROLES.some((s) => s === role)) : access;
  return [...(isStaff ? ['STAFF'] : []), ...rest].toSorted().join(' ');
};

const line = (method: string, path: string, who: string): string => `${method} ${path} ${who}`;

describe('who may call each route', () => {
  let t: TestApp;
  let routes: Route[];
  beforeAll(async () => {
    t = await startTestApp();
    routes = routesOf(t);
  });
  afterAll(() => t.close());

  it('finds the routes that are served, under the addresses at which they are served', () => {
    const server = t.app.getHttpAdapter().getInstance();
    const missing = routes.filter(
      ({ method, path }) => !server.hasRoute({ method: method as HTTPMethods, url: path }),
    );
    expect(missing).toEqual([]);
    expect(routes.length).toBeGreaterThan(10);
  });

  it('is declared by every handler', () => {
    const silent = routes.filter(({ access }) => access === undefined || access.length === 0);
    expect(silent).toEqual([]);
  });

  it('is what the table says, no route more and none less', () => {
    const written = clerkTable(ROUTES).map(([method, path, who]) =>
      line(method!, path!, who!.split(/\s+/).toSorted().join(' ')),
    );
    const found = routes.map(({ method, path, access }) => line(method, path, wording(access)));
    expect(found.toSorted()).toEqual(written.toSorted());
  });

  it('is enforced over HTTP: 401 without credentials, 403 for every role that is not named', async () => {
    const people = await Promise.all(
      STAFF_ROLES.map(async (role) => ({ role, ...(await signIn(t, [{ role }])) })),
    );
    const wrong: string[] = [];
    const knock = async ({ method, path }: Route, expected: number, auth?: [string, string]) => {
      const url = path.replace(/:\w+/g, '01890000-0000-7000-8000-000000000000');
      const headers = auth ? { [auth[0]]: auth[1] } : {};
      const { status } = await fetch(t.url + url, { method, headers });
      if (status !== expected) wrong.push(`${method} ${path} ${status} instead of ${expected}`);
    };
    for (const route of routes) {
      const { access } = route;
      if (access === 'ANYONE' || access === 'UNASKED' || access === undefined) continue;
      if (!access.includes('CITIZEN')) await knock(route, 401);
      const others = people.filter(({ role }) => !access.includes(role));
      await Promise.all(others.map(({ auth }) => knock(route, 403, auth)));
    }
    expect(wrong).toEqual([]);
  });
});

/** Every handler of every controller of the running application. */
function routesOf(t: TestApp): Route[] {
  const reflector = t.app.get(Reflector);
  const scanner = t.app.get(MetadataScanner);
  return t.app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }): Route[] => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name): Route[] => {
        const handler = prototype[name]!;
        const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
        if (method === undefined) return [];
        const access = reflector.getAllAndOverride<Access | undefined>(ACCESS, [
          handler,
          metatype as never,
        ]);
        return [{ method: RequestMethod[method], path: addressOf(metatype, handler), access }];
      });
    });
}

/** As main.ts sets it up: what has no version lies outside the prefix. */
function addressOf(controller: object, handler: object): string {
  const version: unknown = Reflect.getMetadata(VERSION_METADATA, controller);
  const parts = [controller, handler].map((target) =>
    String(Reflect.getMetadata(PATH_METADATA, target)),
  );
  const prefix = version === VERSION_NEUTRAL ? [] : ['api', 'v1'];
  const words = [...prefix, ...parts].flatMap((part) => part.split('/')).filter(Boolean);
  return `/${words.join('/')}`;
}
