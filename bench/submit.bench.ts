import type { BenchResult } from './bench-result';
import { compare, describe } from './support/load';
import { openServers } from './support/servers';
import { SUBMISSION } from './support/submission';

const CLIENTS = [8, 32];
const TARGET = 0.6;

/** Submitting a petition, against Fastify and `pg` alone sending the same statement. */
export async function run(): Promise<BenchResult[]> {
  const servers = await openServers();
  try {
    const results: BenchResult[] = [];
    for (const clients of CLIENTS) {
      const comparison = await compare(servers.ours, servers.bare, {
        requests: [{ method: 'POST', path: '/api/v1/petitions', body: JSON.stringify(SUBMISSION) }],
        headers: { 'content-type': 'application/json' },
        clients,
        postgresPid: servers.postgresPid,
      });
      results.push({
        claim: `Submit, ${clients} clients, against bare Fastify + pg`,
        measured: describe(comparison),
        ratio: comparison.ratio,
        target: `>= ${TARGET} of bare`,
        ok: comparison.ratio >= TARGET,
      });
    }
    return results;
  } finally {
    await servers.close();
  }
}
