import type { StaffTemplate } from '../../messages/templates/templates';
import { interimKey } from '../ask-interim-updates.statement';
import { escalationKey } from '../tell.statement';

/** What lies in inboxes and is told by a person's digest; whoever adds to it says here how it is still so. */
export const TOLD_IN_DIGESTS = [
  'staff.escalation',
  'staff.escalation-unheard',
  'staff.interim-update-asked',
  'staff.interim-update-returned',
] as const satisfies readonly StaffTemplate[];

/** What lies in inboxes alone: of letters there are lists that are right at every moment. */
export const TOLD_BY_NO_DIGEST = [
  'staff.notice-cancelled',
  'staff.notice-issued',
  'staff.notice-unacknowledged',
] as const satisfies readonly StaffTemplate[];

/** The day's moment, and the first id that is news, as parameters. */
export interface NewsOf {
  moment: string;
  firstId: string;
}

/** What is joined to a message `m` of an inbox, and what then holds where it is news. */
interface News {
  joined: string;
  holds: string;
}

/** A message in an inbox that was neither read nor told, and is not too old to be news. */
export const untold = ({ firstId }: Pick<NewsOf, 'firstId'>): string => `
  m.channel = 'INBOX' and m.state = 'SENT' and m.read_at is null and m.digest_id is null
  and m.template in ('${TOLD_IN_DIGESTS.join(`', '`)}') and m.id >= ${firstId}`;

/** Rungs of a ladder without an offset stand where due-soon begins; so did DUE_SOON of a ladder that has it no more. */
const WARNS = `coalesce(g.offset_amount < 0, g.level is not null or e.level = 'DUE_SOON')`;

/** What was raised and is still so: a warning until the limit comes, lateness from then on. */
export const raised = (of: NewsOf): News => ({
  joined: `
    join escalation e on e.petition_id = m.petition_id
      and m.idempotency_key = ${escalationKey('e', 'm.account_id')}
    join sla_clock c on c.id = e.clock_id and c.stopped_at is null
    left join ladder_rung g on g.ladder_id = c.ladder_id and g.level = e.level
    join petition p on p.id = e.petition_id
    join unit u on u.id = e.unit_id`,
  holds: `${untold(of)} and e.due_at <= ${of.moment}
    and case when ${WARNS}
      then c.due_at > ${of.moment}
        and (g.offset_amount is not null or c.due_soon_at <= ${of.moment})
      else c.due_at <= ${of.moment} end`,
});

/**
 * Word to a sender that a unit is asked for, or whose text was sent back, and that it still owes in this round: the
 * text lies with it and not with the office, and the petition is open and still there.
 */
export const wordOwed = (of: NewsOf): News => ({
  joined: `
    join interim_update i on i.petition_id = m.petition_id and i.state = 'ASKED'
      and m.payload ->> 'unitId' = i.unit_id::text
    join petition p on p.id = i.petition_id and p.open and p.unit_id = i.unit_id
    join unit u on u.id = i.unit_id`,
  holds: `${untold(of)} and m.created_at <= ${of.moment}
    and (m.idempotency_key = ${interimKey('i', 'm.account_id')}
      or starts_with(m.idempotency_key, 'interim-returned:' || i.id || ':'))`,
});
