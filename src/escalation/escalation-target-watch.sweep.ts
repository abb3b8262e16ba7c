import { Injectable } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Database, type Statement } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import type { Target } from '../sla/ladder.rules';
import { holders } from './holders.statement';

const ALARM = 'escalation-target-missing';
const LOOKS_BACK_DAYS = 30;
/** So many are named; the rest is counted. */
const NAMED = 20;

interface MissingRow {
  role: Target;
  unitCode: string;
  told: Target | null;
  escalations: number;
}

/** Roles that were to be told within so many days and that nobody holds even now. $1 now. */
const MISSING: Statement = {
  name: 'escalation.missing-targets',
  text: `
    with fallen as materialized (
      select target_role as role, unit_id,
        (array_agg(told_role order by raised_at desc))[1] as told, count(*)::integer as escalations
      from escalation
      where told_role is distinct from target_role
        and raised_at > $1::timestamptz - interval '${LOOKS_BACK_DAYS} days'
      group by target_role, unit_id),
    ${holders('fallen')}
    select f.role, u.code as "unitCode", f.told, f.escalations
    from fallen f join unit u on u.id = f.unit_id
    where not exists (select from holder h where h.unit_id = f.unit_id and h.role = f.role)
    order by f.escalations desc, u.code, f.role`,
};

/** Says that lateness did not reach whom it should: nobody holds the role, and somebody else was told. */
@SweepJob({
  name: 'escalation-target-watch',
  description: 'Raises an alarm while escalations are aimed at roles that nobody holds',
})
@Injectable()
export class EscalationTargetWatchSweep implements Sweep {
  constructor(
    private readonly database: Database,
    private readonly alarms: OperatorAlarms,
  ) {}

  /** Counts the roles that are missing. The alarm ends by itself when somebody is given the role. */
  async run(now: Date): Promise<SweepCounts> {
    const missing = await this.database.rows<MissingRow>(MISSING, [now]);
    const [first] = missing;
    if (!first) await this.alarms.clear(ALARM, now);
    else {
      const example = `${first.role} (${first.unitCode})`;
      await this.alarms.raise(
        {
          key: ALARM,
          severity: 'WARNING',
          vi: `${missing.length} vai trò cần được nhắc việc không có ai giữ, ví dụ ${example}; đã báo người thay thế.`,
          en: `${missing.length} roles that had to be told are held by nobody, ${example} for one; others were told.`,
          details: { missing: missing.length, roles: missing.slice(0, NAMED) },
        },
        now,
      );
    }
    return { missing: missing.length };
  }
}
