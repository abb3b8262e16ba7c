import type { TestApp } from './app';

/** So many copies of a petition as it stands, with its running clocks, of these kinds alone if any are named. */
export async function copyPetition(
  t: Pick<TestApp, 'database'>,
  petitionId: string,
  copies: number,
  kinds: readonly string[] | null = null,
): Promise<void> {
  await t.database.rows(
    `with many as (select gen_random_uuid() as id, n from generate_series(1, $2::integer) as n),
     p as (
       insert into petition (id, code, state, version, open, class, channel, title, content,
         anonymous, unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at,
         due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash,
         last_event_hash)
       select many.id, 'T' || n, state, version, true, class, channel, title, content, anonymous,
         unit_id, submitted_at, entered_at, due_on, due_at, due_soon_at, due_provisional,
         step_kind, step_due_on, step_due_at, tracking_token_hash, last_event_hash
       from many, petition where petition.id = $1
       returning id)
     insert into sla_clock (id, petition_id, kind, cycle, unit_id, started_at, policy_id,
       calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
       ladder_id, ladder_edition, rungs, rung_ats)
     select gen_random_uuid(), p.id, kind, cycle, unit_id, started_at, policy_id,
       calendar_version, due_on, due_at, due_soon_at, provisional, next_level, next_level_at,
       ladder_id, ladder_edition, rungs, rung_ats
     from p, sla_clock c where c.petition_id = $1 and ($3::text[] is null or c.kind = any($3))`,
    [petitionId, copies, kinds],
  );
}
