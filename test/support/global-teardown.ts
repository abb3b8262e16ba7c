import { rmSync } from 'node:fs';

/** Stops the server of this run, and removes what the run wrote and compiled. */
export default async function teardown(): Promise<void> {
  await globalThis.paknTestServer?.stop();
  for (const folder of [process.env.PAKN_TEST_BUILD!, process.env.PAKN_TEST_RUN!]) {
    rmSync(folder, { recursive: true, force: true });
  }
}
