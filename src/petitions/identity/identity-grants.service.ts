import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/auth/ids';
import { Clock } from '../../platform/clock/clock';
import { Database, type Transaction } from '../../platform/database/database';
import { platformErrors } from '../../platform/errors/platform.errors';
import type { ActionRequest } from '../../platform/http/action-request';
import { once } from '../../platform/idempotency/idempotency';
import type { Unit, UnitDirectory } from '../../units/unit-directory';
import { PetitionJournal } from '../ledger/petition-journal';
import { petitionErrors } from '../petitions.errors';
import { References } from '../references';
import type {
  AboutUnitRequest,
  IdentityGrantRequest,
  IdentityReasonRequest,
} from './dto/identity.request';
import type { IdentityDecisionResponse } from './dto/identity.response';
import { grantRefusal } from './identity-access.rules';
import { identityErrors } from './identity.errors';
import { IdentityReveal } from './identity-reveal.service';
import {
  centreRole,
  isSameBody,
  lockShielded,
  STANDING_GRANTS,
  type GrantRow,
  type ShieldedRow,
} from './shielded-petition';

/** One step at the desk: the locked petition, and who takes it, when. */
interface Step {
  tx: Transaction;
  row: ShieldedRow;
  units: UnitDirectory;
  role: 'PROVINCIAL_OFFICE' | 'INTAKE_OFFICER';
  accountId: string;
  now: Date;
}

/** What the desk and the office decide about who may see a sender; each decision is an event of the petition. */
@Injectable()
export class IdentityGrants {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly references: References,
    private readonly journal: PetitionJournal,
    private readonly reveal: IdentityReveal,
  ) {}

  /**
   * Permits the handling unit to see who sent this petition. Errors: those of `grantRefusal`, GRANT_STANDS,
   * GRANT_UNTIL_PAST, ASSIGNED_UNIT_UNKNOWN, and those of every step here: PETITION_UNKNOWN, VERSION_MISMATCH,
   * FORBIDDEN, IDENTITY_IN_REASON.
   */
  grant(request: ActionRequest, input: IdentityGrantRequest): Promise<IdentityDecisionResponse> {
    return this.step(request, input.reason, async (step) => {
      const unit = unitOf(input.unitCode, step.units);
      await this.refuseGrant(step, unit, input);
      const grantId = newId();
      const until = input.until === undefined ? null : new Date(input.until);
      const override = input.override ?? false;
      await step.tx.rows(
        `insert into identity_grant (id, petition_id, unit_id, override, reason, granted_by,
           granted_at, until)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [grantId, step.row.id, unit.id, override, input.reason, step.accountId, step.now, until],
      );
      const data = { grantId, unitId: unit.id, override, until: until?.toISOString() ?? null };
      return { grantId, version: await this.note(step, 'grant-identity', input.reason, data) };
    });
  }

  /** Takes a permission back. Errors: GRANT_UNKNOWN, GRANT_ENDED, and those of every step. */
  revoke(
    request: ActionRequest,
    grantId: string,
    input: IdentityReasonRequest,
  ): Promise<IdentityDecisionResponse> {
    return this.step(request, input.reason, async (step) => {
      const [grant] = await step.tx.rows<{ unitId: string; revokedAt: Date | null }>(
        `select unit_id as "unitId", revoked_at as "revokedAt" from identity_grant
         where id = $1 and petition_id = $2`,
        [grantId, step.row.id],
      );
      if (!grant) throw identityErrors.GRANT_UNKNOWN();
      if (grant.revokedAt) throw identityErrors.GRANT_ENDED();
      await step.tx.rows(
        `update identity_grant set revoked_at = $2, revoked_by = $3 where id = $1`,
        [grantId, step.now, step.accountId],
      );
      const data = { grantId, unitId: grant.unitId };
      return {
        grantId,
        version: await this.note(step, 'revoke-identity-grant', input.reason, data),
      };
    });
  }

  /**
   * Names the unit whose official is complained about; it may not see the sender from then on, whatever was
   * permitted. Errors: ASSIGNED_UNIT_UNKNOWN, and those of every step.
   */
  nameAboutUnit(
    request: ActionRequest,
    input: AboutUnitRequest,
  ): Promise<IdentityDecisionResponse> {
    return this.step(request, input.reason, async (step) => {
      const unit = input.unitCode === null ? null : unitOf(input.unitCode, step.units);
      const after = unit?.id ?? null;
      await step.tx.rows(`update petition set about_unit_id = $2 where id = $1`, [
        step.row.id,
        after,
      ]);
      const data = { before: step.row.aboutUnitId, after };
      return {
        grantId: null,
        version: await this.note(step, 'name-about-unit', input.reason, data),
      };
    });
  }

  private async step(
    request: ActionRequest,
    reason: string,
    work: (step: Step) => Promise<IdentityDecisionResponse>,
  ): Promise<IdentityDecisionResponse> {
    const { units } = await this.references.read();
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      once(tx, request.idempotency, now, async () => {
        const row = await lockShielded(tx, request, units);
        const role = centreRole(request.principal, units);
        if (!role) throw platformErrors.FORBIDDEN();
        await this.reveal.refuseNaming(tx, row.id, reason);
        return work({ tx, row, units, role, accountId: request.principal.id, now });
      }),
    );
  }

  private async refuseGrant(
    { tx, row, units, role, now }: Step,
    unit: Unit,
    input: IdentityGrantRequest,
  ): Promise<void> {
    const refusal = grantRefusal({
      petition: row,
      unitHolds: unit.id === row.unitId,
      unitComplainedOf:
        row.aboutUnitId === null ? null : isSameBody(row.aboutUnitId, unit.id, units),
      override: input.override ?? false,
      forOffice: role === 'PROVINCIAL_OFFICE',
    });
    const { code: unitCode } = unit;
    if (refusal) throw identityErrors[refusal]({ unitCode });
    if (input.until !== undefined && new Date(input.until) <= now) {
      throw identityErrors.GRANT_UNTIL_PAST();
    }
    const standing = await tx.rows<GrantRow>(STANDING_GRANTS, [row.id, unit.id, now]);
    if (standing.length > 0) throw identityErrors.GRANT_STANDS({ unitCode });
  }

  private async note(
    { tx, row, role, accountId, now }: Step,
    action: string,
    reason: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<number> {
    const actor = { kind: 'ACCOUNT' as const, id: accountId, role };
    const { version } = await this.journal.note(tx, row.id, { action, actor, reason, data }, now);
    return version;
  }
}

function unitOf(code: string, units: UnitDirectory): Unit {
  const unit = units.byCode(code);
  if (!unit) throw petitionErrors.ASSIGNED_UNIT_UNKNOWN({ unitCode: code });
  return unit;
}
