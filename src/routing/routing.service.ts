import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../platform/database/database';
import { ReferenceCache } from '../platform/reference/reference-cache';
import { RoutingBook, type IntakePolicy } from './routing-book';
import type { RoutingRule } from './routing.rules';

/** The rules in force, kept in memory; who changes them is `RoutingRulesService`. */
@Injectable()
export class RoutingService {
  private readonly cache: ReferenceCache<RoutingBook>;

  constructor(database: Database) {
    this.cache = new ReferenceCache(database, loadBook);
  }

  /** Rules and intake policies, at most a second old, and the version of the reference data. */
  book(): Promise<{ version: number; value: RoutingBook }> {
    return this.cache.read();
  }

  /** Forgets what is held, so that the next reading is the database's. */
  invalidate(): void {
    this.cache.invalidate();
  }
}

async function loadBook(reader: Reader): Promise<RoutingBook> {
  const rules = await reader.rows<RoutingRule>(
    `select id, key, version, position, name, classes, fields, commune_codes as "communeCodes",
            channels, keywords, target_kind as "targetKind", target_unit_id as "targetUnitId"
     from routing_rule where retired_at is null`,
  );
  const policies = await reader.rows<IntakePolicy>(
    `select class, channel, auto_receive as "autoReceive", auto_assign as "autoAssign"
     from intake_policy`,
  );
  return new RoutingBook(rules, policies);
}
