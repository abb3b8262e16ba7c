import { Injectable } from '@nestjs/common';
import { Nudger } from '../../src/platform/queue/nudger';
import { SweepJob, type Sweep } from '../../src/platform/queue/sweep';
import { describeQueue } from '../support/queue-behaviour';
import { QueueTrial } from '../support/queue-trial';

jest.setTimeout(60_000);

describe('the queue in PostgreSQL', () => {
  describeQueue(() => ({}));
});

describe('a start', () => {
  let trial: QueueTrial;
  beforeEach(() => {
    trial = new QueueTrial({});
  });
  afterEach(() => trial.close());

  it('is refused when two classes claim one job name', async () => {
    @Injectable()
    @SweepJob({ name: 'escalate', description: 'a second one' })
    class AnotherEscalateSweep implements Sweep {
      run = async () => ({});
    }
    await expect(trial.startWorker([AnotherEscalateSweep])).rejects.toThrow(
      'job escalate has more than one handler',
    );
  });

  it('is refused when a job is nudged that no class carries', async () => {
    @Injectable()
    class HopefulService {
      readonly nudge;
      constructor(nudger: Nudger) {
        this.nudge = nudger.toward('read-minds');
      }
    }
    await expect(trial.startWorker([HopefulService])).rejects.toThrow(
      'job read-minds is nudged but has no handler',
    );
  });
});
