import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Removes what this run compiled, stops the server it started, and removes its folder unless it was named from
 * outside.
 */
export default async function teardown(): Promise<void> {
  rmSync(process.env.PAKN_TEST_BUILD!, { recursive: true, force: true });
  const server = globalThis.paknTestServer;
  if (!server) return;
  await server.stop();
  if (!process.env.PAKN_TEST_DIR) {
    rmSync(dirname(server.connection.host), { recursive: true, force: true });
  }
}
