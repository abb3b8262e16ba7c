import { effectsOf } from '../../../src/petitions/actions/effects.rules';
import type { ActionCommand } from '../../../src/petitions/actions/action-inputs';
import { planTransition, rowJson } from '../../../src/petitions/actions/transition-plan';
import {
  clocksJson,
  eventsJson,
  insertClocks,
  insertEvents,
} from '../../../src/petitions/ledger/columns';
import type { KnownClock, NewClock } from '../../../src/petitions/ledger/clocks';
import type { Actor, ChainedEvent } from '../../../src/petitions/ledger/event-chain';
import { PETITION_ROW, type PetitionRow } from '../../../src/petitions/ledger/petition-row';
import { petitionJson, planSubmission } from '../../../src/petitions/ledger/submission-plan';
import { transitionFrom } from '../../../src/petitions/petition.rules';
import { References, type ReferenceBundle } from '../../../src/petitions/references';
import { newId } from '../../../src/platform/auth/ids';
import type { TestApp } from '../../support/app';
import { EXTENSION_DAYS, type Life, type Step } from './lives';
import { dayOf } from './plain-calendar';

const FIELDS = { HIEN_TRUONG: 'RAC_THAI', QUY_DINH_HC: 'DAT_DAI', HOI_DAP: 'KHAC', KHAC: 'KHAC' };

/** What a citizen of the year writes. */
export const wordsOf = (life: Life) => ({
  title: `Phản ánh số ${life.n}`,
  content: 'Rác thải tồn đọng nhiều ngày, đề nghị cơ quan chức năng kiểm tra.',
  field: FIELDS[life.class],
});

const COLUMNS = `state text, version integer, cycle integer, open boolean, class text, field text,
  urgency text, unit_id uuid, officer_id uuid, proposed_unit_id uuid, received_at timestamptz,
  assigned_at timestamptz, answered_at timestamptz, published_at timestamptz, ended_at timestamptz,
  due_on date, due_at timestamptz, due_soon_at timestamptz, due_provisional boolean, step_kind text,
  step_due_on date, step_due_at timestamptz, resume_state text, offered_unit_id uuid,
  refusals integer, binding boolean, extension jsonb, message_count integer`;
const SET = COLUMNS.split(/,\s+/).map((column) => column.split(' ')[0]!);

const CLOCKS_OF_MANY = (parameter: string, guard: string): string =>
  insertClocks('c.petition_id', parameter, guard).replace(
    'as c(id uuid,',
    'as c(id uuid, petition_id uuid,',
  );

const SUBMIT_MANY = `
  with p as (
    insert into petition (id, code, state, version, open, class, field, channel, title, content,
      anonymous, commune_code, unit_id, proposed_unit_id, submitted_at, entered_at, received_at,
      assigned_at, due_on, due_at, due_soon_at, due_provisional, step_kind, step_due_on,
      step_due_at, tracking_token_hash, last_event_hash)
    select r.id, next_petition_code(r.code_prefix, r.code_year), r.state, r.version, true, r.class,
      r.field, r.channel, r.title, r.content, false, r.commune_code, r.unit_id, r.proposed_unit_id,
      r.submitted_at, r.entered_at, r.received_at, r.assigned_at, r.due_on, r.due_at,
      r.due_soon_at, r.due_provisional, r.step_kind, r.step_due_on, r.step_due_at, '\\x00',
      decode(r.last_event_hash, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(id uuid, code_prefix text, code_year integer, state text,
      version integer, class text, field text, channel text, title text, content text,
      commune_code text, unit_id uuid, proposed_unit_id uuid, submitted_at timestamptz,
      entered_at timestamptz, received_at timestamptz, assigned_at timestamptz, due_on date,
      due_at timestamptz, due_soon_at timestamptz, due_provisional boolean, step_kind text,
      step_due_on date, step_due_at timestamptz, last_event_hash text)
    returning id),
  e as (${insertEvents('$2', ', (select count(*) from p) as n')}),
  c as (${CLOCKS_OF_MANY('$3', ', (select count(*) from p) as n')})
  select 1`;

