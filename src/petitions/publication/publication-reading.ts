import type { Reader, Statement } from '../../platform/database/database';
import type { IdentityVault } from '../identity/identity-vault';
import type { KnownPeople } from './masking/finding';

/** A petition with its approved answer, as far as publishing looks at them. */
export interface PublishableRow {
  id: string;
  state: string;
  version: number;
  class: string | null;
  unitId: string;
  title: string;
  answer: PublishableAnswer | null;
}

export interface PublishableAnswer {
  finding: string;
  cause: string | null;
  actionTaken: string;
  result: string;
  plannedOn: string | null;
  competentBody: string | null;
  legalBasis: string | null;
  contact: string | null;
  evidence: string[];
}

const READ: Statement = {
  name: 'publication.read-petition',
  text: `
    select p.id, p.state, p.version, p.class, p.unit_id as "unitId", p.title, a.answer
    from petition p
    left join lateral (
      select jsonb_build_object('finding', finding, 'cause', cause, 'actionTaken', action_taken,
        'result', result, 'plannedOn', planned_on, 'competentBody', competent_body,
        'legalBasis', legal_basis, 'contact', contact, 'evidence', to_jsonb(evidence)) as answer
      from petition_answer
      where petition_id = p.id and cycle = p.cycle and state = 'APPROVED'
      order by number desc limit 1
    ) a on true
    where p.id = $1`,
};

/** The petition and the approved answer of its present cycle; undefined when there is no such petition. */
export async function readPublishable(
  reader: Reader,
  petitionId: string,
): Promise<PublishableRow | undefined> {
  const [row] = await reader.rows<PublishableRow>(READ, [petitionId]);
  return row;
}

// An answer goes to everybody whose petition was merged into this one, and may name any of them; a part split off
// has its sender with the letter it came from. The newest five hundred bound the work after a flood.
const SENDERS: Statement = {
  name: 'publication.read-senders',
  text: `
    select s.petition_id as "petitionId", s.key_id as "keyId", s.sealed
    from petition_submitter s
    where s.petition_id in (
      select $1::uuid
      union select parent_id from petition where id = $1 and parent_id is not null
      union (select id from petition where merged_into_id = $1 order by id desc limit 500))`,
};

interface SealedRow {
  petitionId: string;
  keyId: string;
  sealed: Buffer;
}

/** Everybody behind the petition, opened here to be looked for and never sent on. */
export async function knownPeople(
  reader: Reader,
  vault: IdentityVault,
  petitionId: string,
): Promise<KnownPeople> {
  const rows = await reader.rows<SealedRow>(SENDERS, [petitionId]);
  const people = rows.map((row) => vault.open(row.petitionId, row));
  const given = (texts: (string | null)[]): string[] => texts.filter((text) => text !== null);
  return {
    names: people.map(({ name }) => name),
    phones: given(people.map(({ phone }) => phone)),
    emails: given(people.map(({ email }) => email)),
    addresses: given(people.map(({ address }) => address)),
  };
}
