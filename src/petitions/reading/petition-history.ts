import { Injectable } from '@nestjs/common';
import { localDateOf } from '../../calendar/local-time.rules';
import { CalendarService } from '../../calendar/calendar.service';
import type { Principal } from '../../platform/auth/principal';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { decodeCursor, toPage } from '../../platform/database/keyset';
import { calendarOf } from '../../sla/clock.rules';
import { workingDaysOverdue } from '../../sla/deadline.rules';
import { explainClock, type DeadlineExplanation } from '../../sla/deadline-explanation.rules';
import { SlaService } from '../../sla/sla.service';
import type { ClockResponse } from '../dto/clock.response';
import type { PetitionEventsResponse } from '../dto/petition.response';
import type { HoldingResponse } from '../dto/holdings.response';
import type { RungColumns } from '../../sla/clock-rungs.rules';
import type { NewClock } from '../ledger/clocks';
import type { Actor } from '../ledger/event-chain';
import { petitionErrors } from '../petitions.errors';
import { holdingsOf, timeHeld, type HoldingEvent } from './holdings.rules';
import { References, type ReferenceBundle } from '../references';
import { refuseUnseenPetition } from './petition-sight';

interface EventRow {
  seq: number;
  action: string;
  fromState: string | null;
  toState: string;
  unitId: string;
  occurredAt: Date;
  recordedAt: Date;
  actorKind: Actor['kind'];
  actorId: string | null;
  actorRole: string | null;
  reason: string | null;
  data: Record<string, unknown>;
  hash: string;
  prevHash: string | null;
}

/** A limit as it is stored. */
type ClockRow = Omit<NewClock, keyof RungColumns>;

const CLOCKS = `
  select id, kind, cycle, unit_id as "unitId", started_at as "startedAt", policy_id as "policyId",
         calendar_version as "calendarVersion", due_on as "dueOn", due_at as "dueAt",
         due_soon_at as "dueSoonAt", provisional, stopped_at as "stoppedAt", result, adjustments
  from sla_clock where petition_id = $1 order by started_at, id limit 500`;

/** Most petitions have a dozen events; no history is read without a bound. */
const HOLDING_EVENTS = `
  select to_state as "toState", unit_id as "unitId", recorded_at as "recordedAt"
  from petition_event where petition_id = $1 order by seq limit 2000`;

/** A clock's arithmetic with the policy it follows. */
export interface ClockExplanation {
  clock: ClockResponse;
  source: string;
  explanation: DeadlineExplanation;
}

/** What happened to a petition and how its limits were counted. */
@Injectable()
export class PetitionHistory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly calendar: CalendarService,
    private readonly sla: SlaService,
  ) {}

  /** The events in order, a page at a time. */
  async events(
    petitionId: string,
    principal: Principal,
    page: { cursor?: string; limit?: number },
  ): Promise<PetitionEventsResponse> {
    const { units } = await this.visible(petitionId, principal);
    const limit = page.limit ?? 100;
    const [after] = decodeCursor(page.cursor, ['number']) ?? [0];
    const rows = await this.database.rows<EventRow>(
      `select seq, action, from_state as "fromState", to_state as "toState", unit_id as "unitId",
              occurred_at as "occurredAt", recorded_at as "recordedAt", actor_kind as "actorKind",
              actor_id as "actorId", actor_role as "actorRole", reason, data,
              encode(hash, 'hex') as hash, encode(prev_hash, 'hex') as "prevHash"
       from petition_event where petition_id = $1 and seq > $2 order by seq limit $3`,
      [petitionId, after, limit + 1],
    );
    return toPage(
      rows,
      limit,
      (row) => [row.seq],
      ({ unitId, occurredAt, recordedAt, ...row }) => ({
        ...row,
        unitCode: units.byId(unitId)?.code ?? '',
        occurredAt: occurredAt.toISOString(),
        recordedAt: recordedAt.toISOString(),
      }),
    );
  }

  /** Every limit that ran or runs, in the order they started. */
  async clocks(petitionId: string, principal: Principal): Promise<ClockResponse[]> {
    const bundle = await this.visible(petitionId, principal);
    const rows = await this.database.rows<ClockRow>(CLOCKS, [petitionId]);
    return Promise.all(rows.map((row) => this.shapeClock(row, bundle)));
  }

  /**
   * Why the newest clock of a kind is due when it is, day by day, by the policy and calendar versions it was
   * decided by. CLOCK_UNKNOWN when the petition never had one.
   */
  async explain(petitionId: string, kind: string, principal: Principal): Promise<ClockExplanation> {
    const bundle = await this.visible(petitionId, principal);
    const rows = await this.database.rows<ClockRow>(CLOCKS, [petitionId]);
    const row = rows.findLast((clock) => clock.kind === kind.toUpperCase());
    if (!row) throw petitionErrors.CLOCK_UNKNOWN({ kind });
    const calendars = await this.calendar.calendarsAt(row.calendarVersion);
    const policy = await this.sla.policyById(row.policyId);
    return {
      clock: await this.shapeClock(row, bundle),
      source: policy.source,
      explanation: explainClock(row, policy, calendars),
    };
  }

  /** Who had the petition for how long: each stretch with its working days and office hours. */
  async holdings(petitionId: string, principal: Principal): Promise<HoldingResponse[]> {
    const { units, calendars } = await this.visible(petitionId, principal);
    const events = await this.database.rows<HoldingEvent>(HOLDING_EVENTS, [petitionId]);
    const now = this.clock.now();
    return holdingsOf(events).map((holding) => {
      const calendar = calendars.forUnit(holding.unitId);
      const held = timeHeld(holding, now, calendar, calendars.officeHours);
      return {
        unitCode: units.byId(holding.unitId)?.code ?? '',
        waitingForCitizen: holding.waitingForCitizen,
        fromAt: holding.fromAt.toISOString(),
        untilAt: holding.untilAt?.toISOString() ?? null,
        workingDays: held.workingDays,
        workingHours: Math.round(held.workingMinutes / 6) / 10,
      };
    });
  }

  private async visible(petitionId: string, principal: Principal): Promise<ReferenceBundle> {
    const bundle = await this.references.read();
    await refuseUnseenPetition(this.database, petitionId, principal, bundle.units);
    return bundle;
  }

  private async shapeClock(row: ClockRow, { units }: ReferenceBundle): Promise<ClockResponse> {
    const calendars = await this.calendar.calendarsAt(row.calendarVersion);
    const policy = await this.sla.policyById(row.policyId);
    const until = localDateOf(row.stoppedAt ?? this.clock.now());
    return {
      id: row.id,
      kind: row.kind,
      cycle: row.cycle,
      unitCode: units.byId(row.unitId)?.code ?? '',
      startedAt: row.startedAt.toISOString(),
      dueOn: row.dueOn,
      lateAt: row.dueAt.toISOString(),
      dueSoonAt: row.dueSoonAt?.toISOString() ?? null,
      provisional: row.provisional,
      calendarVersion: row.calendarVersion,
      policyKey: policy.key,
      policyVersion: policy.version,
      stoppedAt: row.stoppedAt?.toISOString() ?? null,
      result: row.result,
      adjustments: row.adjustments.map((each) => ({ ...each })),
      workingDaysOverdue: workingDaysOverdue(row.dueOn, until, calendarOf(row, calendars)),
    };
  }
}
