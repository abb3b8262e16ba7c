import type { Database, Reader } from '../database/database';

const STATEMENT = {
  name: 'reference.version',
  text: 'select version from reference_version',
};

interface Held<T> {
  version: number;
  checkedAt: number;
  value: T;
}

/**
 * Keeps a table that rarely changes in memory, cluster-safe (ADR 0004). Every change of reference data moves one
 * number; `read` looks at the number again when its last look is older than `freshForMs`, and a write proves
 * inside its own statement that the number has not moved. It reads aside from the pool, since transactions wait for
 * what it reads.
 */
export class ReferenceCache<T> {
  private held: Held<T> | undefined;
  private loading: Promise<Held<T>> | undefined;

  constructor(
    private readonly database: Database,
    private readonly load: (reader: Reader) => Promise<T>,
    private readonly freshForMs = 1000,
  ) {}

  /** The value and the version it was read at, at most `freshForMs` behind the database. */
  async read(): Promise<{ version: number; value: T }> {
    const held = this.held;
    const now = performance.now();
    if (held && now - held.checkedAt < this.freshForMs) return held;
    if (held && (await currentReferenceVersion(this.database.side)) === held.version) {
      held.checkedAt = now;
      return held;
    }
    return this.reload();
  }

  /** Forgets what is held: after a write of one's own, or when a statement found the version moved. */
  invalidate(): void {
    this.held = undefined;
  }

  private reload(): Promise<Held<T>> {
    this.loading ??= this.fetch().finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async fetch(): Promise<Held<T>> {
    // The number is read first: a change in between makes the value newer than its number, never older.
    const version = await currentReferenceVersion(this.database.side);
    const value = await this.load(this.database.side);
    this.held = { version, value, checkedAt: performance.now() };
    return this.held;
  }
}

/** The present version of all reference data. */
export async function currentReferenceVersion(db: Reader): Promise<number> {
  const [row] = await db.rows<{ version: number }>(STATEMENT);
  return row?.version ?? 0;
}
