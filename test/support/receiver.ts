import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedPost {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  posts: ReceivedPost[];
  /** The status it answers with; `SILENT` for never. */
  status: number | 'SILENT';
  headers: Record<string, string>;
  /** What happens elsewhere between a post and its answer. */
  before: (() => PromiseLike<unknown>) | undefined;
  close(): Promise<void>;
}

/** Another system's address: real HTTP on a free port, that keeps what it is sent. */
export async function receivePosts(): Promise<Receiver> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      receiver.posts.push({ path: request.url ?? '', headers: request.headers, body });
      await receiver.before?.();
      if (receiver.status !== 'SILENT')
        response.writeHead(receiver.status, receiver.headers).end('{}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: [],
    status: 200,
    headers: {},
    before: undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return receiver;
}
