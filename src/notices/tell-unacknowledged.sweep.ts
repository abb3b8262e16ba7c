import { Injectable } from '@nestjs/common';
import { holders } from '../escalation/holders.statement';
import { INSTEAD } from '../escalation/tell.statement';
import type { StaffMessage } from '../messages/message';
import { writeMessages } from '../messages/outbox';
import { References, type ReferenceBundle } from '../petitions/references';
import { Database, type Transaction } from '../platform/database/database';
import type { Language } from '../platform/i18n/language';
import { Isolation, type Item } from '../platform/queue/set-aside/isolation';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { letterNumber } from './letter/letter.rules';
import { REMINDS } from './notice.rules';
import { lastDayToAcknowledge, unacknowledgedIfIssuedBefore } from './reminder-letter.rules';
import { ReminderSettingsService } from './reminder-settings.service';

const TELL_UNACKNOWLEDGED = 'tell-unacknowledged';
const BATCH = 100;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
/** So many units are named; the rest is counted, and the letter has them all. */
const NAMED = 10;

/** $1 issued before this day, $2 the last letter seen. A letter is ISSUED while one of its units has not acknowledged. */
const SILENT = {
  name: 'notices.silent',
  text: `
    select n.id from notice n
    where n.state = 'ISSUED' and n.id > $2 and n.issued_on < $1::date and ${REMINDS}
      and n.unacknowledged_told_at is null
    order by n.id limit ${BATCH}`,
};

/** Held until it is told, so that no unit acknowledges meanwhile; one that somebody holds is told by the next run. */
const HOLD = {
  name: 'notices.hold-silent',
  text: `
    select n.id, n.number, n.symbol, n.issued_on as "issuedOn" from notice n
    where n.id = any($1) and n.state = 'ISSUED' and n.unacknowledged_told_at is null
    order by n.id for update of n skip locked`,
};

const UNITS_OF = {
  name: 'notices.silent-units',
  text: `
    select notice_id as "noticeId", unit_id as "unitId" from notice_addressee
    where notice_id = any($1) and dropped_at is null and acknowledged_at is null
    order by notice_id, position`,
};

/** $1 the office. Where it has no officer, those who are told of lateness in the place of a missing role. */
const READERS = {
  name: 'notices.office-readers',
  text: `
    with asked as (select $1::uuid as unit_id, 'PROVINCIAL_OFFICE'::text as role),
    ${holders('asked')}, ${INSTEAD}
    select a.id, a.locale from account a
    where a.id in (select account_id from holder)
      or (not exists (select from holder)
        and a.id::text in (select jsonb_array_elements_text(accounts) from instead))
    order by a.id`,
};

interface SilentLetter {
  id: string;
  number: number;
  symbol: string;
  issuedOn: string;
}

interface Reader {
  id: string;
  locale: Language;
}

/** What a run rests on, read before its transactions begin. */
interface Grounds {
  bundle: ReferenceBundle;
  withinDays: number;
  now: Date;
}

/**
 * Tells the office's officers, in their inboxes, which units let the days pass in which they were to acknowledge a
 * letter: one message for each letter and officer, once, naming who had not when the days were over. A letter that all
 * have acknowledged by then, or that was cancelled, is none.
 */
@SweepJob({
  name: TELL_UNACKNOWLEDGED,
  everySeconds: 300,
  description: 'Tells the provincial office which units did not acknowledge a letter in time',
})
@Injectable()
export class TellUnacknowledgedSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly references: References,
    private readonly settings: ReminderSettingsService,
  ) {}

  /** Counts the letters it told of. */
  async run(now: Date): Promise<SweepCounts> {
    const isolation = await Isolation.begin(this.database, TELL_UNACKNOWLEDGED, 'notice', now);
    const { value: settings } = await this.settings.read();
    const bundle = await this.references.read();
    const grounds = { bundle, withinDays: settings.acknowledgeWithinDays, now };
    const before = unacknowledgedIfIssuedBefore(now, grounds.withinDays, bundle.calendars.province);
    let told = 0;
    let after = BEFORE_ALL;
    for (;;) {
      const letters = await this.database.rows<Item>(SILENT, [before, after]);
      await isolation.each(letters, async (some) => {
        told += await this.database.transaction((tx) => tell(tx, some, grounds));
      });
      const last = letters.at(-1);
      if (!last || letters.length < BATCH) break;
      after = last.id;
    }
    await isolation.end();
    return isolation.found > 0 ? { told, setAside: isolation.found } : { told };
  }
}

/** The messages and the mark that they were written are one transaction. Returns how many letters were told. */
async function tell(tx: Transaction, letters: readonly Item[], grounds: Grounds): Promise<number> {
  const held = await tx.rows<SilentLetter>(HOLD, [letters.map(({ id }) => id)]);
  if (held.length === 0) return 0;
  const ids = held.map(({ id }) => id);
  const silent = await tx.rows<{ noticeId: string; unitId: string }>(UNITS_OF, [ids]);
  const office = grounds.bundle.units.provincialOffice().id;
  const readers = await tx.rows<Reader>(READERS, [office]);
  // Somebody has to hear it: until there is anybody, it is still to be told.
  if (readers.length === 0) return 0;
  const messages = held.flatMap((letter) => {
    const unitIds = silent.filter(({ noticeId }) => noticeId === letter.id).map((a) => a.unitId);
    return readers.map((reader) => messageTo(reader, letter, unitIds, grounds));
  });
  await writeMessages(tx, messages, grounds.now);
  await tx.rows(`update notice set unacknowledged_told_at = $2 where id = any($1)`, [
    ids,
    grounds.now,
  ]);
  return held.length;
}

function messageTo(
  reader: Reader,
  { id, number, symbol, issuedOn }: SilentLetter,
  unitIds: readonly string[],
  { bundle, withinDays }: Grounds,
): StaffMessage {
  const lines = unitIds
    .slice(0, NAMED)
    .map((unitId) => ({ unit: bundle.units.byId(unitId)?.name ?? unitId }));
  const count = unitIds.length;
  return {
    audience: 'STAFF',
    channel: 'INBOX',
    template: 'staff.notice-unacknowledged',
    key: `notice-unacknowledged:${id}:${reader.id}`,
    locale: reader.locale,
    accountId: reader.id,
    payload: {
      number: letterNumber(number, symbol),
      issuedOn,
      until: lastDayToAcknowledge(issuedOn, withinDays, bundle.calendars.province),
      count,
      units: [{ heading: { count }, lines, more: count - lines.length }],
    },
  };
}
