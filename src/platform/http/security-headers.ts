import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastify from 'fastify';

type Headers = Readonly<Record<string, string>>;

/** What an answer carries so that a browser treats it carefully. */
export interface SecurityHeaders {
  /** For data: nothing in it may be run, framed, guessed at or kept by anyone on the way. */
  data: Headers;
  /** For the pages of the documentation, which load scripts and styles of their own. */
  pages: Headers;
}

let asked: Promise<SecurityHeaders> | undefined;

/**
 * The headers that helmet gives. They never differ from one answer to the next, so helmet is asked once, by a
 * server that nobody else can reach, instead of composing its policy anew for each request.
 */
export function securityHeaders(): Promise<SecurityHeaders> {
  return (asked ??= askForBoth());
}

async function askForBoth(): Promise<SecurityHeaders> {
  const [data, pages] = await Promise.all([askHelmet(DATA), askHelmet(PAGES)]);
  // A citizen's token travels in a header of its own, which caches between do not know to be private.
  return { data: { ...data, 'cache-control': 'no-store' }, pages };
}

/** Plain http is not upgraded: the documentation must load on an office network without a certificate. */
const PAGES: FastifyHelmetOptions = {
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
};

/** Without the headers that only mean something to a page. */
const DATA: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

async function askHelmet(options: FastifyHelmetOptions): Promise<Headers> {
  const model = fastify();
  await model.register(helmet, options);
  model.get('/', (_request, reply) => reply.send(reply.raw.getHeaders()));
  const answer = await model.inject('/');
  await model.close();
  return Object.freeze(answer.json<Record<string, string>>());
}
