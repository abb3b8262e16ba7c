import { Injectable, Logger } from '@nestjs/common';
import { OperatorAlarms } from '../platform/alarms/operator-alarms';
import { Clock } from '../platform/clock/clock';
import { Database } from '../platform/database/database';
import { SweepJob, type Sweep, type SweepCounts } from '../platform/queue/sweep';
import { MOST_ATTEMPTS, waitAfter } from './backoff.rules';
import { Gathered } from './gathered';
import { Lanes, type Lane } from './lanes';
import type { ClaimedMessage } from './message';
import { MessageSender } from './message-sender';
import { HELD, inItsTime, isOutdated, OUTDATED, type Outcome } from './outcome.rules';
import { COUNT_DEAD, MARK_SENT, MARK_UNSENT, PUT_OFF, RECLAIM } from './outbox.statements';
import { GoneWebhooks } from './webhooks/gone-webhooks';

/** The name by which the sweep is scheduled and nudged. */
export const SEND_MESSAGES = 'send-messages';

const BATCH = 20;
const AT_ONCE = 10;
/** A lane that is not empty by then is taken up again by the next run, so that no run keeps other jobs waiting. */
const LONGEST_DRAIN_SECONDS = 60;
const DEAD_ALARM = 'messages-dead';

type Tally = Record<'sent' | 'retried' | 'putOff' | 'dead' | 'cancelled' | 'reclaimed', number>;

/** A lane as it is drained; `quiet` once its receiver has asked for time. */
type Draining = Lane & { quiet: boolean };

/**
 * Sends what is due, the longest due first, until nothing is left: claimed with a lease and committed, sent outside
 * any transaction, then marked. Each lane is drained for itself, so that a slow one holds up no other. Any number of
 * workers may run it at once.
 */
@SweepJob({
  name: SEND_MESSAGES,
  everySeconds: 15,
  description: 'Sends messages by e-mail, SMS and webhook, and tries again those that failed',
})
@Injectable()
export class SendMessagesSweep implements Sweep {
  private readonly logger = new Logger('SendMessages');
  private readonly sent = new Gathered((marks: readonly { id: string; at: Date }[]) =>
    this.database.rows(MARK_SENT, [marks.map(({ id }) => id), marks.map(({ at }) => at)]),
  );

  constructor(
    private readonly lanes: Lanes,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sender: MessageSender,
    private readonly alarms: OperatorAlarms,
    private readonly gone: GoneWebhooks,
  ) {}

  /** Counts by what became of the messages. Throws what a lane's drain threw, after the others have ended. */
  async run(now: Date): Promise<SweepCounts> {
    const tally: Tally = { sent: 0, retried: 0, putOff: 0, dead: 0, cancelled: 0, reclaimed: 0 };
    const lost = await this.database.rows(RECLAIM, [now, MOST_ATTEMPTS]);
    tally.reclaimed = lost.length;
    const lanes = await this.lanes.open(now);
    const drains = lanes.map((lane) => this.drain({ ...lane, quiet: false }, tally));
    const ended = await Promise.allSettled(drains);
    await this.reportDead(now);
    await this.gone.report(now);
    for (const drain of ended) if (drain.status === 'rejected') throw drain.reason;
    return tally;
  }

  private async drain(lane: Draining, tally: Tally): Promise<void> {
    const giveWayAt = this.clock.now().getTime() + LONGEST_DRAIN_SECONDS * 1000;
    for (;;) {
      const batch = await this.lanes.claim(lane, this.clock.now(), BATCH);
      if (batch.length === 0) return;
      const failed = { count: 0 };
      await together(batch, AT_ONCE, async (message) => {
        const became = await this.settle(message, lane);
        tally[became] += 1;
        if (became === 'retried') failed.count += 1;
      });
      // A system that answers nothing is not tried with all that waits for it, only with so much at each run.
      const away = lane.webhookId !== null && failed.count === batch.length;
      if (away || lane.quiet || this.clock.now().getTime() >= giveWayAt) return;
    }
  }

  /** Sends one message and writes down what became of it. */
  private async settle(message: ClaimedMessage, lane: Draining): Promise<keyof Tally> {
    const outcome = lane.quiet ? HELD : await this.outcomeOf(message);
    const now = this.clock.now();
    if (outcome.kind === 'EARLY' || outcome.kind === 'HELD') {
      if (outcome.kind === 'HELD') lane.quiet = true;
      const until = outcome.kind === 'EARLY' ? outcome.until : null;
      await this.database.rows(PUT_OFF, [message.id, message.attempts, until]);
      return 'putOff';
    }
    if (outcome.kind === 'SENT') {
      await this.sent.add({ id: message.id, at: now });
      return 'sent';
    }
    if (await this.lanes.heed(lane, outcome, now)) lane.quiet = true;
    return this.markUnsent(message, outcome, now);
  }

  private async markUnsent(
    message: ClaimedMessage,
    outcome: Unsent,
    now: Date,
  ): Promise<keyof Tally> {
    const verdict = verdictOn(outcome, message.attempts, now);
    const { id, attempts, key, channel } = message;
    const { code } = outcome;
    this.logger.warn({ messageId: id, key, channel, attempts, code, ...verdict });
    await this.database.rows(MARK_UNSENT, [id, attempts, verdict.state, code, verdict.again]);
    return COUNTED[verdict.state];
  }

  /** Who says that nobody is there any more is not written to again; an address that was replaced meanwhile may. */
  private async outcomeOf(message: ClaimedMessage): Promise<Outcome> {
    const now = this.clock.now();
    if (isOutdated(message.notAfter, now)) return OUTDATED;
    const outcome = inItsTime(await this.sender.send(message, now), message.notAfter);
    if (outcome.kind !== 'GONE' || (await this.gone.disable(message, outcome.url))) return outcome;
    return { kind: 'FAILED', code: outcome.code };
  }

  private async reportDead(now: Date): Promise<void> {
    const [row] = await this.database.rows<{ dead: number }>(COUNT_DEAD);
    const dead = row?.dead ?? 0;
    if (dead === 0) return this.alarms.clear(DEAD_ALARM, now);
    return this.alarms.raise(
      {
        key: DEAD_ALARM,
        severity: 'WARNING',
        vi: `Có ${dead} tin không gửi được; xem GET /messages?state=DEAD để gửi lại hoặc hủy.`,
        en: `${dead} messages could not be sent: see GET /messages?state=DEAD, and retry or cancel them.`,
        details: { dead },
      },
      now,
    );
  }
}

const COUNTED = { PENDING: 'retried', DEAD: 'dead', CANCELLED: 'cancelled' } as const;

interface Verdict {
  state: keyof typeof COUNTED;
  again: Date | null;
}

/** What was tried and did not arrive, or is not to. */
type Unsent = Exclude<Outcome, { kind: 'SENT' | 'EARLY' | 'HELD' }>;

function verdictOn(outcome: Unsent, attempts: number, now: Date): Verdict {
  if (outcome.kind === 'NEEDLESS' || outcome.kind === 'GONE')
    return { state: 'CANCELLED', again: null };
  const seconds =
    outcome.kind === 'REFUSED' ? null : waitAfter(attempts, Math.random(), outcome.askedSeconds);
  if (seconds === null) return { state: 'DEAD', again: null };
  return { state: 'PENDING', again: new Date(now.getTime() + seconds * 1000) };
}

/** Works through the items, so many at a time; the first failure is thrown when all that began have ended. */
async function together<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const hand = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, hand));
  if (failures.length > 0) throw failures[0];
}
