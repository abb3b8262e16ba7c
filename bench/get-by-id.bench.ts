import type { BenchResult } from './bench-result';
import { compare, describe } from './support/load';
import { openServers, type Servers } from './support/servers';
import { SUBMISSION } from './support/submission';

const CLIENTS = [8, 32];
const PETITIONS = 500;
const TARGET = 0.6;

/** An officer reading one petition after another, against Fastify and `pg` alone sending the same statement. */
export async function run(): Promise<BenchResult[]> {
  const servers = await openServers();
  try {
    const requests = await submittedPaths(servers);
    const results: BenchResult[] = [];
    for (const clients of CLIENTS) {
      const comparison = await compare(servers.ours, servers.bare, {
        requests,
        headers: { authorization: `Bearer ${servers.officerToken}` },
        clients,
        postgresPid: servers.postgresPid,
      });
      results.push({
        claim: `Get by id, ${clients} clients, against bare Fastify + pg`,
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

async function submittedPaths(servers: Servers): Promise<{ method: string; path: string }[]> {
  const requests: { method: string; path: string }[] = [];
  for (let index = 0; index < PETITIONS; index += 1) {
    const answer = await fetch(`${servers.ours.url}/api/v1/petitions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(SUBMISSION),
    });
    const receipt = (await answer.json()) as { id: string };
    requests.push({ method: 'GET', path: `/api/v1/petitions/${receipt.id}` });
  }
  return requests;
}
