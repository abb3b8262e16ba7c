import { utimesSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { pdf, photo } from '../support/files';
import { sendAsCitizen, startFilesWorld, type FilesWorld } from '../support/files-world';
import { submit, type Receipt } from '../support/petitions';
import { meeting } from '../support/race';

const LIMIT = 200_000;
const BOUNDARY = 'gioi-han-9f2c';

describe('what an upload may not do', () => {
  let t: FilesWorld;
  let receipt: Receipt;
  beforeAll(async () => {
    t = await startFilesWorld({
      ATTACHMENT_LIMIT_BYTES: String(LIMIT),
      // Each of the requests that meet before a lock holds a connection.
      DATABASE_POOL_SIZE: '20',
    });
  });
  afterAll(() => t.close());
  beforeEach(async () => {
    receipt = await submit(t);
  });

  const rows = async (petitionId: string): Promise<number> => {
    const [row] = await t.database.rows<{ count: number }>(
      `select count(*) as count from attachment where petition_id = $1`,
      [petitionId],
    );
    return row!.count;
  };
  const url = (): string => `/api/v1/tracking/${receipt.code}/attachments`;
  const fileOf = (bytes: number): Buffer =>
    Buffer.concat([pdf(), Buffer.alloc(bytes, ' ')]).subarray(0, bytes);

  describe('in size', () => {
    it('may reach the limit, and not pass it by one byte', async () => {
      await sendAsCitizen(t, receipt, fileOf(LIMIT), 'vua-du.pdf').expect(201);
      const before = t.files();
      const refused = await sendAsCitizen(t, receipt, fileOf(LIMIT + 1), 'qua.pdf').expect(413);
      expect(refused.body).toMatchObject({
        code: 'ATTACHMENT_TOO_LARGE',
        details: { limitBytes: LIMIT },
      });
      expect(t.files()).toEqual(before);
    });

    it('that says nothing of its length is cut off as soon as it is too large', async () => {
      const socket = await open(t.url);
      socket.write(requestHead(url(), receipt, { 'Transfer-Encoding': 'chunked' }));
      const answer = firstLine(socket);
      const send = (bytes: Buffer) =>
        socket.write(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CRLF]));
      send(part('dai.pdf'));
      await goesOnUntilClosed(socket, () => send(Buffer.alloc(50_000, ' ')));
      expect(await answer).toContain('413');
      expect(t.files().filter((path) => path.includes('incoming'))).toEqual([]);
      expect(await rows(receipt.id)).toBe(0);
    });

    it('that says it is far too large is refused before it is read', async () => {
      const socket = await open(t.url);
      socket.write(requestHead(url(), receipt, { 'Content-Length': '900000000' }));
      expect(await firstLine(socket)).toContain('413');
      // It may go on for a moment, so that it hears the answer; then nobody listens any more.
      await goesOnUntilClosed(socket, () => socket.write(Buffer.alloc(10_000)));
    });
  });

  describe('in number', () => {
    it('may come to ten: of fourteen that arrive at once ten are kept and four refused', async () => {
      const answers = await meeting(
        t,
        `select from petition where id = '${receipt.id}' for update`,
        Array.from(
          { length: 14 },
          (_, nth) => () =>
            sendAsCitizen(t, receipt, photo(nth), `${nth}.jpg`).then((answer) => answer),
        ),
      );
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 201)).toHaveLength(10);
      expect(statuses.filter((status) => status === 409)).toHaveLength(4);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({
        code: 'ATTACHMENT_LIMIT_REACHED',
        details: { limit: 10 },
      });
      expect(await rows(receipt.id)).toBe(10);
    });

    it('leaves no bytes of those that found no room at the last moment', async () => {
      const { files } = t;
      for (let nth = 0; nth < 9; nth++) {
        await sendAsCitizen(t, receipt, photo(nth), `${nth}.jpg`).expect(201);
      }
      const before = files().length;
      // Both pass the first look, for there is room for one; the lock decides.
      const answers = await meeting(
        t,
        `select from petition where id = '${receipt.id}' for update`,
        [20, 21, 22].map(
          (nth) => () =>
            sendAsCitizen(t, receipt, photo(nth), `${nth}.jpg`).then((answer) => answer),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
      expect(files()).toHaveLength(before + 1);
    });
  });

  describe('in form', () => {
    const sent = async (body: string, headers: Record<string, string> = {}) =>
      fetch(t.url + url(), {
        method: 'POST',
        headers: { ...formHeaders(receipt), ...headers },
        body,
      });
    const onePart = `${part('a.pdf').toString()}%PDF-1.4\r\n`;
    const field = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="note"\r\n\r\nxin chào\r\n`;

    it.each([
      ['no file', `--${BOUNDARY}--\r\n`, 422, 'ONE_FILE_REQUIRED'],
      ['another field', `${field}--${BOUNDARY}--\r\n`, 422, 'ONE_FILE_REQUIRED'],
      ['a field after the file', `${onePart}${field}--${BOUNDARY}--\r\n`, 422, 'ONE_FILE_REQUIRED'],
      ['two files', `${onePart}${onePart}--${BOUNDARY}--\r\n`, 422, 'ONE_FILE_REQUIRED'],
      [
        'a file in another field',
        `${onePart.replace('name="file"', 'name="photo"')}--${BOUNDARY}--\r\n`,
        422,
        'ONE_FILE_REQUIRED',
      ],
      ['no end', onePart, 400, 'UPLOAD_BROKEN_OFF'],
      ['nothing at all', '', 422, 'ONE_FILE_REQUIRED'],
      ['no form', 'xin chào', 400, 'UPLOAD_BROKEN_OFF'],
    ])('with %s is refused', async (_what, body, status, code) => {
      const answer = await sent(body);
      const problem = (await answer.json()) as { code: string };
      expect([answer.status, problem.code]).toEqual([status, code]);
      expect(t.files().filter((path) => path.includes('incoming'))).toEqual([]);
      expect(await rows(receipt.id)).toBe(0);
    });

    it('is JSON, or a form without a boundary', async () => {
      const json = await sent('{}', { 'Content-Type': 'application/json' });
      expect([json.status, ((await json.json()) as { code: string }).code]).toEqual([
        415,
        'MULTIPART_REQUIRED',
      ]);
      const unbound = await sent('x', { 'Content-Type': 'multipart/form-data' });
      expect([unbound.status, ((await unbound.json()) as { code: string }).code]).toEqual([
        400,
        'UPLOAD_BROKEN_OFF',
      ]);
    });

    it('is sent to a route that takes none: as before, only JSON is read there', async () => {
      const answer = await t.http.post('/api/v1/petitions').attach('file', pdf(), 'a.pdf');
      expect([answer.status, answer.body.code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    });
  });

  describe('when it breaks off', () => {
    it('leaves nothing: no row, no file, not even the part that had come', async () => {
      const before = t.files();
      const socket = await open(t.url);
      socket.write(requestHead(url(), receipt, { 'Content-Length': '150000' }));
      socket.write(Buffer.concat([part('nua.pdf'), fileOf(60_000)]));
      await until(() => t.files().some((path) => path.includes('incoming')));
      socket.destroy();
      await until(() => !t.files().some((path) => path.includes('incoming')));
      expect(t.files()).toEqual(before);
      expect(await rows(receipt.id)).toBe(0);
      // And the process takes the next one.
      await sendAsCitizen(t, receipt, pdf(), 'lai.pdf').expect(201);
    });

    it('because the database refuses the row, takes the stored bytes away again', async () => {
      const before = t.files();
      await t.database.rows(
        `alter table attachment add constraint ck_trial check (name <> 'tu-choi.pdf')`,
      );
      const answer = await sendAsCitizen(t, receipt, pdf('x'), 'tu-choi.pdf');
      await t.database.rows(`alter table attachment drop constraint ck_trial`);
      expect(answer.status).toBe(500);
      expect(t.files()).toEqual(before);
      expect(await rows(receipt.id)).toBe(0);
      const [events] = await t.database.rows<{ count: number }>(
        `select count(*) as count from petition_event where petition_id = $1 and action = 'attach'`,
        [receipt.id],
      );
      expect(events?.count).toBe(0);
    });
  });

  describe('and what a process that died left of it', () => {
    it('is removed after an hour, while what has a row and what is still on its way stay', async () => {
      const { body } = await sendAsCitizen(t, receipt, pdf('giu'), 'giu.pdf').expect(201);
      const { body: lost } = await sendAsCitizen(t, receipt, pdf('mat'), 'mat.pdf').expect(201);
      await t.database.rows(`delete from attachment where id = $1`, [lost.id]);
      const socket = await open(t.url);
      socket.write(requestHead(url(), receipt, { 'Content-Length': '150000' }));
      socket.write(Buffer.concat([part('nua.pdf'), fileOf(30_000)]));
      await until(() => t.files().some((path) => path.includes('incoming')));

      const sweep = () => t.app.get(SweepRegistry).run('tidy-attachments');
      t.clock.set(new Date(Date.now()));
      expect(await sweep()).toEqual({ spooled: 0, stored: 0 });
      const old = new Date(Date.now() - 2 * 3_600_000);
      for (const path of t.files().filter((each) => each.startsWith('attachments/files'))) {
        utimesSync(join(t.dataDir, path), old, old);
      }
      expect(await sweep()).toEqual({ spooled: 0, stored: 1 });
      expect(t.files().some((path) => path.endsWith(body.id))).toBe(true);
      expect(t.files().some((path) => path.endsWith(lost.id))).toBe(false);
      for (const path of t.files().filter((each) => each.includes('incoming'))) {
        utimesSync(join(t.dataDir, path), old, old);
      }
      expect(await sweep()).toEqual({ spooled: 1, stored: 0 });
      expect(await sweep()).toEqual({ spooled: 0, stored: 0 });
      socket.destroy();
    });
  });
});

const formHeaders = (receipt: Receipt): Record<string, string> => ({
  'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
  'Tracking-Token': receipt.trackingToken,
});

/** What stands in a form before the bytes of the file. */
function part(filename: string): Buffer {
  return Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n` +
      'Content-Type: application/pdf\r\n\r\n',
  );
}

const CRLF = Buffer.from('\r\n');

function requestHead(path: string, receipt: Receipt, length: Record<string, string>): string {
  const headers = { ...formHeaders(receipt), Host: 'x', ...length };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** Sends twenty times a second until the other side has had enough. */
async function goesOnUntilClosed(socket: Socket, send: () => void): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const sending = setInterval(send, 50);
  await closed;
  clearInterval(sending);
}

function open(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket));
    // Later ones are a connection that was cut, which 'close' tells too.
    socket.on('error', reject);
  });
}

const firstLine = (socket: Socket): Promise<string> =>
  new Promise((resolve) =>
    socket.once('data', (bytes: Buffer) => resolve(bytes.toString().split('\r\n')[0] ?? '')),
  );

async function until(isSo: () => boolean): Promise<void> {
  const limit = performance.now() + 10_000;
  while (!isSo()) {
    if (performance.now() > limit) throw new Error(`not so within 10 s: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
