import helmet from '@fastify/helmet';
import fastify from 'fastify';

let asked: Promise<Readonly<Record<string, string>>> | undefined;

/**
 * The headers that helmet gives every answer. They never differ, so helmet is asked once, by a server that nobody
 * else can reach, instead of composing its policy anew for each request. Plain http is not upgraded: the
 * documentation must load on an office network without a certificate.
 */
export function securityHeaders(): Promise<Readonly<Record<string, string>>> {
  return (asked ??= askHelmet());
}

async function askHelmet(): Promise<Readonly<Record<string, string>>> {
  const model = fastify();
  await model.register(helmet, {
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  model.get('/', (_request, reply) => reply.send(reply.raw.getHeaders()));
  const answer = await model.inject('/');
  await model.close();
  return Object.freeze(answer.json<Record<string, string>>());
}
