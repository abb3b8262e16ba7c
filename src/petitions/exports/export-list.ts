import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Statement } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import type { PageRequest } from '../../platform/database/page.request';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { SheetFormat } from '../../platform/sheets/sheet-file';
import { actsAt } from '../petition-visibility';
import { References } from '../references';
import type { ExportItem, ExportListResponse } from './dto/export.response';

interface ExportRow {
  id: string;
  accountId: string;
  username: string;
  format: SheetFormat;
  reason: string;
  filters: Record<string, unknown>;
  byPhone: boolean;
  petitionCount: number;
  requestedAt: Date;
  completedAt: Date | null;
}

const USUAL_LIMIT = 50;
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const PAGE: Statement = {
  name: 'exports.page',
  text: `
    select e.id, e.account_id as "accountId", a.username, e.format, e.reason, e.filters,
      e.by_phone as "byPhone", e.petition_count as "petitionCount",
      e.requested_at as "requestedAt", e.completed_at as "completedAt"
    from petition_export e join account a on a.id = e.account_id
    where e.id < $1 order by e.id desc limit $2`,
};

/** Who took petitions out, for those who look after it. */
@Injectable()
export class ExportList {
  constructor(
    private readonly database: Database,
    private readonly references: References,
  ) {}

  /** Exports, the newest first. FORBIDDEN for an auditor of single units, CURSOR_INVALID. */
  async page(query: PageRequest, principal: Principal): Promise<ExportListResponse> {
    const { units } = await this.references.read();
    const isProvinces = actsAt(principal, ['AUDITOR'], units.provincialOffice().id, units);
    if (!isProvinces) throw platformErrors.FORBIDDEN();
    const after = decodeCursor(query.cursor, ['uuid']);
    const limit = query.limit ?? USUAL_LIMIT;
    const rows = await this.database.rows<ExportRow>(PAGE, [after?.[0] ?? LAST_ID, limit + 1]);
    return toPage(rows, limit, (row) => [row.id], shape);
  }
}

const shape = (row: ExportRow): ExportItem => ({
  id: row.id,
  accountId: row.accountId,
  username: row.username,
  format: row.format,
  reason: row.reason,
  filters: row.filters,
  byPhone: row.byPhone,
  petitionCount: row.petitionCount,
  requestedAt: row.requestedAt.toISOString(),
  completedAt: row.completedAt?.toISOString() ?? null,
});
