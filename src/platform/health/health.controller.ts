import { Controller, Get, Header, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Anyone } from '../auth/access.decorators';
import { Database } from '../database/database';
import { RateLimited } from '../http/rate-limit';
import { Metrics } from './metrics';

interface JobState {
  name: string;
  failures_in_a_row: number;
}

/** For load balancers and Prometheus; outside `/api/v1` and outside the throttle. */
@ApiExcludeController()
@RateLimited('NONE')
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('health/live')
  @Anyone()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers. Jobs that keep failing are named, but do not close the door. */
  @Get('health/ready')
  @Anyone()
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    try {
      const jobs = await this.database.rows<JobState>(
        `select name, failures_in_a_row from job_run where failures_in_a_row > 0 order by name`,
      );
      const failingJobs = Object.fromEntries(jobs.map((job) => [job.name, job.failures_in_a_row]));
      return { status: 'ok', checks: { database: 'up' }, failingJobs };
    } catch {
      void reply.status(503).header('Retry-After', '5');
      return { status: 'unavailable', checks: { database: 'down' }, failingJobs: {} };
    }
  }

  @Get('metrics')
  @Anyone()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  async read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
