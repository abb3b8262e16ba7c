import { holders, ownRole } from '../escalation/holders.statement';
import type { StaffMessage } from '../messages/message';
import { writeMessages } from '../messages/outbox';
import type { ReferenceBundle } from '../petitions/references';
import type { Transaction } from '../platform/database/database';
import type { Language } from '../platform/i18n/language';
import { letterNumber } from './letter/letter.rules';
import { addresseesOf } from './notice-addressees';
import { REMINDS } from './notice.rules';
import { lastDayToAcknowledge } from './reminder-letter.rules';

/** Whoever may speak for a unit the letter reminds (`actsFor`). $1 the letter. */
const READERS = {
  name: 'notices.unit-readers',
  text: `
    with asked as materialized (
      select a.unit_id, ${ownRole('u')} as role
      from notice_addressee a join notice n on n.id = a.notice_id join unit u on u.id = a.unit_id
      where a.notice_id = $1 and a.dropped_at is null and ${REMINDS}),
    ${holders('asked')}
    select h.unit_id as "unitId", a.id, a.locale
    from holder h join account a on a.id = h.account_id
    order by h.unit_id, a.id`,
};

interface UnitReader {
  unitId: string;
  id: string;
  locale: Language;
}

/** What a telling rests on. */
export interface TellingContext {
  bundle: ReferenceBundle;
  acknowledgeWithinDays: number;
  now: Date;
}

/**
 * Tells the people of a letter's units, in their inboxes, that it was issued to them or that it no longer holds: one
 * message for each unit and reader, in the transaction that does it. Of a letter that never left the office, and of
 * the list for the chairman, nobody is told.
 */
export async function tellUnits(
  tx: Transaction,
  letterId: string,
  what: 'issued' | 'cancelled',
  { bundle, acknowledgeWithinDays, now }: TellingContext,
): Promise<void> {
  const [letter] = await tx.rows<{ number: number; symbol: string; issuedOn: string }>(
    `select number, symbol, issued_on as "issuedOn" from notice where id = $1 and number is not null`,
    [letterId],
  );
  if (!letter) return;
  const { issuedOn } = letter;
  const number = letterNumber(letter.number, letter.symbol);
  const until = lastDayToAcknowledge(issuedOn, acknowledgeWithinDays, bundle.calendars.province);
  const countAt = new Map(
    (await addresseesOf(tx, letterId)).map(({ unitId, petitionCount }) => [unitId, petitionCount]),
  );
  const readers = await tx.rows<UnitReader>(READERS, [letterId]);
  const messages = readers.map(({ unitId, id, locale }): StaffMessage => {
    const unit = bundle.units.byId(unitId)?.name ?? unitId;
    const told = { number, issuedOn, unit };
    return {
      audience: 'STAFF',
      channel: 'INBOX',
      template: `staff.notice-${what}`,
      key: `notice-${what}:${letterId}:${unitId}:${id}`,
      locale,
      accountId: id,
      payload: what === 'issued' ? { ...told, count: countAt.get(unitId) ?? 0, until } : told,
    };
  });
  await writeMessages(tx, messages, now);
}