const ACT_MANY = `
  with u as (
    update petition p set ${SET.map((name) => `${name} = r.${name}`).join(', ')},
      last_event_hash = decode(r.last_event_hash, 'hex')
    from jsonb_to_recordset($1::jsonb) as r(id uuid, ${COLUMNS}, last_event_hash text)
    where p.id = r.id returning p.id),
  e as (${insertEvents('$2')}),
  stopped as (
    update sla_clock k set stopped_at = s.at, result = s.result, next_level = null,
      next_level_at = null, rungs = '{}', rung_ats = '{}'
    from jsonb_to_recordset($3::jsonb) as s(id uuid, result text, at timestamptz)
    where k.id = s.id returning k.id),
  moved as (
    update sla_clock k set adjustments = m.adjustments, calendar_version = m.calendar_version,
      due_on = m.due_on, due_at = m.due_at, due_soon_at = m.due_soon_at,
      provisional = m.provisional, next_level = m.next_level, next_level_at = m.next_level_at,
      ladder_id = m.ladder_id, ladder_edition = m.ladder_edition, rungs = m.rungs,
      rung_ats = m.rung_ats
    from jsonb_to_recordset($4::jsonb) as m(id uuid, adjustments jsonb, calendar_version integer,
      due_on date, due_at timestamptz, due_soon_at timestamptz, provisional boolean,
      next_level text, next_level_at timestamptz, ladder_id uuid, ladder_edition integer,
      rungs integer[], rung_ats timestamptz[])
    where k.id = m.id returning k.id),
  ended as (select count(*) from stopped),
  c as (${CLOCKS_OF_MANY('$5', ', ended')})
  select count(*) as done from u`;

const READ_MANY = `
  select ${PETITION_ROW}, encode(p.last_event_hash, 'hex') as "lastEventHash",
    (select json_agg(json_build_object('id', k.id, 'kind', k.kind, 'unitId', k.unit_id,
       'startedAt', k.started_at, 'policyId', k.policy_id, 'dueOn', k.due_on, 'dueAt', k.due_at,
       'dueSoonAt', k.due_soon_at, 'ladderId', k.ladder_id, 'rungs', k.rungs,
       'adjustments', k.adjustments, 'stoppedAt', k.stopped_at) order by k.started_at, k.id)
     from sla_clock k where k.petition_id = p.id and (k.cycle = p.cycle or k.stopped_at is null)
    ) as clocks
  from petition p where p.id = any($1::uuid[])`;

type Read = PetitionRow & {
  lastEventHash: string;
  clocks: Record<keyof KnownClock, never>[];
};

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));

const CLERK: Actor = { kind: 'SYSTEM', id: null, role: null };

/**
 * Writes what happens to thousands of petitions, some hundred in a statement: planned by the functions by which the
 * application plans one submission and one action, so that every limit is dated by the product.
 */
export class BulkWriter {
  constructor(
    private readonly t: TestApp,
    private readonly ids: Map<number, string>,
  ) {}

  async submit(lives: readonly Life[]): Promise<void> {
    if (lives.length === 0) return;
    const bundle = await this.t.app.get(References).read();
    const petitions: unknown[] = [];
    const events: ChainedEvent[] = [];
    const clocks: object[] = [];
    for (const life of lives) {
      const { submission, plan } = this.planned(life, bundle);
      petitions.push(JSON.parse(petitionJson(submission, plan, 'H19')));
      events.push(...plan.events);
      clocks.push(...clocksOf(submission.id, plan.clocks));
    }
    await this.t.database.rows(SUBMIT_MANY, [
      JSON.stringify(petitions),
      eventsJson(events),
      JSON.stringify(clocks),
    ]);
  }

  private planned(life: Life, bundle: ReferenceBundle) {
    const id = newId();
    this.ids.set(life.n, id);
    const at = new Date(life.submittedAt);
    const { title, content, field } = wordsOf(life);
    const none = { externalCode: null, address: null, latitude: null, longitude: null };
    const submission = {
      id,
      ...none,
      dossierCode: null,
      title,
      content,
      field,
      anonymous: false,
      channel: life.channel,
      class: life.class,
      communeCode: life.commune,
      submittedAt: at,
      enteredAt: at,
      actor: CLERK,
      trackingTokenHash: '00',
    };
    const facts = { ...submission, text: `${title}\n${content}` };
    const decision = bundle.routing.decide(facts, bundle.units, dayOf(life.submittedAt));
    const route = { decision, ...bundle.routing.intakePolicy(life.class, life.channel) };
    return { submission, plan: planSubmission(submission, route, bundle) };
  }

