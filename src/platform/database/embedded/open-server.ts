import type { Client } from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres.error';
import { readServerRecord, removeStaleLocks } from './lock-files';
import { claim, knock, maintenance, type Claim } from './owner-session';
import { errorCode, pause } from './processes';
import { spawnServer, type ServerPlan, type ServerProcess } from './server-process';

/** A session in a running server, and whether that server is ours. */
export interface OpenServer {
  client: Client;
  owner: boolean;
  pid: number;
  /** The process, when we started it ourselves. */
  started: ServerProcess | undefined;
}

/** Recovery after a crash may take minutes; a server that cannot start says so at once. */
const START_LIMIT_MS = 5 * 60_000;
/** How long a server that is not ours may refuse to talk before the folder counts as in use. */
const SILENCE_LIMIT_MS = 60_000;
/** How long a claim is repeated: a dead owner's session ends in milliseconds, unless the machine is very busy. */
const PATIENCE_MS = { guest: 300, aliveHolder: 1000, deadHolder: 10_000 };
/** After this, a server whose starter seems alive but does not claim it (its id was reused) is adopted. */
const ADOPT_AFTER_MS = 3000;
/** A server that outlived its starter may be about to shut down; a session that survives this long shows it is not. */
const ADOPTION_TRIAL = 'select pg_sleep(0.2)';
const POLL_MS = 25;
const CLAIM_POLL_MS = 100;
const RETRY_MS = 250;
const HELD_BY_ANOTHER = /lock file|shared memory block|another (postmaster|server)/i;

/**
 * Connects to the cluster's server, starting one when none runs, and asks for its ownership.
 * @param exclusive refuse a server that somebody else owns
 * @throws EmbeddedPostgresError DATA_DIR_IN_USE, START_FAILED
 */
export async function openServer(
  plan: ServerPlan,
  password: string,
  exclusive: boolean,
): Promise<OpenServer> {
  const attempt = new Opening(plan, password, exclusive);
  const limit = performance.now() + START_LIMIT_MS;
  while (performance.now() < limit) {
    const opened = await attempt.round();
    if (opened) return opened;
  }
  throw attempt.failure();
}

/** One start's progress from round to round. */
class Opening {
  private readonly startedAtMs = performance.now();
  private metAtMs: number | undefined;
  private started: ServerProcess | undefined;
  private lastReason = 'no reason given';

  constructor(
    private readonly plan: ServerPlan,
    private readonly password: string,
    private readonly exclusive: boolean,
  ) {}

  /** Knocks once and does what the answer calls for; returns the server when it is open to us. */
  async round(): Promise<OpenServer | undefined> {
    const answer = await this.knock();
    if (answer.kind === 'open') return this.enter(answer.client);
    this.lastReason = answer.reason;
    if (this.started?.hasEnded()) await this.considerEnd(this.started);
    if (answer.kind === 'absent' && !this.started) await this.start();
    else this.refuseSilence();
    await pause(POLL_MS);
    return undefined;
  }

  failure(reason = this.started?.lastWords() || this.lastReason): EmbeddedPostgresError {
    const { root } = this.plan.folder;
    return new EmbeddedPostgresError(
      'START_FAILED',
      `PostgreSQL in ${root} did not start: ${reason}`,
    );
  }

  private async knock(): ReturnType<typeof knock> {
    try {
      return await knock(maintenance(this.plan.address, this.password));
    } catch (error) {
      throw this.failure(String(error));
    }
  }

  private async start(): Promise<void> {
    await removeStaleLocks(this.plan.folder.cluster, this.plan.address);
    this.started = spawnServer(this.plan);
  }

  /** Another server may hold the cluster still, starting or stopping: then try again; any other end is final. */
  private async considerEnd(ended: ServerProcess): Promise<void> {
    if (!HELD_BY_ANOTHER.test(ended.lastWords())) throw this.failure();
    this.started = undefined;
    this.refuseSilence();
    await pause(RETRY_MS);
  }

  private refuseSilence(): void {
    const isOurs = this.started !== undefined;
    if (!isOurs && performance.now() - this.startedAtMs > SILENCE_LIMIT_MS) throw this.inUse();
  }

  private async enter(client: Client): Promise<OpenServer | undefined> {
    this.metAtMs ??= performance.now();
    const waitedMs = performance.now() - this.metAtMs;
    try {
      const answer = await claim(client, waitedMs > ADOPT_AFTER_MS);
      if (answer.kind === 'ours') return await this.asOwner(client);
      if (answer.kind === 'taken' && waitedMs > this.patienceMs(answer))
        return this.asGuest(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      if (error instanceof EmbeddedPostgresError) throw error;
      this.lastReason = String(error);
      // 57: the server is shutting down. Without a code, the connection broke. Both call for another round.
      if (!/^(57|08|E[A-Z]+$|$)/.test(errorCode(error))) throw this.failure(String(error));
      return undefined;
    }
    await client.end().catch(() => undefined);
    await pause(CLAIM_POLL_MS);
    return undefined;
  }

  private async asOwner(client: Client): Promise<OpenServer> {
    const pid = this.serverPid();
    // What we started may be about to give up because this server was there before it.
    const started = this.started?.pid === pid ? this.started : undefined;
    if (!started) await client.query(ADOPTION_TRIAL);
    return { client, owner: true, pid, started };
  }

  private asGuest(client: Client): OpenServer {
    if (this.exclusive) throw this.inUse();
    return { client, owner: false, pid: this.serverPid(), started: undefined };
  }

  private serverPid(): number {
    const pid = readServerRecord(this.plan.folder.cluster)?.pid;
    if (pid === undefined) throw new Error('the server ended right after its start');
    return pid;
  }

  private patienceMs(answer: Extract<Claim, { kind: 'taken' }>): number {
    if (!answer.holderIsAlive) return PATIENCE_MS.deadHolder;
    return this.exclusive ? PATIENCE_MS.aliveHolder : PATIENCE_MS.guest;
  }

  private inUse(): EmbeddedPostgresError {
    const { root } = this.plan.folder;
    return new EmbeddedPostgresError(
      'DATA_DIR_IN_USE',
      `The data folder ${root} is in use by another running copy: stop that one, or use another folder.`,
    );
  }
}
