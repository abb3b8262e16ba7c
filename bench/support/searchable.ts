import { Database } from '../../src/platform/database/database';
import { IdentityVault } from '../../src/petitions/identity/identity-vault';
import type { WorldApp } from './world-app';

/** Somebody who has written so many times, and whose number is looked up. */
export const CALLER = { phone: '0912 000 123', e164: '+84912000123', petitions: 20 };

/** Words that few petitions of a world hold, spread over all of its days. */
export const RARE = { words: 'sat lo bo ke', petitions: 20 };

/**
 * Gives every petition of a world a sender, and a few of them the same one and words that no other has. A sender's
 * sealed identity is never opened here and stands for any of its length.
 */
export async function makeSearchable(served: WorldApp): Promise<void> {
  const { app } = served;
  const database = app.get(Database);
  const phoneIndex = app.get(IdentityVault).phoneIndex(CALLER.e164);
  await database.transaction(async (tx) => {
    // Right by construction, as all of a world is: checking a million foreign keys would double the wait.
    await tx.rows(`set local session_replication_role = replica`);
    await tx.rows(
      `insert into petition_submitter (petition_id, kind, key_id, sealed, phone_index)
       select id, 'INDIVIDUAL', 'k1', decode(repeat(md5(code), 8), 'hex'),
         decode(md5(code) || md5(title), 'hex')
       from petition`,
    );
    await tx.rows(
      `with few as (
         select id from (select id, row_number() over (order by id) as n, count(*) over () as total
           from petition) p where n % (p.total / $1) = p.total / $1 / 2)
       update petition_submitter s set phone_index = $2 from few where s.petition_id = few.id`,
      [CALLER.petitions, phoneIndex],
    );
    await tx.rows(
      `with few as (
         select id from (select id, row_number() over (order by id) as n, count(*) over () as total
           from petition) p where n % (p.total / $1) = p.total / $1 / 3)
       update petition p set content = 'Sạt lở bờ kè, ' || content from few where p.id = few.id`,
      [RARE.petitions],
    );
  });
  await database.rows(`vacuum (analyze) petition_submitter`);
  await database.rows(`vacuum (analyze) petition`);
}
