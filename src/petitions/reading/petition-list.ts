import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import { unitErrors } from '../../units/units.errors';
import type { ListPetitionsRequest } from '../dto/list-petitions.request';
import type { PetitionListItem, PetitionListResponse } from '../dto/petition.response';
import { latenessOf } from '../lateness.rules';
import type { PetitionState } from '../petition.rules';
import { visibleUnits } from '../petition-visibility';
import { References } from '../references';

interface ListRow {
  id: string;
  code: string;
  externalCode: string | null;
  state: PetitionState;
  class: string | null;
  field: string | null;
  channel: string;
  title: string;
  unitId: string;
  submittedAt: Date;
  dueOn: string;
  dueAt: Date;
  dueSoonAt: Date | null;
  stepDueAt: Date | null;
}

const USUAL_LIMIT = 50;

/** Lists petitions, the newest entered first. */
@Injectable()
export class PetitionList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
  ) {}

  /**
   * One page of the petitions the principal may see that fit every filter; a unit one may not see gives none.
   * UNIT_UNKNOWN for a code that is nobody's.
   */
  async page(query: ListPetitionsRequest, principal: Principal): Promise<PetitionListResponse> {
    const { units } = await this.references.read();
    const now = this.clock.now();
    const limit = query.limit ?? USUAL_LIMIT;
    const where = new Conditions();
    const visible = visibleUnits(principal, units);
    if (visible !== 'ALL') where.add((n) => `p.unit_id = any(${n}::uuid[])`, visible);
    if (query.unitCode !== undefined) {
      const unit = units.byCode(query.unitCode);
      if (!unit) throw unitErrors.UNIT_UNKNOWN({ code: query.unitCode });
      where.add((n) => `p.unit_id = ${n}`, unit.id);
    }
    filter(where, query, now);
    const [after] = decodeCursor(query.cursor, ['uuid']) ?? [];
    if (after !== undefined) where.add((n) => `p.id < ${n}::uuid`, after);
    const rows = await this.database.rows<ListRow>(
      `select p.id, p.code, p.external_code as "externalCode", p.state, p.class, p.field,
              p.channel, p.title, p.unit_id as "unitId", p.submitted_at as "submittedAt",
              p.due_on as "dueOn", p.due_at as "dueAt", p.due_soon_at as "dueSoonAt",
              p.step_due_at as "stepDueAt"
       from petition p ${where.text()} order by p.id desc limit ${limit + 1}`,
      where.values,
    );
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row): PetitionListItem => ({
        id: row.id,
        code: row.code,
        externalCode: row.externalCode,
        state: row.state,
        class: row.class,
        field: row.field,
        channel: row.channel,
        title: row.title,
        unitCode: units.byId(row.unitId)?.code ?? '',
        submittedAt: row.submittedAt.toISOString(),
        dueOn: row.dueOn,
        lateness: latenessOf(row, now),
      }),
    );
  }
}

/** Conditions of a query, each with its parameter. */
class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: (parameter: string) => string, value: unknown): void {
    this.values.push(value);
    this.parts.push(`(${condition(`$${this.values.length}`)})`);
  }

  text(): string {
    return this.parts.length === 0 ? '' : `where ${this.parts.join(' and ')}`;
  }
}

function filter(where: Conditions, query: ListPetitionsRequest, now: Date): void {
  if (query.state !== undefined) where.add((n) => `p.state = ${n}`, query.state);
  if (query.class !== undefined) where.add((n) => `p.class = ${n}`, query.class);
  if (query.submittedFrom !== undefined) {
    where.add((n) => `p.submitted_at >= ${n}`, new Date(query.submittedFrom));
  }
  if (query.submittedTo !== undefined) {
    where.add((n) => `p.submitted_at < ${n}`, new Date(query.submittedTo));
  }
  if (query.late !== undefined) {
    const late = (n: string) => `(p.open and p.due_at <= ${n}) or p.step_due_at <= ${n}`;
    where.add((n) => (query.late ? late(n) : `(${late(n)}) is not true`), now);
  }
  if (query.q !== undefined) {
    where.add(
      (n) =>
        `p.code = upper(${n}) or p.external_code = upper(${n}) ` +
        `or p.search_text like '%' || replace(replace(replace(vi_fold(${n}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`,
      query.q,
    );
  }
}
