import type { Reader } from '../../../platform/database/database';
import type { PolicyResponse } from '../../../sla/dto/policy.response';
import type { AskedPolicy } from '../../../sla/policy-draft.rules';
import { slaErrors } from '../../../sla/sla.errors';
import type { AppliesTo } from './dto/policy-change.request';
import type { PolicyChangeResponse, PolicyPreviewResponse } from './dto/policy-change.response';

/** A row of `sla_policy_change`. */
export interface PolicyChangeRow {
  id: string;
  asked: AskedPolicy;
  policy: PolicyResponse;
  appliesTo: AppliesTo;
  reason: string;
  basePolicies: number;
  baseCalendarVersion: number;
  preview: PolicyPreviewResponse;
  createdAt: Date;
  appliedAt: Date | null;
  inForceAt: Date | null;
  settledAt: Date | null;
}

/** Reads a change, under lock when asked. SLA_POLICY_CHANGE_UNKNOWN when there is none. */
export async function requirePolicyChange(
  db: Reader,
  id: string,
  lock: '' | 'for update' = '',
): Promise<PolicyChangeRow> {
  const [row] = await db.rows<PolicyChangeRow>(
    `select id, asked, policy, applies_to as "appliesTo", reason, base_policies as "basePolicies",
            base_calendar_version as "baseCalendarVersion", preview, created_at as "createdAt",
            applied_at as "appliedAt", in_force_at as "inForceAt", settled_at as "settledAt"
     from sla_policy_change where id = $1 ${lock}`,
    [id],
  );
  if (!row) throw slaErrors.SLA_POLICY_CHANGE_UNKNOWN();
  return row;
}

/** A change as clients read it. */
export function response(row: PolicyChangeRow): PolicyChangeResponse {
  return {
    id: row.id,
    policy: row.policy,
    appliesTo: row.appliesTo,
    reason: row.reason,
    basePolicies: row.basePolicies,
    baseCalendarVersion: row.baseCalendarVersion,
    preview: row.preview,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    inForceAt: row.inForceAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
  };
}