  /** One step each of different petitions. */
  async act(steps: readonly { n: number; step: Step }[]): Promise<void> {
    if (steps.length === 0) return;
    const bundle = await this.t.app.get(References).read();
    const byId = new Map(steps.map(({ n, step }) => [this.ids.get(n)!, step]));
    const rows = await this.t.database.rows<Read>(READ_MANY, [[...byId.keys()]]);
    const plans = rows.map((row) => ({
      plan: planned(row, byId.get(row.id)!, bundle),
      at: new Date(byId.get(row.id)!.at),
    }));
    const written = await this.t.database.rows<{ done: number }>(ACT_MANY, [
      JSON.stringify(plans.map(({ plan }) => ({ id: plan.row.id, ...JSON.parse(rowJson(plan)) }))),
      eventsJson(plans.map(({ plan }) => plan.event)),
      JSON.stringify(plans.flatMap(({ plan, at }) => plan.stops.map((stop) => ({ ...stop, at })))),
      JSON.stringify(plans.flatMap(({ plan }) => clocksOf(plan.row.id, plan.moved as NewClock[]))),
      JSON.stringify(plans.flatMap(({ plan }) => clocksOf(plan.row.id, plan.starts))),
    ]);
    if (written[0]?.done !== steps.length) throw new Error('a petition of the year is missing');
  }
}

const clocksOf = (petitionId: string, clocks: readonly NewClock[]): object[] =>
  (JSON.parse(clocksJson(clocks)) as object[]).map((clock) => ({
    ...clock,
    petition_id: petitionId,
  }));

function planned(row: Read, step: Step, bundle: ReferenceBundle) {
  const now = new Date(step.at);
  const transition = transitionFrom(step.action, row.state);
  if (!transition) throw new Error(`${step.action} of ${row.title} in ${row.state}`);
  const clocks = row.clocks.map((clock): KnownClock => ({
    ...(clock as unknown as KnownClock),
    startedAt: new Date(clock.startedAt),
    dueAt: new Date(clock.dueAt),
    dueSoonAt: date(clock.dueSoonAt),
    stoppedAt: date(clock.stoppedAt),
  }));
  const effects = effectsOf(commandOf(step), {
    petition: row,
    actorId: null,
    actingUnitId: null,
    now,
    on: dayOf(step.at),
    units: bundle.units,
    extensionCapDays: 10,
    refusalsBeforeDesk: 2,
    answering: null,
  });
  const petition = { row, lastEventHash: row.lastEventHash, clocks };
  return planTransition(petition, transition, effects, { now, actor: CLERK, bundle });
}

/** A step as the API is asked for it. */
export function commandOf({ action, unit, urgency, granted }: Step): ActionCommand {
  const inputs: Partial<Record<Step['action'], object>> = {
    receive: urgency ? { urgency } : {},
    assign: { unitCode: unit },
    refuse: { reasonCode: 'NO_CLEAR_CONTENT' },
    return: { reason: 'Không thuộc thẩm quyền' },
    'offer-transfer': { unitCode: unit, reason: 'Thuộc lĩnh vực của đơn vị bạn' },
    'request-extension': { workingDays: EXTENSION_DAYS, reason: 'Cần thêm thời gian xác minh' },
    'decide-extension': { granted, reason: 'Theo đề nghị của đơn vị' },
    'request-supplement': { question: 'Đề nghị cho biết địa điểm cụ thể' },
    supplement: { content: 'Ở đầu hẻm, gần trường học' },
    'propose-answer': {
      finding: 'Điểm tập kết quá tải.',
      cause: 'Xe thu gom hỏng.',
      result: 'DONE',
      actionTaken: 'Đã thu gom xong.',
      legalBasis: 'Điều 79 Luật Bảo vệ môi trường 2020',
    },
    publish: {
      summary: 'Rác tại điểm tập kết đã được thu gom xong và lịch thu gom đã được bố trí lại.',
    },
    reopen: { reason: 'Rác vẫn chưa được thu gom như đã trả lời' },
  };
  return { action, input: inputs[action] ?? {} } as ActionCommand;
}
