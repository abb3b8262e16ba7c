import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A mail as a mailbox would receive it. */
export interface CaughtMail {
  to: string[];
  messageId: string;
  subject: string;
  /** The decoded parts: text, then HTML. */
  parts: string[];
}

export interface MailCatcher {
  url: string;
  mails: CaughtMail[];
  /** Conversations that have begun. */
  greeted: number;
  /** `GREETING`: says nothing. `DATA`: takes the mail and never says so. A number refuses every recipient by it. */
  behaviour: 'ACCEPT' | 'GREETING' | 'DATA' | number;
  close(): Promise<void>;
}

/** A mail server that keeps what it is given: real SMTP on a free port (RFC 5321, as much as a client needs). */
export async function catchMail(): Promise<MailCatcher> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    catcher.greeted += 1;
    if (catcher.behaviour !== 'GREETING') converse(socket, catcher);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const catcher: MailCatcher = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails: [],
    greeted: 0,
    behaviour: 'ACCEPT',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
  return catcher;
}

function converse(socket: Socket, catcher: MailCatcher): void {
  let unread = '';
  let inData = false;
  let to: string[] = [];
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 catcher');
  socket.on('data', (chunk: Buffer) => {
    unread += chunk.toString('latin1');
    for (;;) {
      const end = unread.indexOf(inData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const line = unread.slice(0, end);
      unread = unread.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        catcher.mails.push({ ...read(line), to });
        if (catcher.behaviour !== 'DATA') say('250 kept');
      } else if (/^(EHLO|HELO)/i.test(line)) say('250 catcher');
      else if (/^MAIL FROM/i.test(line)) {
        to = [];
        say('250 ok');
      } else if (/^RCPT TO/i.test(line)) {
        if (typeof catcher.behaviour === 'number') say(`${catcher.behaviour} not <here>`);
        else {
          to.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
          say('250 ok');
        }
      } else if (/^DATA/i.test(line)) {
        inData = true;
        say('354 go on');
      } else if (/^QUIT/i.test(line)) {
        say('221 bye');
        socket.end();
      } else say('250 ok');
    }
  });
}

function read(raw: string): Omit<CaughtMail, 'to'> {
  const { headers, body } = split(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  return {
    messageId: headers['message-id'] ?? '',
    subject: decodedWords(headers.subject ?? ''),
    parts: parts.map((part) => {
      const { headers: own, body: text } = split(part.replace(/^\r\n/, ''));
      return decoded(text, own['content-transfer-encoding'] ?? '').trim();
    }),
  };
}

function split(raw: string): { headers: Record<string, string>; body: string } {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const pairs = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  return {
    headers: Object.fromEntries(pairs) as Record<string, string>,
    body: rest.join('\r\n\r\n'),
  };
}

function decoded(text: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(text, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(text, 'latin1').toString('utf8');
  return quoted(text.replace(/=\r\n/g, ''));
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  ).toString('utf8');

/** `=?UTF-8?B?…?=` and its kin (RFC 2047). */
function decodedWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_whole, way: string, words: string) =>
    way.toUpperCase() === 'B'
      ? Buffer.from(words, 'base64').toString('utf8')
      : quoted(words.replace(/_/g, ' ')),
  );
}
