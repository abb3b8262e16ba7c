import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';

const BATCH = 1000;

const FORGET = {
  name: 'sessions.forget',
  text: `
    delete from refresh_token where id = any(array(
      select id from refresh_token where expires_at < $1
      order by expires_at limit ${BATCH} for update skip locked))
    returning 1`,
};

/** Removes refresh tokens that have run out: used up or not, they open nothing any more. */
@SweepJob({
  name: 'forget-sessions',
  everySeconds: 3600,
  description: 'Removes refresh tokens that have run out',
})
@Injectable()
export class ForgetSessionsSweep implements Sweep {
  constructor(private readonly database: Database) {}

  async run(now: Date): Promise<SweepCounts> {
    let forgotten = 0;
    for (;;) {
      const batch = await this.database.rows(FORGET, [now]);
      forgotten += batch.length;
      if (batch.length < BATCH) return { forgotten };
    }
  }
}
