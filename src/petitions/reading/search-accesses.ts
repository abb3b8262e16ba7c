import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import type { Principal } from '../../platform/auth/principal';
import { Database } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';

const NOTE = {
  name: 'petitions.note-search-access',
  text: `
    insert into search_access (id, account_id, searched_at, kind, found_count)
    values ($1, $2, $3, 'PHONE', $4)`,
};

/** Keeps who searched by a telephone number, when, and how many petitions they were shown. */
@Injectable()
export class SearchAccesses {
  constructor(private readonly database: Database) {}

  /** Written before the answer is sent: without the trace there is no answer. FORBIDDEN for whoever has no account. */
  async note(principal: Principal, foundCount: number, now: Date): Promise<void> {
    if (principal.kind !== 'ACCOUNT') throw platformErrors.FORBIDDEN();
    await this.database.rows(NOTE, [newId(), principal.id, now, foundCount]);
  }
}
