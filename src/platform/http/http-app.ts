import { randomUUID } from 'node:crypto';
import cors from '@fastify/cors';
import { VersioningType } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../config/config';
import { Metrics } from '../health/metrics';
import { cleanDeep } from './clean-text';
import { refuseForms } from './forms';
import { refuseUnreadable, refuseUnrouted } from './early-refusals';
import { securityHeaders } from './security-headers';
import { validationPipe } from './validation';

const REQUEST_ID = /^[A-Za-z0-9._-]{8,64}$/;

/** The HTTP adapter with the limits that stand before any of our code. */
export function createAdapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: config.BODY_LIMIT_BYTES,
    // Forms are read part by part by the routes that take files, each with limits of its own.
    multipart: { throwFileSizeLimit: false, limits: { fileSize: config.ATTACHMENT_LIMIT_BYTES } },
    // No middleware of Express's kind is used: without their engine each request is spared a hook.
    skipMiddie: true,
    trustProxy: trusted(config.TRUST_PROXY),
    frameworkErrors: refuseUnrouted,
    clientErrorHandler: refuseUnreadable,
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    genReqId: (raw: { headers: Record<string, string | string[] | undefined> }) => {
      const given = raw.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
}

/** As a function for a number of proxies: Fastify believes nobody where it is given the number itself. */
function trusted(proxies: Config['TRUST_PROXY']) {
  if (typeof proxies !== 'number') return proxies;
  return (_address: string, hop: number) => hop < proxies;
}

/** Prefix, validation, security headers, request ids, one log line and one metric per request. */
export async function configureHttp(
  app: NestFastifyApplication,
  config: Config,
  log: Logger,
): Promise<void> {
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready', 'metrics'] });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(validationPipe());
  if (config.CORS_ORIGINS) {
    await app.register(cors, {
      origin: config.CORS_ORIGINS.split(',').map((origin) => origin.trim()),
      exposedHeaders: ['ETag', 'Location', 'Retry-After', 'X-Request-Id'],
    });
  }
  const metrics = app.get(Metrics);
  const server = app.getHttpAdapter().getInstance();
  const { data, pages } = await securityHeaders();
  server.addHook('onRequest', (request, reply, done) => {
    const careful = request.url.startsWith('/docs') ? pages : data;
    void reply.headers(careful).header('X-Request-Id', request.id);
    done();
  });
  refuseForms(server);
  server.addHook('preValidation', (request, _reply, done) => {
    try {
      request.body = cleanDeep(request.body);
      request.query = cleanDeep(request.query);
      request.params = cleanDeep(request.params);
      done();
    } catch (error) {
      done(error as Error);
    }
  });
  closeAnswered(server);
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    metrics.requestAnswered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    log.info({
      requestId: request.id,
      method: request.method,
      route,
      petitionId: petitionOf(request, route),
      principal: principalOf(request),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}

/**
 * While the server closes, an answer ends its connection. Otherwise the connection of a request that was under way
 * would be kept alive, for a caller who may have nothing more to say, and the process with it.
 */
function closeAnswered(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) void reply.header('Connection', 'close');
    done(null, payload);
  });
}

/** The petition a request is about, where its route names one. */
function petitionOf(request: FastifyRequest, route: string): string | undefined {
  if (!route.includes('/petitions/:id')) return undefined;
  return (request.params as { id?: string } | null)?.id;
}

/** Staff and machines by id; a citizen is only ever "CITIZEN". */
function principalOf(request: FastifyRequest): string | undefined {
  const principal = (request as { principal?: { kind: string; id?: string } }).principal;
  return principal?.id ? `${principal.kind}:${principal.id}` : principal?.kind;
}
