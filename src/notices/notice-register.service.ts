import { Injectable } from '@nestjs/common';
import { civilDateOf, localDayOf } from '../calendar/local-time.rules';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import { sheetFile } from '../platform/sheets/sheet-file';
import type { RegisterFileRequest, RegisterRequest } from './dto/register.request';
import type { RegisterEntry, RegisterResponse } from './dto/register.response';
import { noticeErrors } from './notices.errors';
import { REGISTER_COLUMNS } from './register-sheet.rules';
import { registerEntry, type RegisterRow } from './register.rules';

const USUAL_LIMIT = 50;
const READ_AT_ONCE = 1000;
/** A workbook is made in memory; a province's letters to all its units fill a third of this in a year. */
const MOST_LINES = 20_000;

export interface RegisterFile {
  bytes: Buffer;
  fileName: string;
}

/** What `page` is asked; the workbook reads longer pages than the API gives. */
type RegisterQuery = Omit<RegisterRequest, 'cursor'> & { cursor?: string | null };

/** The annexes of a letter to many are megabytes; the register needs the names and rounds. */
const REGISTER = `
  select n.id, n.kind, n.state, n.number, n.symbol, n.issued_on as "issuedOn",
         n.signer_name as "signerName", n.cancel_reason as "cancelReason",
         (select coalesce(jsonb_agg(jsonb_build_object(
            'acknowledgedOn', (a.acknowledged_at at time zone 'Asia/Ho_Chi_Minh')::date,
            'replyNumber', (select r.reply_number from notice_reply r
              where r.notice_id = n.id and r.unit_id = a.unit_id and r.reply_number is not null
              order by r.id desc limit 1)) order by a.position), '[]'::jsonb)
          from notice_addressee a
          where a.notice_id = n.id and a.dropped_at is null) as addressees,
         jsonb_set(n.letter, '{letter,units}', (
           select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
             'name', u -> 'name', 'round', u -> 'round', 'rows', '[]'::jsonb))), '[]'::jsonb)
           from jsonb_array_elements(n.letter #> '{letter,units}') u)) as frozen
  from notice n
  where n.year = $1 and n.number is not null and ($2::text is null or n.symbol = $2)
    and ($3::text is null or (n.symbol, n.number) > ($3, $4::integer))
  order by n.symbol, n.number limit $5`;

/** The register of outgoing documents (sổ văn bản đi): every number once given, the cancelled ones too. */
@Injectable()
export class NoticeRegister {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A year's register as a workbook. NOTICE_REGISTER_TOO_LARGE. */
  async workbook({ symbol, ...query }: RegisterFileRequest): Promise<RegisterFile> {
    const year = query.year ?? this.thisYear();
    const rows: RegisterEntry[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await this.page({ year, symbol, limit: READ_AT_ONCE, cursor });
      rows.push(...page.items);
      if (rows.length > MOST_LINES)
        throw noticeErrors.NOTICE_REGISTER_TOO_LARGE({ limit: MOST_LINES });
      cursor = page.nextCursor;
    } while (cursor !== null);
    const sheet = { name: `Sổ văn bản đi ${year}`, columns: REGISTER_COLUMNS, rows };
    return { bytes: await sheetFile(sheet, 'xlsx'), fileName: `so-van-ban-di-${year}.xlsx` };
  }

  /** A page of a year's register in the order of the numbers, one symbol after the other. */
  async page(query: RegisterQuery): Promise<RegisterResponse> {
    const limit = query.limit ?? USUAL_LIMIT;
    const [symbol, number] = decodeCursor(query.cursor ?? undefined, ['text', 'number']) ?? [];
    const rows = await this.database.rows<RegisterRow>(REGISTER, [
      query.year ?? this.thisYear(),
      query.symbol ?? null,
      symbol ?? null,
      number ?? null,
      limit + 1,
    ]);
    return toPage(rows, limit, (row) => [row.symbol, row.number], registerEntry);
  }

  private thisYear(): number {
    return civilDateOf(localDayOf(this.clock.now())).year;
  }
}
