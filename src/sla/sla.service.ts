import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../platform/database/database';
import { ReferenceCache } from '../platform/reference/reference-cache';
import type { LimitUnit } from './deadline.rules';
import type { SlaPolicy } from './policy.rules';
import { PolicyBook } from './policy-book';

/** A policy as its table keeps it. */
export interface PolicyRow {
  id: string;
  key: string;
  version: number;
  clock_kind: string;
  class: string | null;
  channel: string | null;
  urgency: string | null;
  amount: number;
  unit: LimitUnit;
  due_soon_days: number | null;
  counted_from: string;
  effective_from: string;
  effective_to: string | null;
  took_over: boolean;
  source: string;
  mark: string;
}

const COLUMNS = `id, key, version, clock_kind, class, channel, urgency, amount, unit, due_soon_days,
  counted_from, effective_from, effective_to, took_over_at is not null as took_over, source, mark`;

/** Gives out the time limits, from memory. */
@Injectable()
export class SlaService {
  private readonly cache: ReferenceCache<PolicyBook>;

  constructor(database: Database) {
    this.cache = new ReferenceCache(database, async (db) => new PolicyBook(await readPolicies(db)));
  }

  /** Every version of every limit, and the reference version it was read at (ADR 0004). */
  book(): Promise<{ version: number; value: PolicyBook }> {
    return this.cache.read();
  }

  /** As `book`, certainly not a second old: for work that looks for what is out of date. */
  async newestBook(): Promise<PolicyBook> {
    this.invalidate();
    return (await this.book()).value;
  }

  /**
   * The version a clock started with. What is in memory may be a second old, so an id it does not know is
   * looked for once more in the table. Throws when there is none: the foreign key says there must be.
   */
  async policyById(id: string): Promise<SlaPolicy> {
    const known = (await this.book()).value.byId(id);
    if (known) return known;
    this.invalidate();
    const policy = (await this.book()).value.byId(id);
    if (!policy) throw new Error(`sla_policy ${id} is not in its table`);
    return policy;
  }

  /** Forgets what is held, after a write. */
  invalidate(): void {
    this.cache.invalidate();
  }
}

/** Every version of every policy, by key and version. */
export async function readPolicies(db: Reader): Promise<SlaPolicy[]> {
  const rows = await db.rows<PolicyRow>(`select ${COLUMNS} from sla_policy order by key, version`);
  return rows.map(asPolicy);
}

function asPolicy(row: PolicyRow): SlaPolicy {
  return {
    id: row.id,
    key: row.key,
    version: row.version,
    clockKind: row.clock_kind,
    class: row.class,
    channel: row.channel,
    urgency: row.urgency,
    limit: { amount: row.amount, unit: row.unit, dueSoonDays: row.due_soon_days },
    countedFrom: row.counted_from,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    tookOver: row.took_over,
    source: row.source,
    mark: row.mark,
  };
}
