import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Stops the server this run started, and removes its folder unless it was named from outside. */
export default async function teardown(): Promise<void> {
  const server = globalThis.paknTestServer;
  if (!server) return;
  await server.stop();
  if (!process.env.PAKN_TEST_DIR) {
    rmSync(dirname(server.connection.host), { recursive: true, force: true });
  }
}
