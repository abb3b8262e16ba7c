import { Injectable } from '@nestjs/common';
import { newId } from '../platform/auth/ids';
import type { Grant, StaffRole } from '../platform/auth/principal';
import type { Database, Transaction } from '../platform/database/database';
import { UnitsService } from '../units/units.service';
import { accountErrors } from './accounts.errors';
import { grantProblem } from './accounts.rules';

/** A grant as a request words it; without a unit it holds everywhere. */
export interface GrantAtUnit {
  role: StaffRole;
  unitCode?: string | null;
}

export interface GrantView {
  role: StaffRole;
  unitCode: string | null;
}

/** Turns grants from unit codes to units and back, and keeps them. */
@Injectable()
export class Grants {
  constructor(private readonly units: UnitsService) {}

  /** The grants with their units, each once; throws GRANT_NEEDS_UNIT, GRANT_TAKES_NO_UNIT or UNIT_UNKNOWN. */
  async resolve(grants: readonly GrantAtUnit[]): Promise<Grant[]> {
    const resolved = new Map<string, Grant>();
    for (const { role, unitCode } of grants) {
      const problem = grantProblem(role, unitCode != null);
      if (problem) throw accountErrors[problem]({ role });
      const unitId = unitCode == null ? null : (await this.units.require(unitCode)).id;
      resolved.set(`${role} ${unitId}`, { role, unitId });
    }
    return [...resolved.values()];
  }

  /** Takes away what the account held and gives it these. */
  async replace(tx: Transaction, accountId: string, grants: readonly Grant[]): Promise<void> {
    await tx.rows(`delete from role_grant where account_id = $1`, [accountId]);
    for (const { role, unitId } of grants) {
      await tx.rows(
        `insert into role_grant (id, account_id, role, unit_id) values ($1, $2, $3, $4)`,
        [newId(), accountId, role, unitId],
      );
    }
  }

  /** What each of the accounts holds, in the order it was given. */
  async of(
    db: Database | Transaction,
    accountIds: readonly string[],
  ): Promise<Map<string, GrantView[]>> {
    const { value: directory } = await this.units.directory();
    const rows = await db.rows<Grant & { accountId: string }>(
      `select account_id as "accountId", role, unit_id as "unitId" from role_grant
       where account_id = any($1) order by id`,
      [accountIds],
    );
    const held = new Map<string, GrantView[]>();
    for (const { accountId, role, unitId } of rows) {
      const unitCode = unitId === null ? null : (directory.byId(unitId)?.code ?? null);
      held.set(accountId, [...(held.get(accountId) ?? []), { role, unitCode }]);
    }
    return held;
  }
}
