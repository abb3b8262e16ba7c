import type { Statement } from '../../platform/database/database';
import type { PetitionState } from '../petition.rules';
import type { Matter } from './likeness.rules';

/** A petition that may be about the same thing. */
export interface Candidate extends Matter {
  id: string;
  code: string;
  state: PetitionState;
  unitId: string;
}

/** So many of one place are read on either side of the day, the nearest in time first. */
const MOST_OF_A_PLACE = 200;
/** And so many with the same words in the title, wherever, the newest first. */
const MOST_OF_WORDS = 100;
/** Words that so many petitions hold say nothing ("Phản ánh hiện trường"): then only the newest are looked at. */
const COMMON = 3000;
const NEWEST = 1000;
/** Of those, the texts that are most alike go on to be weighed. */
const MOST_WEIGHED = 40;
/** The beginning of a text says what it is about, and bounds what a comparison costs. */
export const COMPARED_LETTERS = 600;

export const MATTER_COLUMNS = `title, content, class, commune_code as "communeCode", address,
  latitude, longitude, submitted_at as "submittedAt"`;

const OF_THE_PLACE = `
  (select p.id from petition p
   where p.commune_code = $4 and p.submitted_at >= $1 and p.submitted_at <= $2
   order by p.submitted_at desc limit ${MOST_OF_A_PLACE})
  union
  (select p.id from petition p
   where p.commune_code = $4 and p.submitted_at > $2 and p.submitted_at <= $3
   order by p.submitted_at limit ${MOST_OF_A_PLACE})`;

/** Without an order, so that reading stops as soon as the words are known to be common. */
const WITH_THE_WORDS = `
  select p.id, p.submitted_at from petition p where p.search_terms @@ $5::tsquery limit ${COMMON}`;

const OF_THE_WORDS = `
  (select w.id from with_words w
   where (select not yes from are_common) and w.submitted_at >= $1 and w.submitted_at <= $3
   order by w.submitted_at desc limit ${MOST_OF_WORDS})
  union
  (select n.id from (
     select p.id, p.search_terms from petition p
     where (select yes from are_common) and p.submitted_at >= $1 and p.submitted_at <= $3
     order by p.submitted_at desc limit ${NEWEST}) n
   where n.search_terms @@ $5::tsquery limit ${MOST_OF_WORDS})`;

/**
 * Petitions of the same commune and of the same words, from $1 to $3 around $2. $4 commune, $5 words of the title as
 * a tsquery, $6 the beginning of the text, folded, $7 the petition itself or null, $8 units whose petitions may be
 * seen or null for all. What was merged is answered by another, and parts of one letter were told apart by an officer.
 */
export const CANDIDATES: Statement = {
  name: 'duplicates.candidates',
  text: `
  with with_words as materialized (${WITH_THE_WORDS}),
  are_common as materialized (select count(*) = ${COMMON} as yes from with_words),
  found as (${OF_THE_PLACE} union ${OF_THE_WORDS})
  select p.id, p.code, p.state, p.unit_id as "unitId", ${MATTER_COLUMNS}
  from found join petition p on p.id = found.id
  where p.state <> 'MERGED' and ($7::uuid is null or (p.id <> $7
      and p.parent_id is distinct from $7
      and not exists (select from petition me where me.id = $7
        and (me.parent_id = p.id or me.parent_id = p.parent_id))))
    and ($8::uuid[] is null or p.unit_id = any($8) or p.offered_unit_id = any($8)
      or p.participant_unit_ids && $8)
  order by similarity(left(p.search_text, ${COMPARED_LETTERS}), $6) desc, p.id desc
  limit ${MOST_WEIGHED}`,
};

export const READ_MATTER: Statement = {
  name: 'duplicates.read-matter',
  text: `
    select ${MATTER_COLUMNS}, unit_id as "unitId", offered_unit_id as "offeredUnitId",
      participant_unit_ids as "participantUnitIds"
    from petition where id = $1`,
};
