import { Injectable } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import { Clock } from '../platform/clock/clock';
import { Database, type Transaction } from '../platform/database/database';
import { decodeCursor, toPage, type Page } from '../platform/database/keyset';
import { platformErrors } from '../platform/errors/platform.errors';
import { once, type IdempotentRequest } from '../platform/idempotency/idempotency';
import { foldedWords } from '../units/folded-text.rules';
import { UnitsService } from '../units/units.service';
import type { ListVersionsRequest } from './dto/list-versions.request';
import type { CreateRoutingRuleRequest, RoutingRuleRequest } from './dto/routing-rule.request';
import { routingErrors } from './routing.errors';
import type { RoutingRule } from './routing.rules';
import { RoutingService } from './routing.service';

/** A version of a rule as it is shown to those who maintain it. */
export interface StoredRule extends RoutingRule {
  targetUnitCode: string | null;
  source: string;
  createdAt: Date;
  createdBy: string | null;
  retiredAt: Date | null;
}

/** Who writes, and which version they mean to replace; null when they do not say. */
export interface RuleChange {
  accountId: string;
  expectedVersion: number | null;
}

/** A list that grows past this is no longer a table somebody can read and answer for. */
const MOST_RULES = 500;

const STORED = `
  select r.id, r.key, r.version, r.position, r.name, r.classes, r.fields,
         r.commune_codes as "communeCodes", r.channels, r.keywords,
         r.target_kind as "targetKind", r.target_unit_id as "targetUnitId",
         u.code as "targetUnitCode", r.source, r.created_at as "createdAt",
         r.created_by as "createdBy", r.retired_at as "retiredAt"
  from routing_rule r left join unit u on u.id = r.target_unit_id`;

