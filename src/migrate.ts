import 'reflect-metadata';
import { runMaintenance, type MaintenanceTask } from './maintenance';
import { migrate, pendingMigrations } from './platform/database/migrate';
import { MIGRATIONS } from './migrations';

/** Brings the schema up to this version and names what it ran; exit code 2 when it could not be done. */
async function bringUp({ connection }: MaintenanceTask): Promise<number> {
  const pending = await pendingMigrations(connection, MIGRATIONS);
  const count = await migrate(connection, MIGRATIONS);
  const lines = count === 0 ? ['The database is up to date.'] : [...pending, `Ran ${count}.`];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
}

void runMaintenance('The migration', bringUp, { onOlderDatabase: true });
