import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/access.decorators';
import { Database } from '../database/database';
import { Refuses } from '../http/openapi/openapi.decorators';
import { JobResponse, JobRunResponse, JobsResponse } from './dto/job.response';
import { SweepRegistry } from './sweep-registry';

interface RunRow {
  name: string;
  started_at: Date;
  finished_at: Date | null;
  counts: Record<string, number> | null;
  failure: string | null;
  failures_in_a_row: number;
}

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly registry: SweepRegistry,
    private readonly database: Database,
  ) {}

  /** Every background job and how its last run ended. */
  @Get()
  @Roles('ADMIN', 'AUDITOR')
  async list(): Promise<JobsResponse> {
    const runs = await this.database.rows<RunRow>(`select * from job_run`);
    const items = this.registry.all().map((options): JobResponse => {
      const run = runs.find((row) => row.name === options.name);
      return {
        name: options.name,
        description: options.description,
        lastStartedAt: run?.started_at.toISOString() ?? null,
        lastFinishedAt: run?.finished_at?.toISOString() ?? null,
        lastCounts: run?.counts ?? null,
        lastFailure: run?.failure ?? null,
        failuresInARow: run?.failures_in_a_row ?? 0,
      };
    });
    return { items };
  }

  /** Runs a sweep now, by the same code as the schedule, and answers with its counts. */
  @Post(':name/run')
  @Refuses('JOB_UNKNOWN')
  @HttpCode(200)
  @Roles('ADMIN')
  @ApiParam({
    name: 'name',
    description: 'The job’s name, as GET /jobs lists it.',
    example: 'forget-idempotency-keys',
  })
  async run(@Param('name') name: string): Promise<JobRunResponse> {
    return { name, counts: await this.registry.run(name) };
  }
}
