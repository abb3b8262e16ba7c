import type { FastifyInstance } from 'fastify';
import { platformErrors } from '../errors/platform.errors';

/** In a route's configuration: it reads multipart forms by itself. */
export const TAKES_FORMS = 'takesForms';

/** Refuses forms on every other route, where nobody would read them and the body would seem to be empty. */
export function refuseForms(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const takesForms = TAKES_FORMS in request.routeOptions.config;
    const isForm = request.headers['content-type']?.startsWith('multipart/') ?? false;
    done(isForm && !takesForms ? platformErrors.UNSUPPORTED_MEDIA_TYPE() : undefined);
  });
}
