/**
 * Run by the tests of the embedded server as a node process of its own, because some of them must kill one:
 * `node -r test/support/ts-hook.cjs test/support/embedded-child.ts <hold|orphan> <options as JSON>`.
 * Prints one line of JSON. `hold` starts a server and waits to be killed; `orphan` leaves a server behind.
 */
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres';
import type { EmbeddedPostgresOptions } from '../../src/platform/database/embedded-postgres';
import { chooseAddress } from '../../src/platform/database/embedded/address';
import { findBinaries } from '../../src/platform/database/embedded/binaries';
import { openDataFolder } from '../../src/platform/database/embedded/data-folder';
import { EmbeddedPostgresError } from '../../src/platform/database/embedded/embedded-postgres.error';
import { launchers, type Launcher } from '../../src/platform/database/embedded/launcher';
import { defaultSettings, spawnServer } from '../../src/platform/database/embedded/server-process';

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function hold(options: EmbeddedPostgresOptions): Promise<void> {
  try {
    const { connection, owner, pid } = await startEmbeddedPostgres(options);
    say({ connection, owner, pid });
    setInterval(() => undefined, 60_000);
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    say({ code: error.code, message: error.message });
    process.exitCode = 1;
  }
}

/** Starts a server as a system without parent-death signals would, and ends without it. */
async function orphan(options: EmbeddedPostgresOptions): Promise<void> {
  const folder = openDataFolder(options.dataDir);
  const [first] = await launchers(undefined);
  if (!first) throw new Error('no way to run the server');
  const launcher: Launcher = {
    command: (program, args) => {
      const { file, args: words } = first.command(program, args);
      const [head = program, ...tail] = [file, ...words].filter(
        (word, i, all) =>
          word !== 'setpriv' && word !== '--pdeathsig' && all[i - 1] !== '--pdeathsig',
      );
      return { file: head, args: tail };
    },
  };
  const binaries = await findBinaries(launcher, folder.root);
  const address = await chooseAddress(folder.cluster, launcher);
  spawnServer({ folder, launcher, binaries, address, settings: defaultSettings(true) });
  say({ orphan: true });
}

const [task, json = '{}'] = process.argv.slice(2);
const options = JSON.parse(json) as EmbeddedPostgresOptions;
void (task === 'orphan' ? orphan(options) : hold(options));
