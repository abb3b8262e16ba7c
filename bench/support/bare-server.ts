import fastify from 'fastify';
import { Pool } from 'pg';
import { newId } from '../../src/platform/auth/ids';
import type { ConnectionSettings } from '../../src/platform/database/connection';
import type { Recording } from './recording';

/** What the parent process tells the bare server. */
export interface BareOrders {
  connection: ConnectionSettings;
  poolSize: number;
  recording: Recording;
}

type Piece = string | number;

/**
 * The yardstick: Fastify and `pg` alone. It parses the same body and sends the same statements with the same
 * amount of data, but asks nobody who calls, checks nothing, decides nothing and logs nothing.
 */
async function serve({ connection, poolSize, recording }: BareOrders): Promise<string> {
  const pool = new Pool({ ...connection, max: poolSize });
  const server = fastify({ logger: false });
  const { submit, view, receipt, ids } = recording;
  const templates = submit.values.map((value) =>
    typeof value === 'string' ? cutAt(value, ids) : value,
  );
  server.post('/api/v1/petitions', async (request, reply) => {
    if ((request.body as { content?: unknown }).content === undefined) throw new Error('no body');
    const fresh = ids.map(() => newId());
    const values = templates.map((each) => (Array.isArray(each) ? filled(each, fresh) : each));
    const result = await pool.query({ name: submit.name, text: submit.text, values });
    reply.code(201);
    return { ...receipt, id: fresh[0], code: result.rows[0].code };
  });
  const read = async (id: string): Promise<unknown> =>
    (await pool.query({ name: view.name, text: view.text, values: [id] })).rows[0];
  server.get<{ Params: { id: string } }>('/api/v1/petitions/:id', (request) =>
    read(request.params.id),
  );
  return server.listen({ host: '127.0.0.1', port: 0 });
}

/** A text cut at the ids that must be new in every row: numbers say which id stands there. */
function cutAt(text: string, ids: readonly string[]): Piece[] {
  const parts = text.split(new RegExp(`(${ids.join('|')})`));
  return parts.map((part) => (ids.includes(part) ? ids.indexOf(part) : part));
}

const filled = (pieces: readonly Piece[], fresh: readonly string[]): string =>
  pieces.map((piece) => (typeof piece === 'number' ? fresh[piece] : piece)).join('');

process.once('message', (orders: BareOrders) => {
  serve(orders).then(
    (url) => process.send?.({ url }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
