import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database } from '../platform/database/database';

/** A role that nobody holds at a unit that was to be told. */
export interface Unheard {
  unitId: string;
  role: string;
}

const KEY = 'nobody-to-tell-';

/** What stands in an alarm of ours, kept there from run to run. */
interface Standing {
  key: string;
  details: { role: string; unitCodes: string[] };
}

const STANDING = `select key, details from operator_alarm
  where key like '${KEY}%' and cleared_at is null order by key`;

const CODES = `select code from unit where id = any($1::uuid[]) order by code`;

/** Of $2, those where somebody at work holds the role $1, by the same reading as `tell.statement.ts`. */
const HEARD = `
  with recursive line (code, heir_id) as (
    select code, id from unit where code = any($2::text[])
    union
    select l.code, u.successor_id from line l join unit u on u.id = l.heir_id
    where u.successor_id is not null)
  select distinct l.code from line l where exists (
    select from role_grant g join account a on a.id = g.account_id and a.disabled_at is null
    left join unit at on at.id = g.unit_id
    where g.role = $1 and (g.unit_id is null or g.unit_id = l.heir_id
      or ($1 in ('INTAKE_OFFICER', 'PROVINCIAL_OFFICE')
          and at.kind in ('INTAKE_DESK', 'PROVINCIAL_OFFICE'))))`;

/** Tells operators of units where nobody could be told: a warning went to somebody else. */
@Injectable()
export class TargetAlarms {
  constructor(
    private readonly database: Database,
    private readonly alarms: OperatorAlarms,
  ) {}

  /** One alarm for each role, which names the units. */
  async raise(unheard: readonly Unheard[], now: Date): Promise<void> {
    if (unheard.length === 0) return;
    const standing = await this.database.rows<Standing>(STANDING);
    for (const role of new Set(unheard.map((each) => each.role))) {
      const ids = unheard.filter((each) => each.role === role).map((each) => each.unitId);
      const codes = await this.database.rows<{ code: string }>(CODES, [ids]);
      const before = standing.find((alarm) => alarm.key === KEY + role)?.details.unitCodes ?? [];
      const unitCodes = [...new Set([...before, ...codes.map(({ code }) => code)])].toSorted();
      await this.tell(role, unitCodes, now);
    }
  }

  /** Ends what has been put right since: somebody holds the role now. */
  async clearHeard(now: Date): Promise<void> {
    for (const { key, details } of await this.database.rows<Standing>(STANDING)) {
      const { role, unitCodes } = details;
      const heard = await this.database.rows<{ code: string }>(HEARD, [role, unitCodes]);
      if (heard.length === 0) continue;
      const left = unitCodes.filter((code) => !heard.some((each) => each.code === code));
      await (left.length === 0 ? this.alarms.clear(key, now) : this.tell(role, left, now));
    }
  }

  private async tell(role: string, unitCodes: string[], now: Date): Promise<void> {
    await this.alarms.raise(
      {
        key: KEY + role,
        severity: 'WARNING',
        vi: `Chưa có tài khoản giữ vai trò ${role} để nhận cảnh báo tại: ${unitCodes.join(', ')}.`,
        en: `No account holds the role ${role} to be warned at: ${unitCodes.join(', ')}.`,
        details: { role, unitCodes },
      },
      now,
    );
  }
}
