import { Injectable } from '@nestjs/common';
import { civilDateOf, localDayOf } from '../calendar/local-time.rules';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { decodeCursor, toPage } from '../platform/database/keyset';
import type { RegisterRequest } from './dto/register.request';
import type { RegisterResponse } from './dto/register.response';
import { registerEntry, type RegisterRow } from './register.rules';

const USUAL_LIMIT = 50;

/** The annexes of a letter to many are megabytes; the register needs the names. */
const REGISTER = `
  select n.id, n.state, n.number, n.symbol, n.issued_on as "issuedOn",
         n.signer_name as "signerName", n.cancel_reason as "cancelReason",
         (n.acknowledged_at at time zone 'Asia/Ho_Chi_Minh')::date as "acknowledgedOn",
         (select r.reply_number from notice_reply r
          where r.notice_id = n.id and r.reply_number is not null
          order by r.id desc limit 1) as "replyNumber",
         jsonb_set(n.letter, '{letter,units}', (
           select coalesce(jsonb_agg(jsonb_build_object('name', u -> 'name', 'rows', '[]'::jsonb)),
             '[]'::jsonb)
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

  /** A page of a year's register in the order of the numbers, one symbol after the other. */
  async page(query: RegisterRequest): Promise<RegisterResponse> {
    const limit = query.limit ?? USUAL_LIMIT;
    const [symbol, number] = decodeCursor(query.cursor, ['text', 'number']) ?? [];
    const rows = await this.database.rows<RegisterRow>(REGISTER, [
      query.year ?? civilDateOf(localDayOf(this.clock.now())).year,
      query.symbol ?? null,
      symbol ?? null,
      number ?? null,
      limit + 1,
    ]);
    return toPage(rows, limit, (row) => [row.symbol, row.number], registerEntry);
  }
}
