import type { Statement, Transaction } from '../../platform/database/database';
import { insertForCitizens } from '../../messages/outbox.columns';
import { idAt } from '../../platform/database/sql-ids';
import type { PetitionRow } from '../ledger/petition-row';
import type { ActionCommand } from './action-inputs';
import { newsOf, type CitizenNews } from './citizen-news.rules';

/** Each sender by the first way that is open on both sides; who sent a part is who sent the letter. */
const NEWS = `(
    select ${idAt('a.at')} as id, 'petition:' || a.petition_id || ':' || a.version || ':' || p.id as key,
      w.way as channel, a.template, a.payload || jsonb_build_object('code', p.code) as payload,
      p.id as petition_id, a.at
    from jsonb_to_record($1::jsonb) as a(petition_id uuid, version integer, template text,
      payload jsonb, at timestamptz, ways text[], also_merged boolean)
    cross join lateral (
      select x.id, x.parent_id, x.code from petition x where x.id = a.petition_id
      union all
      select x.id, x.parent_id, x.code from petition x
      where a.also_merged and x.merged_into_id = a.petition_id) p
    cross join lateral (
      select s.reachable_by from petition_submitter s where s.petition_id in (p.id, p.parent_id)
      order by s.petition_id = p.id desc limit 1) s
    cross join lateral (
      select r.way from unnest(s.reachable_by) with ordinality as r(way, place)
      where r.way = any(a.ways) order by r.place limit 1) w)`;

const TELL_SENDER: Statement = { name: 'petitions.tell-sender', text: insertForCitizens(NEWS) };

interface Telling {
  ways: readonly string[];
  now: Date;
}

/**
 * Writes what the sender is told of an action into the outbox, in the action's own transaction. Nothing for who left
 * no contact. `ways` are the channels that are configured.
 */
export async function tellSender(
  tx: Transaction,
  row: PetitionRow,
  command: ActionCommand,
  by: Telling,
): Promise<void> {
  const news = newsOf(command, row);
  if (news) await tellNews(tx, row, news, by);
}

/** The same for news that no action of the lifecycle makes; `about` is the petition with the event's own version. */
export async function tellNews(
  tx: Transaction,
  about: { id: string; version: number },
  news: CitizenNews,
  { ways, now }: Telling,
): Promise<void> {
  if (!ways.some((way) => way === 'SMS' || way === 'EMAIL')) return;
  await tx.rows(TELL_SENDER, [
    JSON.stringify({
      petition_id: about.id,
      version: about.version,
      template: news.template,
      payload: news.payload,
      at: now,
      ways,
      also_merged: news.alsoMerged,
    }),
  ]);
}
