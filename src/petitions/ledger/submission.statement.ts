import type { Statement } from '../../platform/database/database';
import { insertForCitizens } from '../../messages/outbox.columns';
import { insertClocks, insertEvents } from './columns';

const PETITION_COLUMNS = `id, code, external_code, state, version, open, class, field, channel, title,
    content, anonymous, commune_code, address, latitude, longitude, dossier_code, unit_id,
    proposed_unit_id, submitted_at, entered_at, received_at, assigned_at, due_on, due_at,
    due_soon_at, due_provisional, step_kind, step_due_on, step_due_at, tracking_token_hash,
    last_event_hash`;

/** The acknowledgement within five minutes (domain section 3), where the sender can be reached by one of our ways. */
const ACKNOWLEDGEMENT = `(
    select (g.a ->> 'id')::uuid as id, 'acknowledge:' || p.id as key, g.a ->> 'channel' as channel,
      'citizen.acknowledged' as template,
      jsonb_build_object('code', p.code, 'dueOn', $2::jsonb ->> 'due_on') as payload,
      p.id as petition_id, ($2::jsonb ->> 'entered_at')::timestamptz as at
    from p, (select $2::jsonb -> 'acknowledge' as a) as g where g.a is not null)`;

/**
 * A whole submission in one round trip: petition, sealed submitter, history and clocks, or nothing at all. It does
 * nothing when the reference data moved since the decision (`ref` is empty, ADR 0004) or when the Idempotency-Key
 * is taken (`claim` is empty); the caller then finds out which.
 *
 * $1 reference version, $2 petition as JSON, $3 submitter as JSON or null, $4 events, $5 clocks,
 * and with a key: $6 scope, $7 key, $8 fingerprint, $9 answer without its code.
 */
const submission = (withKey: boolean): string => `
with ref as (select 1 from reference_version where version = $1),
${
  withKey
    ? `claim as (
  insert into idempotency_key (scope, key, fingerprint, response, created_at)
  select $6, $7, $8, $9::jsonb, ($2::jsonb ->> 'entered_at')::timestamptz from ref
  on conflict do nothing returning key),
gate as (select 1 from claim),`
    : `gate as (select 1 from ref),`
}
p as (
  insert into petition (${PETITION_COLUMNS})
  select r.id, next_petition_code(r.code_prefix, r.code_year), r.external_code, r.state, r.version,
    true, r.class, r.field, r.channel, r.title, r.content, r.anonymous, r.commune_code, r.address,
    r.latitude, r.longitude, r.dossier_code, r.unit_id, r.proposed_unit_id, r.submitted_at,
    r.entered_at, r.received_at, r.assigned_at, r.due_on, r.due_at, r.due_soon_at,
    r.due_provisional, r.step_kind, r.step_due_on, r.step_due_at,
    decode(r.tracking_token_hash, 'hex'), decode(r.last_event_hash, 'hex')
  from gate, jsonb_to_record($2::jsonb) as r(id uuid, code_prefix text, code_year integer,
    external_code text, state text, version integer, class text, field text, channel text,
    title text, content text, anonymous boolean, commune_code text, address text,
    latitude double precision, longitude double precision, dossier_code text, unit_id uuid,
    proposed_unit_id uuid, submitted_at timestamptz, entered_at timestamptz,
    received_at timestamptz, assigned_at timestamptz, due_on date, due_at timestamptz,
    due_soon_at timestamptz, due_provisional boolean, step_kind text, step_due_on date,
    step_due_at timestamptz, tracking_token_hash text, last_event_hash text)
  returning id, code),
s as (
  insert into petition_submitter (petition_id, kind, key_id, sealed, phone_index, reachable_by)
  select p.id, r.kind, r.key_id, decode(r.sealed, 'hex'), decode(r.phone_index, 'hex'),
    r.reachable_by
  from p, jsonb_to_record($3::jsonb) as r(kind text, key_id text, sealed text, phone_index text,
    reachable_by text[])
  where $3::jsonb is not null),
e as (${insertEvents('$4', ', p')}),
c as (${insertClocks('p.id', '$5', ', p')}),
k as (${insertForCitizens(ACKNOWLEDGEMENT)})
select code from p`;

export const SUBMIT: Statement = { name: 'petitions.submit', text: submission(false) };
export const SUBMIT_ONCE: Statement = { name: 'petitions.submit-once', text: submission(true) };

export const KEPT_ANSWER: Statement = {
  name: 'petitions.kept-answer',
  text: `
    select k.fingerprint, k.response, p.code
    from idempotency_key k left join petition p on p.id = (k.response ->> 'id')::uuid
    where k.scope = $1 and k.key = $2`,
};
