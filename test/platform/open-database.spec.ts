import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { loadConfig } from '../../src/platform/config/config';
import { DatabaseUnusableError, openDatabase } from '../../src/platform/database/open-database';
import { testServer } from '../support/databases';
import { databaseUrl } from '../support/programs';

const doors: Server[] = [];
afterAll(() => {
  for (const door of doors) door.close();
});

/** The address of somebody who listens and is no PostgreSQL. */
async function stranger(greet: (socket: Socket) => void): Promise<string> {
  const door = createServer((socket) => {
    socket.on('error', () => undefined);
    greet(socket);
  });
  doors.push(door);
  door.listen(0, '127.0.0.1');
  await new Promise((resolve) => door.once('listening', resolve));
  return `postgres://a:hunter2@127.0.0.1:${(door.address() as AddressInfo).port}/c`;
}

const open = (url: string) => openDatabase(loadConfig({ DATABASE_URL: url }));

describe('a DATABASE_URL that cannot be used is refused with the reason, and never repeated', () => {
  const cases: [string, () => Promise<string> | string, string][] = [
    ['nobody listens', () => 'postgres://a:hunter2@127.0.0.1:1/c', 'nothing listens there'],
    ['no socket', () => 'postgres://a:b@x/c?host=/nowhere', 'no server has its socket there'],
    ['an unknown host', () => 'postgres://a:b@no-host.invalid/c', 'its host is not known'],
    ['no such port', () => 'postgres://a:hunter2@h:99999/c', 'the address is not understood'],
    [
      'a web server',
      () => stranger((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'what answers there is not PostgreSQL',
    ],
    ['somebody who keeps silent', () => stranger(() => undefined), 'it does not answer'],
    [
      'a wrong password',
      () => databaseUrl(testServer(), { password: 'hunter2' }),
      'it refuses the password',
    ],
    [
      'a missing database',
      () => databaseUrl(testServer(), { database: 'no_such_database' }),
      'it has no database of that name',
    ],
  ];
  it.each(cases)('%s', async (_name, url, why) => {
    await expect(open(await url())).rejects.toEqual(
      new DatabaseUnusableError(`The database named by DATABASE_URL cannot be used: ${why}.`),
    );
  });

  it('while one that can be used is opened, also through a socket', async () => {
    const database = await open(databaseUrl(testServer(), { database: 'postgres' }));
    expect(database.description).toBe('PostgreSQL at DATABASE_URL');
    await database.close();
  });
});
