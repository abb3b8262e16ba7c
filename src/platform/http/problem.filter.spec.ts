import { Logger } from '@nestjs/common';
import fastify from 'fastify';
import { asDomainError, sendProblem } from './problem.filter';

const failure = (code: string | undefined, message = 'x') =>
  Object.assign(new Error(message), code ? { code } : {});

describe('how a failure of the database is shown', () => {
  it.each(['22007', '22008', '22003', '22P02', '22021'])(
    'a value that PostgreSQL cannot read (%s) is the request, not the system',
    (code) => {
      expect(asDomainError(failure(code))).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    },
  );

  it.each(['55P03', '25P03', '40P01', 'ECONNREFUSED'])('%s is worth another try', (code) => {
    expect(asDomainError(failure(code))).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  });

  it.each([
    'timeout exceeded when trying to connect',
    'Connection terminated due to connection timeout',
    'Connection terminated unexpectedly',
  ])('the driver without a code: %s', (message) => {
    expect(asDomainError(failure(undefined, message)).code).toBe('UNAVAILABLE');
  });

  it('a breach of a constraint stays our failure', () => {
    expect(asDomainError(failure('23514')).status).toBe(500);
  });
});

describe('what is written down of a value that reached the database unchecked', () => {
  it('is the SQLSTATE and the route at level error, never the value', async () => {
    const lines: string[] = [];
    const logger = new Logger('test');
    logger.error = (line: unknown) => void lines.push(JSON.stringify(line));
    const server = fastify();
    server.get('/days/:on', (request, reply) => {
      const error = failure('22008', 'date out of range: "0912345678"');
      sendProblem(error, request, reply, logger);
    });
    const answer = await server.inject('/days/0912345678');
    await server.close();
    expect(answer.statusCode).toBe(400);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"sqlState":"22008","route":"/days/:on"');
    expect(lines[0]).not.toContain('0912345678');
  });
});
