import { Controller, Get, Header, Inject, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Anyone, Unasked } from '../auth/access.decorators';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { Database } from '../database/database';
import { RateLimited } from '../http/rate-limit';
import { Metrics } from './metrics';
import { refuseMetricsReader } from './metrics-access';
import { inTime } from '../in-time';

interface JobState {
  name: string;
  failures: number;
  aside: number;
}

/** Jobs whose last run failed, and jobs that have set rows aside. */
const TROUBLED = `
  select coalesce(r.name, s.job) as name, coalesce(r.failures_in_a_row, 0) as failures,
    coalesce(s.rows, 0) as aside
  from (select name, failures_in_a_row from job_run where failures_in_a_row > 0) r
  full join (select job, count(*) as rows from set_aside group by job) s on s.job = r.name
  order by 1`;

/** How long the database may take to answer; a container's check itself gives up after 4 seconds. */
const READY_WITHIN_MS = 2_500;
const GIVEN_UP_AFTER_MS = 15_000;

/** For load balancers and Prometheus; outside `/api/v1` and outside the throttle. */
@ApiExcludeController()
@RateLimited('NONE')
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  private asking: { sinceMs: number; answer: Promise<JobState[]> } | undefined;

  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The process runs. */
  @Get('health/live')
  @Anyone()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. Jobs that keep failing and rows set aside are named, but do not close the door. */
  @Get('health/ready')
  @Anyone()
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    try {
      const jobs = await inTime(this.troubledJobs(), READY_WITHIN_MS);
      const failingJobs = numbered(jobs, (job) => job.failures);
      const setAside = numbered(jobs, (job) => job.aside);
      return { status: 'ok', checks: { database: 'up' }, failingJobs, setAside };
    } catch {
      void reply.status(503).header('Retry-After', '5');
      return { status: 'unavailable', checks: { database: 'down' }, failingJobs: {}, setAside: {} };
    }
  }

  /** For Prometheus: with METRICS_TOKEN to whoever sends it, without it to this machine alone. */
  @Get('metrics')
  @Unasked()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(@Req() request: FastifyRequest): Promise<string> {
    refuseMetricsReader(request, this.config.METRICS_TOKEN);
    return this.metrics.registry.metrics();
  }

  /**
   * One question at a time: while a database is stuck, checks must not take connection after connection. One that
   * has waited too long is given up, for its own connection may be what is lost.
   */
  private troubledJobs(): Promise<JobState[]> {
    const now = performance.now();
    if (this.asking && now - this.asking.sinceMs < GIVEN_UP_AFTER_MS) return this.asking.answer;
    const answer = this.database.rows<JobState>(TROUBLED);
    const asking = { sinceMs: now, answer };
    this.asking = asking;
    const forget = () => {
      if (this.asking === asking) this.asking = undefined;
    };
    answer.then(forget, forget);
    return answer;
  }
}

/** The jobs of which there is any, each with its number. */
const numbered = (
  jobs: readonly JobState[],
  number: (job: JobState) => number,
): Record<string, number> =>
  Object.fromEntries(jobs.filter((job) => number(job) > 0).map((job) => [job.name, number(job)]));
