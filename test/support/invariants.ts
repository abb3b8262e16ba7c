import type { Database } from '../../src/platform/database/database';

/** What a running clock keeps of each time it stood still: its instants fall on its days. */
const PAUSES = `
  lateral jsonb_to_recordset(k.adjustments) as a(kind text, "fromOn" date, "untilOn" date,
    "fromAt" timestamptz, "untilAt" timestamptz, assumed boolean)`;

const localDay = (instant: string) => `((${instant}) at time zone 'Asia/Ho_Chi_Minh')::date`;

/** Codes of petitions whose row, history and clocks do not say the same; a sound database has none. */
export async function brokenPetitions(database: Database): Promise<string[]> {
  const rows = await database.rows<{ code: string }>(`
    select p.code from petition p
    where (select count(*) from sla_clock k where k.petition_id = p.id and k.kind = 'OUTER'
             and k.stopped_at is null) <> (case when p.open then 1 else 0 end)
       or (select count(*) from sla_clock k where k.petition_id = p.id and k.kind = 'HOLDING'
             and k.stopped_at is null) > 1
       or p.version <> (select max(seq) from petition_event e where e.petition_id = p.id)
       or p.state <> (select to_state from petition_event e where e.petition_id = p.id
                      order by seq desc limit 1)
       or (p.due_on, p.due_at) is distinct from (select (due_on, due_at) from sla_clock k
                      where k.petition_id = p.id
                      and k.kind = 'OUTER' and (k.result is distinct from 'CANCELLED' or not p.open)
                      order by k.stopped_at desc nulls first limit 1)
       or exists (select from sla_clock k, ${PAUSES} where k.petition_id = p.id
                      and k.stopped_at is null
                      and (a.assumed and p.state <> 'AWAITING_SUPPLEMENT'
                        or a."fromAt" > a."untilAt" or ${localDay('a."fromAt"')} <> a."fromOn"
                        or a."untilOn" not in (${localDay('a."untilAt"')},
                          ${localDay(`a."untilAt" - interval '1 millisecond'`)})))
       or p.step_due_at is distinct from (select min(due_at) from sla_clock k
                      where k.petition_id = p.id and k.stopped_at is null
                      and k.kind in ('RECEIVE', 'ASSIGN', 'ACCEPT', 'PUBLISH', 'FOLLOW'))
       or exists (select from interim_update i where i.petition_id = p.id
                      and i.state in ('ASKED', 'PROPOSED')
                      and (i.unit_id <> p.unit_id or not exists (
                        select from sla_clock k where k.petition_id = p.id and k.cycle = i.cycle
                          and k.kind = 'DECREE' and k.stopped_at is null)))
       or p.message_count <> (select count(*) from petition_message m where m.petition_id = p.id)
    order by p.code`);
  return rows.map((row) => row.code);
}
