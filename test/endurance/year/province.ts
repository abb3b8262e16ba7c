import { References } from '../../../src/petitions/references';
import { SweepRegistry } from '../../../src/platform/queue/sweep-registry';
import type { TestApp } from '../../support/app';
import { actOn, draft, SIGNER } from '../../support/notices';
import { BulkWriter } from './bulk-writer';
import { HttpLives, type People } from './http-lives';
import type { Life, Step } from './lives';

interface Deed {
  at: number;
  life: Life;
  /** Null where it is submitted. */
  step: Step | null;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const shown = (column: string): string => `to_char(${column} at time zone 'utc', ${INSTANT})`;
/** The petition's number in the year, which its title ends with. */
const NUMBER = `split_part(p.title, ' ', 4)`;

/** The application as the province uses it for a year, and what it then shows. */
export class Province {
  private readonly deeds: Deed[];
  private done = 0;
  private readonly bulk: BulkWriter;
  private readonly http: HttpLives;

  constructor(
    private readonly t: TestApp,
    private readonly people: People,
    lives: readonly Life[],
  ) {
    const ids = new Map<number, string>();
    this.bulk = new BulkWriter(t, ids);
    this.http = new HttpLives(t, people, ids);
    this.deeds = lives
      .flatMap((life): Deed[] => [
        { at: life.submittedAt, life, step: null },
        ...life.steps.map((step) => ({ at: step.at, life, step })),
      ])
      .toSorted((one, other) => one.at - other.at);
  }

  /** Everything that is done before an instant; then it is that instant. */
  async liveUntil(now: number): Promise<void> {
    const first = this.done;
    while (this.done < this.deeds.length && this.deeds[this.done]!.at < now) this.done += 1;
    const deeds = this.deeds.slice(first, this.done);
    const inBulk = deeds.filter(({ life }) => !life.byHttp);
    await this.bulk.submit(inBulk.filter(({ step }) => !step).map(({ life }) => life));
    for (const wave of waves(inBulk)) await this.bulk.act(wave);
    for (const { life, step } of deeds) {
      if (!life.byHttp) continue;
      if (step) await this.http.act(life.n, step);
      else await this.http.submit(life);
    }
    this.t.clock.set(new Date(now));
  }

  async recompute(): Promise<void> {
    this.t.app.get(References).invalidate();
    expect(await this.run('recompute-deadlines')).toMatchObject({ left: 0 });
  }

  async sweep(): Promise<void> {
    await this.run('escalate');
    expect(await this.run('draft-notices')).toMatchObject({ failed: 0 });
  }

  private run(job: string) {
    return this.t.app.get(SweepRegistry).run(job);
  }

  /** What the drafts of this instant list. */
  drafts(): Promise<string[]> {
    return this.lines(
      `select u.code || ' ' || ${NUMBER} || ' ' || i.lateness as line
       from notice n join notice_item i on i.notice_id = n.id
       join petition p on p.id = i.petition_id join unit u on u.id = n.unit_id
       where n.kind = 'REMINDER' and n.state = 'DRAFTED' and n.drafted_at = $1`,
      [this.t.clock.now()],
    );
  }

  /** The office draws up everything anew, and approves and issues what lists anything, by unit. */
  async sign(): Promise<void> {
    const drafts = await draft(this.t, this.people.office);
    for (const { id, petitionCount } of drafts.values()) {
      if (petitionCount === 0) continue;
      await actOn(this.t, this.people.office, id, 'approve');
      await actOn(this.t, this.people.office, id, 'issue', SIGNER);
    }
  }

  /** What is laid before the chairman now. */
  async chairmanList(): Promise<string[]> {
    const answer = await this.t.http
      .post('/api/v1/notices/draft-chairman-list')
      .set(...this.people.office.auth)
      .send({});
    expect(answer.status).toBe(200);
    return this.lines(
      `select ${NUMBER} || ' ' || i.lateness as line
       from notice_item i join petition p on p.id = i.petition_id where i.notice_id = $1`,
      [answer.body.notice?.id ?? null],
    );
  }

  /** Of each unit: open, due soon, late in a step, overdue. */
  async summary(): Promise<string[]> {
    const answer = await this.t.http
      .get('/api/v1/supervision/summary?groupBy=unit')
      .set(...this.people.office.auth);
    expect(answer.status).toBe(200);
    const items = answer.body.items as Record<string, string | number>[];
    return items.map((u) => `${u.key} ${[u.open, u.dueSoon, u.lateStep, u.overdue].join(',')}`);
  }

  petitions(): Promise<string[]> {
    return this.lines(
      `select ${NUMBER} || ' ' || p.state || ' ' || u.code || ' ' || p.due_on as line
       from petition p join unit u on u.id = p.unit_id`,
    );
  }

  limits(): Promise<string[]> {
    return this.lines(
      `select concat_ws(' ', ${NUMBER}, c.kind, c.cycle, u.code, ${shown('c.started_at')}, c.due_on,
         ${shown('c.due_at')}, coalesce(${shown('c.stopped_at')}, '-'), coalesce(c.result, '-')) as line
       from sla_clock c join petition p on p.id = c.petition_id join unit u on u.id = c.unit_id`,
    );
  }

  escalations(): Promise<string[]> {
    return this.lines(
      `select concat_ws(' ', ${NUMBER}, e.clock_kind, e.cycle, e.level, u.code,
         e.target_role || '>' || e.told_role, ${shown('c.started_at')}, ${shown('e.due_at')},
         ${shown('e.raised_at')}) as line
       from escalation e join petition p on p.id = e.petition_id
       join sla_clock c on c.id = e.clock_id join unit u on u.id = e.unit_id`,
    );
  }

  /** How many messages of escalations lie in inboxes. */
  async told(): Promise<number> {
    const [row] = await this.t.database.rows<{ count: number }>(
      `select count(*) as count from outbox
       where channel = 'INBOX' and idempotency_key like 'escalation:%'`,
    );
    return row!.count;
  }

  letters(): Promise<string[]> {
    return this.lines(
      `select concat_ws(' ', n.year, n.number, u.code, a.round || ':', (
         select string_agg(l.line, ',' order by l.line collate "C") from (
           select ${NUMBER} || ' ' || i.lateness as line
           from notice_item i join petition p on p.id = i.petition_id
           where i.notice_id = n.id and i.dropped_at is null) l)) as line
       from notice n join notice_addressee a on a.notice_id = n.id join unit u on u.id = a.unit_id
       where n.number is not null`,
    );
  }

  private async lines(statement: string, values: readonly unknown[] = []): Promise<string[]> {
    const rows = await this.t.database.rows<{ line: string }>(statement, values);
    return rows.map(({ line }) => line);
  }
}

/** Steps in the order of each petition, so that in one wave no petition stands twice. */
function waves(deeds: readonly Deed[]): { n: number; step: Step }[][] {
  const all: { n: number; step: Step }[][] = [];
  const places = new Map<number, number>();
  for (const { life, step } of deeds) {
    if (!step) continue;
    const place = places.get(life.n) ?? 0;
    places.set(life.n, place + 1);
    (all[place] ??= []).push({ n: life.n, step });
  }
  return all;
}
