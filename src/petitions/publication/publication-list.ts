import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import { CLASS_NAMES, type PetitionClass } from '../../units/petition-classes';
import type { UnitDirectory } from '../../units/unit-directory';
import { unitErrors } from '../../units/units.errors';
import { References } from '../references';
import type { ListPublicationsRequest } from './dto/list-publications.request';
import type {
  PublicationListItem,
  PublicationListResponse,
  PublicationResponse,
} from './dto/publication.response';
import { publicationErrors } from './publication.errors';

interface ListRow {
  id: string;
  code: string;
  class: PetitionClass;
  field: string | null;
  communeCode: string | null;
  unitId: string;
  title: string;
  summary: string;
  result: string;
  publishedAt: Date;
}

interface OneRow extends ListRow {
  finding: string;
  cause: string | null;
  actionTaken: string;
  plannedOn: string | null;
  competentBody: string | null;
  legalBasis: string | null;
  contact: string | null;
}

const LISTED = `id, code, class, field, commune_code as "communeCode", unit_id as "unitId", title, summary,
  result, published_at as "publishedAt"`;

const ONE = {
  name: 'publication.one',
  text: `
    select ${LISTED}, finding, cause, action_taken as "actionTaken", planned_on as "plannedOn",
      competent_body as "competentBody", legal_basis as "legalBasis", contact
    from publication where code = $1 and withdrawn_at is null`,
};

const USUAL_LIMIT = 20;

/** Reads what the public may: only what was published and stands. */
@Injectable()
export class PublicationList {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /** One page of what fits every filter, the newest first. UNIT_UNKNOWN for a code that is nobody's. */
  async page(query: ListPublicationsRequest): Promise<PublicationListResponse> {
    const { units } = await this.references.read();
    const limit = query.limit ?? USUAL_LIMIT;
    const where = new Conditions('withdrawn_at is null');
    if (query.unitCode !== undefined) {
      const unit = units.byCode(query.unitCode);
      if (!unit) throw unitErrors.UNIT_UNKNOWN({ code: query.unitCode });
      where.add((n) => `unit_id = ${n}`, unit.id);
    }
    filter(where, query);
    const cursor = decodeCursor(query.cursor, ['instant', 'uuid']);
    if (cursor) where.addAfter(cursor);
    const rows = await this.database.rows<ListRow>(
      `select ${LISTED} from publication ${where.text()}
       order by published_at desc, id desc limit ${limit + 1}`,
      where.values,
    );
    return toPage(
      rows,
      limit,
      (row) => [row.publishedAt.toISOString(), row.id],
      (row) => shapeItem(row, units),
    );
  }

  /** What stands under a petition's code, in whatever case it is typed. PUBLICATION_UNKNOWN. */
  async one(code: string): Promise<PublicationResponse> {
    const [row] = await this.database.rows<OneRow>(ONE, [code.toUpperCase()]);
    if (!row) throw publicationErrors.PUBLICATION_UNKNOWN();
    const { units } = await this.references.read();
    const { finding, cause, actionTaken, result, plannedOn, competentBody, legalBasis, contact } =
      row;
    return {
      ...shapeItem(row, units),
      answer: {
        finding,
        cause,
        actionTaken,
        result,
        plannedOn,
        competentBody,
        legalBasis,
        contact,
      },
    };
  }
}

/** Conditions of a query, each with its parameters. */
class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[];

  constructor(first: string) {
    this.parts = [first];
  }

  add(condition: (parameter: string) => string, value: unknown): void {
    this.values.push(value);
    this.parts.push(`(${condition(`$${this.values.length}`)})`);
  }

  addAfter([publishedAt, id]: readonly (string | number)[]): void {
    this.values.push(publishedAt, id);
    const last = this.values.length;
    this.parts.push(`(published_at, id) < ($${last - 1}::timestamptz, $${last}::uuid)`);
  }

  text(): string {
    return `where ${this.parts.join(' and ')}`;
  }
}

function filter(where: Conditions, query: ListPublicationsRequest): void {
  if (query.class !== undefined) where.add((n) => `class = ${n}`, query.class);
  if (query.field !== undefined) where.add((n) => `field = ${n}`, query.field);
  if (query.communeCode !== undefined) where.add((n) => `commune_code = ${n}`, query.communeCode);
  if (query.from !== undefined) where.add((n) => `published_at >= ${n}`, new Date(query.from));
  if (query.to !== undefined) where.add((n) => `published_at < ${n}`, new Date(query.to));
  if (query.q !== undefined) {
    where.add(
      (n) =>
        `code = upper(${n}) or vi_fold(title || ' ' || summary) like '%' || ` +
        `replace(replace(replace(vi_fold(${n}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'`,
      query.q,
    );
  }
}

function shapeItem(row: ListRow, units: UnitDirectory): PublicationListItem {
  const unit = units.byId(row.unitId);
  const commune = row.communeCode === null ? undefined : units.byCode(row.communeCode);
  return {
    code: row.code,
    title: row.title,
    summary: row.summary,
    class: row.class,
    className: CLASS_NAMES[row.class],
    field: row.field,
    communeCode: row.communeCode,
    communeName: commune?.shortName ?? null,
    unitCode: unit?.code ?? '',
    unitName: unit?.name ?? '',
    result: row.result,
    publishedAt: row.publishedAt.toISOString(),
  };
}
