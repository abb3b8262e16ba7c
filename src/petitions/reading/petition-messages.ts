import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal';
import { Database, type Statement } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import type { MessageKind } from '../actions/effects';
import type { PetitionMessagesResponse } from '../dto/petition-message.response';
import { IdentityVault } from '../identity/identity-vault';
import { findPersonalData, mask } from '../publication/masking.rules';
import { NOBODY, type KnownPeople } from '../publication/masking/finding';
import { knownPeople } from '../publication/publication-reading';
import { References } from '../references';
import { refuseUnseenPetition } from './petition-sight';

interface MessageRow {
  id: string;
  kind: MessageKind;
  cycle: number;
  content: string;
  writtenAt: Date;
  authorKind: string;
  satisfied: boolean | null;
}

/** $1 petition, $2 the last message seen, $3 how many. A rating's verdict stands in the event of the same instant. */
const MESSAGES: Statement = {
  name: 'petitions.messages',
  text: `
    select m.id, m.kind, m.cycle, m.content, m.written_at as "writtenAt",
      m.author_kind as "authorKind",
      case when m.kind = 'RATING' then (
        select (e.data->>'satisfied')::boolean from petition_event e
        where e.petition_id = m.petition_id and e.action = 'rate'
          and e.occurred_at = m.written_at
        order by e.seq desc limit 1) end as satisfied
    from petition_message m
    where m.petition_id = $1 and ($2::uuid is null or m.id > $2)
    order by m.id limit $3`,
};

/** What the sender and the administration said to each other. */
@Injectable()
export class PetitionMessages {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly vault: IdentityVault,
  ) {}

  /**
   * The words in order, the oldest first, for whoever may see the petition. Who rated is kept secret (NĐ 224/2026
   * Điều 10): what would tell it is masked in the comment. Error: PETITION_UNKNOWN.
   */
  async page(
    petitionId: string,
    principal: Principal,
    page: { cursor?: string; limit?: number },
  ): Promise<PetitionMessagesResponse> {
    const { units } = await this.references.read();
    await refuseUnseenPetition(this.database, petitionId, principal, units);
    const limit = page.limit ?? 100;
    const [after] = decodeCursor(page.cursor, ['uuid']) ?? [null];
    const values = [petitionId, after, limit + 1];
    const rows = await this.database.rows<MessageRow>(MESSAGES, values);
    const rated = rows.some((row) => row.kind === 'RATING');
    const people = rated ? await knownPeople(this.database, this.vault, petitionId) : NOBODY;
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      ({ id, kind, cycle, content, writtenAt, authorKind, satisfied }) => ({
        id,
        kind,
        cycle,
        writtenBy: authorKind === 'CITIZEN' ? ('SENDER' as const) : ('OFFICE' as const),
        writtenAt: writtenAt.toISOString(),
        content: kind === 'RATING' ? withoutWriter(content, people) : content,
        satisfied,
      }),
    );
  }
}

function withoutWriter(comment: string, people: KnownPeople): string {
  const composed = comment.normalize('NFC');
  return mask(composed, findPersonalData(composed, people));
}
