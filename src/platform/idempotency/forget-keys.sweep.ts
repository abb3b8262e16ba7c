import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../queue/sweep';

/** Longer than any client goes on retrying one request. */
export const KEY_KEPT_DAYS = 7;

const BATCH = 1000;

const FORGET = {
  name: 'idempotency.forget',
  text: `
    delete from idempotency_key where ctid = any(array(
      select ctid from idempotency_key where created_at < $1::timestamptz - $2::interval
      order by created_at limit ${BATCH} for update skip locked))
    returning 1`,
};

/** Forgets the answers kept for retries once nobody retries any more. */
@SweepJob({
  name: 'forget-idempotency-keys',
  everySeconds: 3600,
  description: 'Forgets the answers kept for retried requests after seven days',
})
@Injectable()
export class ForgetKeysSweep implements Sweep {
  constructor(private readonly database: Database) {}

  async run(now: Date): Promise<SweepCounts> {
    let forgotten = 0;
    for (;;) {
      const batch = await this.database.rows(FORGET, [now, `${KEY_KEPT_DAYS} days`]);
      forgotten += batch.length;
      if (batch.length < BATCH) return { forgotten };
    }
  }
}
