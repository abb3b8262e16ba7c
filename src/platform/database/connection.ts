/** Where the database is: what both `pg` and TypeORM's PostgreSQL driver understand. */
export type ConnectionSettings =
  | { connectionString: string }
  | { host: string; port: number; user: string; password: string; database: string };

/** The same settings in TypeORM's words. */
export function typeormConnection(settings: ConnectionSettings): Record<string, unknown> {
  if ('connectionString' in settings) return { url: settings.connectionString };
  const { user, ...rest } = settings;
  return { ...rest, username: user };
}
