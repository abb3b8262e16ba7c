import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Held {
  bytes: Buffer;
  putAt: Date;
}

export const BUCKET = 'pakn-files';

/** A store that speaks the part of S3 that is used, over HTTP, with the bucket in the path. */
export class FilesBucket {
  readonly held = new Map<string, Held>();
  /** What was asked, in order: `PUT attachments/ab/…`. */
  readonly asked: string[] = [];
  refuses = false;
  /** Every object was put then, as far as lists tell. */
  putAt = new Date();
  /** Names on one page of a list. */
  pageSize = 1000;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FilesBucket> {
    const server = createServer();
    const bucket = new FilesBucket(server);
    server.on('request', (request, response) => void bucket.serve(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return bucket;
  }

  get settings(): Record<string, string> {
    return {
      ATTACHMENT_STORE: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      S3_BUCKET: BUCKET,
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname.slice(BUCKET.length + 2));
    this.asked.push(`${request.method} ${key}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.refuses || !request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>');
      return;
    }
    const answer = { PUT: this.put, GET: this.get, DELETE: this.delete }[request.method ?? ''];
    if (!answer) response.writeHead(405).end();
    else answer.call(this, { key, url, request, response, body: Buffer.concat(chunks) });
  }

  private put({ key, request, response, body }: Asked): void {
    const promised = request.headers['x-amz-checksum-sha256'];
    const sum = createHash('sha256').update(body).digest('base64');
    if (promised !== sum) {
      response.writeHead(400).end('<Error><Code>BadDigest</Code></Error>');
      return;
    }
    this.held.set(key, { bytes: body, putAt: this.putAt });
    response.writeHead(200, { ETag: '"x"' }).end();
  }

  private get({ key, url, response }: Asked): void {
    if (url.searchParams.get('list-type') === '2') return this.list(url, response);
    const held = this.held.get(key);
    if (!held) {
      response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    response.writeHead(200, { 'Content-Length': held.bytes.length }).end(held.bytes);
  }

  private delete({ key, response }: Asked): void {
    this.held.delete(key);
    response.writeHead(204).end();
  }

  private list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get('prefix') ?? '';
    const after = url.searchParams.get('continuation-token') ?? '';
    const keys = [...this.held.keys()].filter((key) => key.startsWith(prefix) && key > after);
    const page = keys.toSorted().slice(0, this.pageSize);
    const more = keys.length > page.length;
    const contents = page.map((key) => {
      const { bytes, putAt } = this.held.get(key)!;
      return (
        `<Contents><Key>${key}</Key><LastModified>${putAt.toISOString()}</LastModified>` +
        `<Size>${bytes.length}</Size></Contents>`
      );
    });
    response
      .writeHead(200, { 'Content-Type': 'application/xml' })
      .end(
        `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>` +
          (more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '') +
          `${contents.join('')}</ListBucketResult>`,
      );
  }
}

interface Asked {
  key: string;
  url: URL;
  request: IncomingMessage;
  response: ServerResponse;
  body: Buffer;
}
