import 'reflect-metadata';
import { runMaintenance, type MaintenanceTask } from './maintenance';
import { migrate } from './platform/database/migrate';
import { MIGRATIONS } from './migrations';

/** Brings the schema up to this version and names what it ran; exit code 2 when it could not be done. */
async function bringUp({ connection }: MaintenanceTask): Promise<number> {
  const ran = await migrate(connection, MIGRATIONS);
  const lines = ran.length === 0 ? ['The database is up to date.'] : [...ran, `Ran ${ran.length}.`];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

void runMaintenance('The migration', bringUp, { onOlderDatabase: true });