/** Keeps the table of rules: a change is a new version, and what was in force stays on record. */
@Injectable()
export class RoutingRulesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly units: UnitsService,
    private readonly routing: RoutingService,
  ) {}

  /** The rules in force, in the order they are read; at most 500. */
  async current(): Promise<StoredRule[]> {
    return this.database.rows<StoredRule>(
      `${STORED} where r.retired_at is null order by r.position, r.key collate "C"`,
    );
  }

  /** Every version of a rule, the newest first. Throws ROUTING_RULE_NOT_FOUND. */
  async versions(key: string, query: ListVersionsRequest): Promise<Page<StoredRule>> {
    const [before] = decodeCursor(query.cursor, ['number']) ?? [null];
    const limit = query.limit ?? 50;
    const rows = await this.database.rows<StoredRule>(
      `${STORED} where r.key = $1 and ($2::integer is null or r.version < $2)
       order by r.version desc limit $3`,
      [key, before === null ? null : Number(before), limit + 1],
    );
    if (rows.length === 0 && before === null) throw routingErrors.ROUTING_RULE_NOT_FOUND({ key });
    return toPage(
      rows,
      limit,
      (row) => [row.version],
      (row) => row,
    );
  }

  /**
   * Puts a rule in force. A key that was retired begins again with its next version. Throws
   * ROUTING_RULE_KEY_TAKEN, ROUTING_RULES_TOO_MANY and what `checked` refuses.
   */
  async create(
    input: CreateRoutingRuleRequest,
    accountId: string,
    request: IdempotentRequest | null,
  ): Promise<StoredRule> {
    const target = await this.checked(input);
    const version = await this.change((tx) =>
      once(tx, request, this.clock.now(), async () => {
        const { key } = input;
        if (await currentVersion(tx, key)) throw routingErrors.ROUTING_RULE_KEY_TAKEN({ key });
        await refuseTooMany(tx);
        return this.enter(tx, key, { input, target, accountId });
      }),
    );
    return this.stored(input.key, version);
  }

  /**
   * Replaces a rule by its next version; the former one is retired. Throws ROUTING_RULE_NOT_FOUND,
   * VERSION_MISMATCH and what `checked` refuses.
   */
  async replace(key: string, input: RoutingRuleRequest, change: RuleChange): Promise<StoredRule> {
    const target = await this.checked(input);
    const version = await this.change(async (tx) => {
      await this.retireCurrent(tx, key, change);
      return this.enter(tx, key, { input, target, accountId: change.accountId });
    });
    return this.stored(key, version);
  }

  /** Takes a rule out of force. Throws ROUTING_RULE_NOT_FOUND or VERSION_MISMATCH. */
  async retire(key: string, change: RuleChange): Promise<void> {
    await this.change((tx) => this.retireCurrent(tx, key, change));
  }

  /** Id of the target unit; refuses what could never match or lead anywhere. */
  private async checked(input: RoutingRuleRequest): Promise<string | null> {
    const unfit = (input.keywords ?? []).find((keyword) => foldedWords(keyword) === ' ');
    if (unfit !== undefined) {
      throw routingErrors.ROUTING_KEYWORD_WITHOUT_WORD({ keyword: unfit });
    }
    const { value: directory } = await this.units.directory();
    const code = (input.communeCodes ?? []).find((each) => !directory.commune(each));
    if (code !== undefined) throw routingErrors.ROUTING_COMMUNE_UNKNOWN({ code });
    const target = input.targetUnitCode ?? null;
    if ((input.targetKind === 'UNIT') !== (target !== null)) {
      throw routingErrors.ROUTING_TARGET_INVALID();
    }
    return target === null ? null : (await this.units.require(target)).id;
  }

  /** Writers of rules go one after the other; readers are not held up. */
  private async change<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await tx.rows('lock table routing_rule in share row exclusive mode');
      return work(tx);
    });
    this.routing.invalidate();
    return result;
  }

  private async enter(
    tx: Transaction,
    key: string,
    rule: { input: RoutingRuleRequest; target: string | null; accountId: string },
  ): Promise<number> {
    const { input, target, accountId } = rule;
    const [row] = await tx.rows<{ version: number }>(
      `insert into routing_rule (id, key, version, position, name, classes, fields, commune_codes,
         channels, keywords, target_kind, target_unit_id, source, created_at, created_by)
       select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
       from routing_rule where key = $2
       returning version`,
      [
        newId(),
        key,
        input.position,
        input.name,
        input.classes ?? [],
        input.fields ?? [],
        input.communeCodes ?? [],
        input.channels ?? [],
        input.keywords ?? [],
        input.targetKind,
        target,
        input.source,
        this.clock.now(),
        accountId,
      ],
    );
    return row!.version;
  }

  private async retireCurrent(tx: Transaction, key: string, change: RuleChange): Promise<void> {
    const version = await currentVersion(tx, key);
    if (version === null) throw routingErrors.ROUTING_RULE_NOT_FOUND({ key });
    if (change.expectedVersion !== null && change.expectedVersion !== version) {
      throw platformErrors.VERSION_MISMATCH();
    }
    await tx.rows(`update routing_rule set retired_at = $2 where key = $1 and retired_at is null`, [
      key,
      this.clock.now(),
    ]);
  }

  private async stored(key: string, version: number): Promise<StoredRule> {
    const [row] = await this.database.rows<StoredRule>(
      `${STORED} where r.key = $1 and r.version = $2`,
      [key, version],
    );
    if (!row) throw routingErrors.ROUTING_RULE_NOT_FOUND({ key });
    return row;
  }
}

async function currentVersion(tx: Transaction, key: string): Promise<number | null> {
  const [row] = await tx.rows<{ version: number }>(
    `select version from routing_rule where key = $1 and retired_at is null`,
    [key],
  );
  return row?.version ?? null;
}

async function refuseTooMany(tx: Transaction): Promise<void> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from routing_rule where retired_at is null`,
  );
  if (row!.count >= MOST_RULES) throw routingErrors.ROUTING_RULES_TOO_MANY({ limit: MOST_RULES });
}
