import type { Statement } from '../../platform/database/database';

const COLUMNS = `i.id, i.petition_id as "petitionId", p.code as "petitionCode", i.cycle, i.round,
  i.unit_id as "unitId", i.state, i.text, i.asked_at as "askedAt", i.due_on as "dueOn",
  i.owed_at as "owedAt", i.missed as "missedRounds", i.proposed_at as "proposedAt",
  i.proposed_by as "proposedBy", i.returned_reason as "returnedReason", i.sent_at as "sentAt",
  i.ended_at as "endedAt"`;

export interface InterimRow {
  id: string;
  petitionId: string;
  petitionCode: string;
  cycle: number;
  round: number;
  unitId: string;
  state: 'ASKED' | 'PROPOSED' | 'SENT' | 'MISSED' | 'CANCELLED';
  text: string | null;
  askedAt: Date;
  dueOn: string;
  owedAt: Date;
  missedRounds: number;
  proposedAt: Date | null;
  proposedBy: string | null;
  returnedReason: string | null;
  sentAt: Date | null;
  endedAt: Date | null;
}

/** The same lock as an action takes: of word and answer one waits for the other. */
export const LOCK: Statement = {
  name: 'interim.lock',
  text: `
    select id, version, state, unit_id as "unitId", offered_unit_id as "offeredUnitId",
      participant_unit_ids as "participantUnitIds"
    from petition where id = $1 for no key update`,
};

/** Who works at the unit or is named otherwise: display names; $1 unit, $2 accounts. */
export const STAFF: Statement = {
  name: 'interim.staff',
  text: `
    select display_name as name from account
    where id = any($2::uuid[]) or id in (select account_id from role_grant where unit_id = $1)
    order by id limit 500`,
};

/** The one that is owed now; $1 petition. */
export const OPEN: Statement = {
  name: 'interim.open',
  text: `
    select ${COLUMNS} from interim_update i join petition p on p.id = i.petition_id
    where i.petition_id = $1 and i.state in ('ASKED', 'PROPOSED')`,
};

const changed = (change: string): string => `
  with i as (update interim_update set ${change} where id = $1 returning *)
  select ${COLUMNS} from i join petition p on p.id = i.petition_id`;

/** $1 id, $2 text, $3 the instant, $4 account. */
export const PROPOSE: Statement = {
  name: 'interim.propose',
  text: changed(
    `state = 'PROPOSED', text = $2, proposed_at = $3, proposed_by = $4, returned_reason = null`,
  ),
};

/** $1 id, $2 reason. The text stays for the unit to mend. */
export const SEND_BACK: Statement = {
  name: 'interim.send-back',
  text: changed(`state = 'ASKED', returned_reason = $2, proposed_at = null, proposed_by = null`),
};

/** $1 id, $2 text, $3 the instant, $4 account. */
export const SEND: Statement = {
  name: 'interim.send',
  text: changed(`state = 'SENT', text = $2, sent_at = $3, sent_by = $4`),
};

/** $1 petition. A round a week: the newest of them are all anybody looks at. */
export const OF_PETITION: Statement = {
  name: 'interim.of-petition',
  text: `
    select * from (
      select ${COLUMNS} from interim_update i join petition p on p.id = i.petition_id
      where i.petition_id = $1 order by i.cycle desc, i.round desc limit 200) newest
    order by cycle, round`,
};

/** $1 state or null, $2 late at this instant or null, $3 and $4 the last row seen, $5 how many, $6 the units. */
const owed = (unit: string): string => `
  select * from interim_update
  where ${unit} state in ('ASKED', 'PROPOSED') and ($1::text is null or state = $1)
    and ($2::timestamptz is null or owed_at <= $2)
    and (owed_at, id) > ($3::timestamptz, $4::uuid)
  order by owed_at, id limit $5`;

/** All units: the longest owed first, by the index itself. */
export const OWED_BY_ALL: Statement = {
  name: 'interim.owed-by-all',
  text: `
    select ${COLUMNS} from (${owed('')}) i join petition p on p.id = i.petition_id
    order by i.owed_at, i.id`,
};

/** Some units: the longest owed of each by its own index, so one never reads all others'. */
export const OWED_BY_UNITS: Statement = {
  name: 'interim.owed-by-units',
  text: `
    select ${COLUMNS} from (
      select n.* from unnest($6::uuid[]) as u(id)
      cross join lateral (${owed('unit_id = u.id and')}) n
      order by n.owed_at, n.id limit $5) i
    join petition p on p.id = i.petition_id
    order by i.owed_at, i.id`,
};
