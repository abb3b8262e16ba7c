import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database, type Reader, type Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { ActionRequest } from '../../platform/http/action-request';
import { once, type IdempotentRequest } from '../../platform/idempotency/idempotency';
import type { ListPetitionsRequest } from '../dto/list-petitions.request';
import type {
  ChangeSavedFilterRequest,
  CreateSavedFilterRequest,
  SavedCriteria,
} from './dto/saved-filter.request';
import type { SavedFilterResponse } from './dto/saved-filter.response';
import { savedFilterErrors } from './saved-filters.errors';

/** More than one overlooks in a menu. */
const MOST_FILTERS = 50;

interface FilterRow {
  id: string;
  name: string;
  filter: SavedCriteria;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const COLUMNS = `id, name, filter, version, created_at as "createdAt", updated_at as "updatedAt"`;

/** Filters of the list of petitions that accounts keep for themselves; nobody sees another's. */
@Injectable()
export class SavedFilters {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All of the account's, by name; at most 50. */
  async list(accountId: string): Promise<SavedFilterResponse[]> {
    const rows = await this.database.rows<FilterRow>(
      `select ${COLUMNS} from saved_filter where account_id = $1
       order by name collate "vi-x-icu", id limit ${MOST_FILTERS}`,
      [accountId],
    );
    return rows.map(shape);
  }

  /** One of the account's; SAVED_FILTER_UNKNOWN. */
  async one(accountId: string, id: string): Promise<SavedFilterResponse> {
    return shape(await ownFilter(this.database, accountId, id));
  }

  /** Saves one. SAVED_FILTER_NAME_TAKEN, SAVED_FILTERS_TOO_MANY. */
  async create(
    accountId: string,
    input: CreateSavedFilterRequest,
    request: IdempotentRequest | null,
  ): Promise<SavedFilterResponse> {
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      once(tx, request, now, async () => {
        await lockFilters(tx, accountId);
        await refuseTooMany(tx, accountId);
        await refuseTaken(tx, accountId, input.name, null);
        const [row] = await tx.rows<FilterRow>(
          `insert into saved_filter (id, account_id, name, filter, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $5) returning ${COLUMNS}`,
          [newId(), accountId, input.name, JSON.stringify(input.filter), now],
        );
        return shape(row!);
      }),
    );
  }

  /** Renames one or replaces what it holds. SAVED_FILTER_UNKNOWN, SAVED_FILTER_NAME_TAKEN, VERSION_MISMATCH. */
  async change(
    action: ActionRequest,
    input: ChangeSavedFilterRequest,
  ): Promise<SavedFilterResponse> {
    const accountId = action.principal.id;
    return this.database.transaction(async (tx) => {
      await lockFilters(tx, accountId);
      await this.ifUnchanged(tx, action);
      if (input.name !== undefined) await refuseTaken(tx, accountId, input.name, action.id);
      const [row] = await tx.rows<FilterRow>(
        `update saved_filter
         set name = coalesce($2, name), filter = coalesce($3::jsonb, filter),
           version = version + 1, updated_at = $4
         where id = $1 returning ${COLUMNS}`,
        [
          action.id,
          input.name ?? null,
          input.filter ? JSON.stringify(input.filter) : null,
          this.clock.now(),
        ],
      );
      return shape(row!);
    });
  }

  /** Deletes one. SAVED_FILTER_UNKNOWN, VERSION_MISMATCH. */
  async remove(action: ActionRequest): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockFilters(tx, action.principal.id);
      await this.ifUnchanged(tx, action);
      await tx.rows(`delete from saved_filter where id = $1`, [action.id]);
    });
  }

  /** The request with what its saved filter holds, where it says nothing itself. SAVED_FILTER_UNKNOWN. */
  async completed(
    request: ListPetitionsRequest,
    principal: Principal,
  ): Promise<ListPetitionsRequest> {
    if (request.savedFilter === undefined) return request;
    if (principal.kind !== 'ACCOUNT') throw savedFilterErrors.SAVED_FILTER_UNKNOWN();
    const { filter } = await ownFilter(this.database, principal.id, request.savedFilter);
    const given = Object.entries(request).filter(([, value]) => value !== undefined);
    return { ...filter, ...Object.fromEntries(given) };
  }

  private async ifUnchanged(tx: Transaction, { id, principal, ifVersion }: ActionRequest) {
    const { version } = await ownFilter(tx, principal.id, id);
    if (ifVersion !== null && ifVersion !== version) {
      throw platformErrors.VERSION_MISMATCH({ version });
    }
  }
}

/** An account's filters are written one after the other, so that neither name nor number is overrun. */
async function lockFilters(tx: Transaction, accountId: string): Promise<void> {
  await tx.rows(`select id from account where id = $1 for no key update`, [accountId]);
}

async function ownFilter(db: Reader, accountId: string, id: string): Promise<FilterRow> {
  const [row] = await db.rows<FilterRow>(
    `select ${COLUMNS} from saved_filter where id = $1 and account_id = $2`,
    [id, accountId],
  );
  if (!row) throw savedFilterErrors.SAVED_FILTER_UNKNOWN();
  return row;
}

async function refuseTooMany(tx: Transaction, accountId: string): Promise<void> {
  const [row] = await tx.rows<{ count: number }>(
    `select count(*) as count from saved_filter where account_id = $1`,
    [accountId],
  );
  if (row!.count >= MOST_FILTERS) {
    throw savedFilterErrors.SAVED_FILTERS_TOO_MANY({ limit: MOST_FILTERS });
  }
}

async function refuseTaken(
  tx: Transaction,
  accountId: string,
  name: string,
  except: string | null,
): Promise<void> {
  const rows = await tx.rows(
    `select id from saved_filter
     where account_id = $1 and name = $2 and id is distinct from $3::uuid`,
    [accountId, name, except],
  );
  if (rows.length > 0) throw savedFilterErrors.SAVED_FILTER_NAME_TAKEN({ name });
}

const shape = (row: FilterRow): SavedFilterResponse => ({
  id: row.id,
  name: row.name,
  filter: row.filter,
  version: row.version,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});
