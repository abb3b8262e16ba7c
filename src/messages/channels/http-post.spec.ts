import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { KeptConnections } from './connections';
import { post } from './http-post';

const A_MINUTE_MS = 60_000;
const NOW = new Date('2026-04-06T01:00:00Z');

describe('posting over connections that are kept', () => {
  let server: Server;
  let sockets: Socket[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let over: KeptConnections;
  beforeEach(async () => {
    sockets = [];
    answer = (_request, response) => response.end('ok');
    server = createServer((request, response) => {
      request.resume().once('end', () => answer(request, response));
    });
    server.on('connection', (socket) => sockets.push(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // Nobody lets go by himself while a test looks.
    server.keepAliveTimeout = 0;
    over = new KeptConnections(null, A_MINUTE_MS);
  });
  afterEach(async () => {
    over.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const port = () => (server.address() as AddressInfo).port;
  const send = (host = '127.0.0.1', withinMs = 2000) =>
    post({ url: `http://${host}:${port()}/`, headers: {}, body: '{}', over, withinMs, now: NOW });
  const until = async (what: () => boolean) => {
    while (!what()) await new Promise((wake) => setTimeout(wake, 2));
  };
  /** Until nothing is under way: the end of a reply comes a moment after its head. */
  const settled = () => {
    const agent = over.agentFor(new URL('http://127.0.0.1/'));
    return until(() => Object.keys(agent.sockets).length === 0);
  };
  const open = () => sockets.filter(({ destroyed }) => !destroyed);

  it('takes one for what goes one after the other, and ten for ten at once', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect(await send()).toEqual({ kind: 'SENT' });
      await settled();
    }
    expect(sockets).toHaveLength(1);
    await Promise.all(Array.from({ length: 10 }, () => send()));
    await settled();
    await Promise.all(Array.from({ length: 10 }, () => send()));
    expect(sockets).toHaveLength(10);
  });

  it('keeps ten and no more', async () => {
    await Promise.all(Array.from({ length: 14 }, () => send()));
    await settled();
    await until(() => open().length <= 10);
    expect(open()).toHaveLength(10);
  });

  it('judges the address of each new connection, and none can be kept that was not judged', async () => {
    let inside = true;
    over = new KeptConnections(() => inside, A_MINUTE_MS);
    expect(await send('localhost')).toEqual({ kind: 'SENT' });
    await settled();
    // The name leads elsewhere by now. What is open leads where it led.
    inside = false;
    expect(await send('localhost')).toEqual({ kind: 'SENT' });
    expect(sockets).toHaveLength(1);
    await settled();
    server.closeAllConnections();
    await until(
      () => Object.keys(over.agentFor(new URL('http://localhost/')).freeSockets).length === 0,
    );
    expect(await send('localhost')).toEqual({ kind: 'REFUSED', code: 'EADDRESSPRIVATE' });
    expect(await send()).toEqual({ kind: 'REFUSED', code: 'EADDRESSPRIVATE' });
    expect(sockets).toHaveLength(1);
  });

  it('sends again over a new one what met a kept one that was just being closed', async () => {
    let answered = 0;
    const seen = new WeakSet<Socket>();
    answer = ({ socket }, response) => {
      if (seen.has(socket)) return socket.destroy();
      seen.add(socket);
      answered += 1;
      return response.end('ok');
    };
    expect(await send()).toEqual({ kind: 'SENT' });
    await settled();
    expect(await send()).toEqual({ kind: 'SENT' });
    expect(answered).toBe(2);
    expect(sockets).toHaveLength(2);
  });

  it('judges that new one too', async () => {
    let inside = true;
    over = new KeptConnections(() => inside, A_MINUTE_MS);
    expect(await send('localhost')).toEqual({ kind: 'SENT' });
    await settled();
    inside = false;
    answer = ({ socket }) => socket.destroy();
    expect(await send('localhost')).toEqual({ kind: 'REFUSED', code: 'EADDRESSPRIVATE' });
    expect(sockets).toHaveLength(1);
  });

  it('counts it as a failure when a new one is closed, and tries no other', async () => {
    answer = ({ socket }) => socket.destroy();
    expect(await send()).toEqual({ kind: 'FAILED', code: 'ECONNRESET' });
    expect(sockets).toHaveLength(1);
  });

  it('takes the head of a reply for the answer, and keeps no connection whose reply does not end', async () => {
    answer = (_request, response) => {
      const more = setInterval(() => response.write('…'), 10);
      response.once('close', () => clearInterval(more));
    };
    expect(await send('127.0.0.1', 50)).toEqual({ kind: 'SENT' });
    await until(() => open().length === 0);
    answer = (_request, response) => response.end(Buffer.alloc(1_000_000));
    expect(await send()).toEqual({ kind: 'SENT' });
    await until(() => open().length === 0);
    answer = (_request, response) => response.end('ok');
    expect(await send()).toEqual({ kind: 'SENT' });
    expect(sockets).toHaveLength(3);
  });

  it('lets go of one that has been idle, but waits for an answer for longer than that', async () => {
    over = new KeptConnections(null, 40);
    answer = (_request, response) => void setTimeout(() => response.end('ok'), 120);
    expect(await send()).toEqual({ kind: 'SENT' });
    await until(() => open().length === 0);
  });

  it('lets go of all when it is closed, once what is under way has been answered', async () => {
    await Promise.all([send(), send()]);
    await settled();
    let reply: (() => void) | undefined;
    answer = (_request, response) => (reply = () => response.end('ok'));
    const underWay = send();
    await until(() => reply !== undefined);
    over.close();
    reply?.();
    expect(await underWay).toEqual({ kind: 'SENT' });
    await until(() => open().length === 0);
  });
});
