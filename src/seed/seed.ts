import type { ConnectionSettings } from '../platform/database/connection';

/** Loads the seed data. */
export async function seed(_connection: ConnectionSettings, _now: Date): Promise<void> {}
