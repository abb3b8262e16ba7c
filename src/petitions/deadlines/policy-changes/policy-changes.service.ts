import { Injectable } from '@nestjs/common';
import { CalendarService } from '../../../calendar/calendar.service';
import { epochDayOf, startOfLocalDay } from '../../../calendar/local-time.rules';
import { newId } from '../../../platform/auth/ids';
import { Clock } from '../../../platform/clock/clock';
import { Database, type Reader } from '../../../platform/database/database';
import {
  answeredBefore,
  once,
  type IdempotentRequest,
} from '../../../platform/idempotency/idempotency';
import { Nudger, type Nudge } from '../../../platform/queue/nudger';
import { RECOMPUTE_DEADLINES } from '../../../sla/calendar-changes.service';
import type { AskedPolicy } from '../../../sla/policy-draft.rules';
import { policyResponse } from '../../../sla/policy-response';
import type { SlaPolicy } from '../../../sla/policy.rules';
import { slaErrors } from '../../../sla/sla.errors';
import { SlaPoliciesService } from '../../../sla/sla-policies.service';
import { readPolicies } from '../../../sla/sla.service';
import { askedPolicy } from './asked-policy';
import type { PolicyChangeRequest } from './dto/policy-change.request';
import type { PolicyChangeResponse } from './dto/policy-change.response';
import { requirePolicyChange, response, type PolicyChangeRow } from './policy-change-row';
import { TakeoverPreview } from './takeover-preview';
import { APPLY_CHANGE, ENTER_CHANGE } from './takeover.statements';

/** A change of a time limit is first previewed, then applied as its next version (lesson 6). */
@Injectable()
export class PolicyChangesService {
  private readonly nudgeRecompute: Nudge;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: CalendarService,
    private readonly policies: SlaPoliciesService,
    private readonly takeovers: TakeoverPreview,
    nudger: Nudger,
  ) {
    this.nudgeRecompute = nudger.toward(RECOMPUTE_DEADLINES);
  }

  /**
   * Keeps a change with what it would do to running limits; nothing moves yet. Refusals as in `draftPolicy`, and
   * SLA_POLICY_CASE_FIXED when a next version names a case of its own, SLA_POLICY_COUNTED_ANEW when one for running
   * limits counts from another event.
   */
  async propose(
    input: PolicyChangeRequest,
    by: string,
    request: IdempotentRequest | null,
  ): Promise<PolicyChangeResponse> {
    const before = await answeredBefore<PolicyChangeResponse>(this.database, request);
    if (before) return before;
    const now = this.clock.now();
    const asked = askedPolicy(input);
    const { policy, policies } = await this.policies.draft(asked);
    refuseOtherCount(input, policy, policies);
    const calendars = await this.calendar.newestCalendars();
    const takesOver = input.appliesTo === 'RUNNING';
    const inForceAt = inForceFrom(policy, now);
    const proposed = { policy, policies, calendars, inForceAt, takesOver };
    // It reads every running limit that would move, so no transaction is held open for it.
    const preview = await this.takeovers.preview(proposed, now);
    const id = newId();
    const values = [
      id,
      JSON.stringify(asked),
      JSON.stringify(policyResponse(policy)),
      input.appliesTo,
      input.reason,
      countOf(policies, policy.clockKind),
      calendars.calendarVersion,
      JSON.stringify(preview),
      now,
      by,
    ];
    return this.database.transaction((tx) =>
      once(tx, request, now, async () => {
        await tx.rows(ENTER_CHANGE, values);
        return response(await requirePolicyChange(tx, id));
      }),
    );
  }

  /** A change and its preview. SLA_POLICY_CHANGE_UNKNOWN when there is none. */
  async get(id: string): Promise<PolicyChangeResponse> {
    return response(await requirePolicyChange(this.database, id));
  }

  /**
   * Enters the version of a change; where it takes over what runs, asks for the deadlines to be computed again. A
   * change that was applied already is answered as it stands. SLA_POLICY_CHANGE_UNKNOWN; SLA_POLICY_CHANGED when
   * limits of its kind or the calendar moved since the preview, which then no longer says what would happen;
   * SLA_POLICY_TOO_EARLY when its day has passed meanwhile.
   */
  async apply(id: string, by: string): Promise<PolicyChangeResponse> {
    const at = this.clock.now();
    const { calendarVersion } = await this.calendar.newestCalendars();
    const applied = await this.policies.change(async (tx) => {
      const change = await requirePolicyChange(tx, id, 'for update');
      if (change.appliedAt) return change;
      await refuseStale(tx, change, calendarVersion);
      const inForceAt = inForceFrom(change.policy, at);
      const takesOver = change.appliesTo === 'RUNNING' && inForceAt <= at;
      const asked: AskedPolicy = change.asked;
      const policy = await this.policies.enter(tx, asked, { by, takesOver });
      await tx.rows(APPLY_CHANGE, [id, policy.id, at, inForceAt]);
      return { ...change, appliedAt: at, inForceAt };
    });
    if (applied.appliesTo === 'RUNNING') await this.nudgeRecompute();
    return response(applied);
  }
}

/** What has begun keeps its beginning: a version that takes it over cannot count from another event. */
function refuseOtherCount(
  { follows, appliesTo }: PolicyChangeRequest,
  { countedFrom: after }: Omit<SlaPolicy, 'id'>,
  policies: readonly SlaPolicy[],
): void {
  const former = policies.findLast((policy) => policy.key === follows);
  if (appliesTo !== 'RUNNING' || !former || former.countedFrom === after) return;
  throw slaErrors.SLA_POLICY_COUNTED_ANEW({ before: former.countedFrom, after });
}

/** The effective day's first instant, or now when it has begun. */
function inForceFrom({ effectiveFrom }: { effectiveFrom: string }, now: Date): Date {
  const begins = startOfLocalDay(epochDayOf(effectiveFrom));
  return begins > now ? begins : now;
}

const countOf = (policies: readonly SlaPolicy[], clockKind: string): number =>
  policies.filter((policy) => policy.clockKind === clockKind).length;

async function refuseStale(
  db: Reader,
  change: PolicyChangeRow,
  calendarVersion: number,
): Promise<void> {
  const count = countOf(await readPolicies(db), change.policy.clockKind);
  if (count === change.basePolicies && calendarVersion === change.baseCalendarVersion) return;
  throw slaErrors.SLA_POLICY_CHANGED();
}
