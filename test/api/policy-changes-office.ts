import { startTestApp, type TestApp } from '../support/app';
import { signIn, signInAgain, type Person } from '../support/people';
import { submit } from '../support/petitions';

interface Change {
  id: string;
  policy: { key: string; version: number };
  preview: {
    openPetitions: number;
    moved: number;
    becomesOnTime: number;
    becomesLate: number;
    byUnit: object[];
    examples: object[];
  };
  appliedAt: string | null;
  inForceAt: string | null;
  settledAt: string | null;
}

/** Answers in 10 working days instead of 15, from Monday 6/4/2026 on, for what runs too. */
export const VERSION = {
  follows: 'outer.default',
  amount: 10,
  unit: 'WORKING_DAY',
  dueSoonDays: 2,
  effectiveFrom: '2026-04-06',
  source: 'Quyết định thử nghiệm',
  mark: 'ours',
  appliesTo: 'RUNNING',
  reason: 'Rút ngắn thời hạn',
};

/** The same as a limit of its own, for questions. */
export const OWN_CASE = {
  ...VERSION,
  follows: undefined,
  clockKind: 'OUTER',
  class: 'HOI_DAP',
  countedFrom: 'SUBMITTED',
};

/**
 * An application with an administrator of limits and two petitions, sent on Monday 6/4/2026. The question: 15 working
 * days, 7–10, 13–17, 20–24/4 are 14, Monday 27/4 is off, so 28/4; of 10 days, 20/4; of 12 days, 22/4. The pothole in
 * phường Trấn Biên has a limit of its own: 20/4.
 */
export class PolicyOffice {
  private constructor(
    readonly t: TestApp,
    public admin: Person,
    readonly question: { id: string; code: string },
    readonly pothole: { id: string; code: string },
  ) {}

  static async open(): Promise<PolicyOffice> {
    const t = await startTestApp();
    const admin = await signIn(t, [{ role: 'ADMIN' }]);
    const question = await submit(t, { class: 'HOI_DAP', location: undefined });
    return new PolicyOffice(t, admin, question, await submit(t));
  }

  ask(body: object) {
    return this.t.http
      .post('/api/v1/sla-policies/changes')
      .set(...this.admin.auth)
      .send(body);
  }

  async propose(body: object): Promise<Change> {
    return (await this.ask(body).expect(201)).body;
  }

  applyId(id: string) {
    return this.t.http.post(`/api/v1/sla-policies/changes/${id}/apply`).set(...this.admin.auth);
  }

  async apply(body: object): Promise<Change> {
    const { id } = await this.propose(body);
    return (await this.applyId(id).expect(200)).body;
  }

  async read(id: string): Promise<Change> {
    const path = `/api/v1/sla-policies/changes/${id}`;
    return (await this.t.http.get(path).set(...this.admin.auth)).body;
  }

  /** Makes 16/4 a day off, by the way an administrator would. */
  async takeDayOff(): Promise<void> {
    const days = [
      { day: '2026-04-16', kind: 'SWAPPED_DAY_OFF', name: 'Nghỉ', source: 'TB', confirmed: true },
    ];
    const { body } = await this.t.http
      .post('/api/v1/calendar/changes')
      .set(...this.admin.auth)
      .send({ days, reason: 'Bão số 3' })
      .expect(201);
    await this.t.http
      .post(`/api/v1/calendar/changes/${body.id}/apply`)
      .set(...this.admin.auth)
      .expect(200);
  }

  async recompute(): Promise<Record<string, number>> {
    const answer = await this.t.http
      .post('/api/v1/jobs/recompute-deadlines/run')
      .set(...this.admin.auth)
      .expect(200);
    return answer.body.counts;
  }

  /** The citizen's running clock: policy, version and due date. */
  async clock(id: string): Promise<string | undefined> {
    const [row] = await this.t.database.rows<{ said: string }>(
      `select s.key || ' ' || s.version || ' ' || c.due_on as said
       from sla_clock c join sla_policy s on s.id = c.policy_id
       where c.petition_id = $1 and c.kind = 'OUTER' and c.stopped_at is null`,
      [id],
    );
    return row?.said;
  }

  /** The due date that lists show. */
  async dueOn(id: string): Promise<string | undefined> {
    const [row] = await this.t.database.rows<{ due: string }>(
      `select due_on as due from petition where id = $1`,
      [id],
    );
    return row?.due;
  }

  async moves(id: string): Promise<{ reason: string; data: Record<string, unknown> }[]> {
    return this.t.database.rows(
      `select reason, data from petition_event
       where petition_id = $1 and action = 'move-deadline' order by seq`,
      [id],
    );
  }

  async at(instant: string): Promise<void> {
    this.t.clock.set(new Date(instant));
    this.admin = await signInAgain(this.t, this.admin);
  }
}
