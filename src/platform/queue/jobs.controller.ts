import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '../auth/access.decorators';
import { Database } from '../database/database';
import { Refuses } from '../http/openapi/openapi.decorators';
import { JobResponse, JobRunResponse, JobsResponse } from './dto/job.response';
import { ReleaseRowsRequest } from './dto/release-rows.request';
import { ReleasedRowsResponse, SetAsideResponse } from './dto/set-aside.response';
import { SetAsideDesk } from './set-aside/set-aside-desk';
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
    private readonly setAside: SetAsideDesk,
  ) {}

  /** Every background job and how its last run ended. */
  @Get()
  @Roles('ADMIN', 'AUDITOR')
  async list(): Promise<JobsResponse> {
    const runs = await this.database.rows<RunRow>(`select * from job_run`);
    const aside = await this.setAside.byJob();
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
        setAside: aside.get(options.name) ?? 0,
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

  /** The rows that a job has set aside because they made it fail, by their ids: no content of them. */
  @Get(':name/set-aside')
  @Refuses('JOB_UNKNOWN')
  @Roles('ADMIN', 'AUDITOR')
  @ApiParam({ name: 'name', description: 'The job’s name.', example: 'escalate' })
  async rowsSetAside(@Param('name') name: string): Promise<SetAsideResponse> {
    this.registry.require(name);
    const items = await this.setAside.of(name);
    return {
      items: items.map((item) => ({
        itemId: item.itemId,
        itemKind: item.itemKind,
        subjectId: item.subjectId,
        code: item.code,
        constraint: item.constraint,
        times: item.times,
        firstAt: item.firstAt.toISOString(),
        lastAt: item.lastAt.toISOString(),
        retryAt: item.retryAt.toISOString(),
      })),
    };
  }

  /** Has the job try rows again that it had set aside, now and not when their time has passed. */
  @Post(':name/release')
  @Refuses('JOB_UNKNOWN')
  @HttpCode(200)
  @Roles('ADMIN')
  @ApiParam({ name: 'name', description: 'The job’s name.', example: 'escalate' })
  async release(
    @Param('name') name: string,
    @Body() request: ReleaseRowsRequest,
  ): Promise<ReleasedRowsResponse> {
    this.registry.require(name);
    const released = await this.setAside.release(name, request.itemIds ?? null);
    if (released > 0) await this.registry.soon(name);
    return { name, released };
  }
}
