import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Where what is sent goes: a mail server and an address for webhooks that take everything and keep its ids. */
export interface SinkAddresses {
  smtp: string;
  http: string;
}

/** What came since the last question: how much, and how many different ids among it. */
export interface Caught {
  mails: number;
  posts: number;
  ids: number;
}

const caught = { mails: 0, posts: 0, ids: new Set<string>() };

/** As much SMTP as a client needs (RFC 5321); of a mail only its Message-ID is read. */
function converse(socket: Socket): void {
  let unread = '';
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  socket.on('error', () => undefined);
  say('220 sink');
  socket.on('data', (chunk: Buffer) => {
    unread += chunk.toString('latin1');
    for (;;) {
      const end = unread.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = unread.slice(0, end);
      unread = unread.slice(end + (inData ? 5 : 2));
      if (inData) {
        caught.mails += 1;
        caught.ids.add(/^Message-ID: (.*)$/im.exec(text)?.[1] ?? '');
        inData = false;
        say('250 kept');
      } else if (/^DATA/i.test(text)) {
        inData = true;
        say('354 go on');
      } else if (/^QUIT/i.test(text)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  });
}

const posts = createHttpServer((request, response) => {
  request.resume();
  request.on('end', () => {
    caught.posts += 1;
    caught.ids.add(String(request.headers['webhook-id']));
    response.writeHead(204).end();
  });
});

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

async function open(): Promise<SinkAddresses> {
  const smtp = `smtp://127.0.0.1:${await listening(createServer(converse))}`;
  return { smtp, http: `http://127.0.0.1:${await listening(posts)}/` };
}

process.on('message', () => {
  const answer: Caught = { mails: caught.mails, posts: caught.posts, ids: caught.ids.size };
  caught.mails = 0;
  caught.posts = 0;
  caught.ids.clear();
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
void open().then((addresses) => process.send?.(addresses));
