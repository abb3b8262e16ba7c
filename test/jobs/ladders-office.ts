import { SweepRegistry } from '../../src/platform/queue/sweep-registry';
import { startTestApp, type TestApp } from '../support/app';
import { signIn, type Person } from '../support/people';

/** 00:00 of a day in the province. */
export const midnight = (day: string): Date => new Date(`${day}T00:00:00+07:00`);

/** A rung that tells the unit's head, unless it says otherwise. */
export const rung = (level: string, days: number | null, rest: Record<string, unknown> = {}) => ({
  level,
  offset: days === null ? null : { amount: days, unit: 'WORKING_DAY' },
  target: 'UNIT_HEAD',
  fallback: ['UNIT_OFFICER', 'INTAKE_OFFICER', 'ADMIN'],
  ...rest,
});

export interface LadderChange {
  id: string;
  ladder: { key: string; version: number; effectiveFrom: string };
  preview: { changed: number; raisedAtOnce: number; byUnit: object[] };
  appliedAt: string | null;
  inForceAt: string | null;
  settledAt: string | null;
}

/** An application with an administrator who changes ladders. */
export class LadderOffice {
  private constructor(
    readonly t: TestApp,
    readonly admin: Person,
    readonly office: Person,
  ) {}

  static async open(): Promise<LadderOffice> {
    const t = await startTestApp();
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    return new LadderOffice(t, admin, await signIn(t, [{ role: 'PROVINCIAL_OFFICE' }]));
  }

  ask(body: Record<string, unknown>) {
    const usual = {
      effectiveFrom: new Date(this.t.clock.now().getTime() + 7 * 3_600_000)
        .toISOString()
        .slice(0, 10),
      source: 'Quy chế thử nghiệm',
      mark: 'ours',
      reason: 'Thử nghiệm',
    };
    return this.t.http
      .post('/api/v1/ladders/changes')
      .set(...this.admin.auth)
      .send({ ...usual, ...body });
  }

  async propose(body: Record<string, unknown>): Promise<LadderChange> {
    const answer = await this.ask(body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body as LadderChange;
  }

  applyId(id: string) {
    return this.t.http.post(`/api/v1/ladders/changes/${id}/apply`).set(...this.admin.auth);
  }

  async change(id: string): Promise<LadderChange> {
    const answer = await this.t.http
      .get(`/api/v1/ladders/changes/${id}`)
      .set(...this.admin.auth)
      .expect(200);
    return answer.body as LadderChange;
  }

  /** A change applied and carried into every running clock. */
  async apply(body: Record<string, unknown>): Promise<LadderChange> {
    const { id } = await this.propose(body);
    const answer = await this.applyId(id).expect(200);
    await this.run('recompute-ladders');
    return answer.body as LadderChange;
  }

  run(job: string) {
    return this.t.app.get(SweepRegistry).run(job);
  }

  escalateAt(day: string) {
    this.t.clock.set(midnight(day));
    return this.run('escalate');
  }

  /** What was raised of one kind of clock: the day, the level with its repetition, who was to be told and who was. */
  async told(petitionId: string, kind: string): Promise<string[]> {
    const rows = await this.t.database.rows<{ said: string }>(
      `select to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') || ' ' || level || ' '
         || repetition || ' ' || target_role || case when told_role is distinct from target_role
            then ' → ' || coalesce(told_role, 'nobody') else '' end as said
       from escalation where petition_id = $1 and clock_kind = $2 order by id`,
      [petitionId, kind],
    );
    return rows.map((row) => row.said);
  }

  /** What a running clock has before it, in words. */
  async pending(petitionId: string, kind: string): Promise<string[]> {
    const rows = await this.t.database.rows<{ said: string }>(
      `select r.level || ' ' || x.code % 100 || ' '
         || to_char(x.at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') as said
       from sla_clock c
       cross join unnest(c.rungs, c.rung_ats) with ordinality as x(code, at, place)
       join ladder_rung r on r.ladder_id = c.ladder_id and r.ordinal = x.code / 100
       where c.petition_id = $1 and c.kind = $2 and c.stopped_at is null
       order by x.place`,
      [petitionId, kind],
    );
    return rows.map((row) => row.said);
  }
}
