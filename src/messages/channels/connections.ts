import { lookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { isPublicAddress } from './address.rules';

/** As many as are under way to one system. */
const MOST_KEPT = 10;
/** Shorter than the five seconds after which servers of node's make let go, so that seldom both sides act at once. */
const IDLE_MS = 4000;

export const FORBIDDEN_ADDRESS = 'EADDRESSPRIVATE';

/**
 * Connections that are kept open for a while, each to an address that was judged as it was made: the look-up belongs to
 * the agent that keeps them, so none in its pool can have been made another way. A name that leads elsewhere by now is
 * judged anew with the next connection; what is open leads where it led.
 */
export class KeptConnections {
  private readonly http: HttpAgent;
  private readonly https: HttpsAgent;
  /** node's own where nobody judges. */
  readonly lookup: LookupFunction | undefined;

  /** `allowed` says of an address whether it may be reached; null: any may. */
  constructor(
    private readonly allowed: ((address: string) => boolean) | null,
    idleMs = IDLE_MS,
  ) {
    this.lookup = allowed === null ? undefined : judging(allowed);
    const options = {
      keepAlive: true,
      maxFreeSockets: MOST_KEPT,
      scheduling: 'lifo' as const,
      timeout: idleMs,
      ...(this.lookup ? { lookup: this.lookup } : {}),
    };
    this.http = new HttpAgent(options);
    this.https = new HttpsAgent(options);
  }

  /** An address that is written as numbers is looked up by nobody, so it is judged by itself. */
  refuses({ hostname }: URL): boolean {
    const host = hostname.replace(/^\[|\]$/g, '');
    return this.allowed !== null && isIP(host) !== 0 && !this.allowed(host);
  }

  agentFor({ protocol }: URL): HttpAgent {
    return protocol === 'https:' ? this.https : this.http;
  }

  /** Lets go of what is idle; what is under way may end, and its connection with it. */
  close(): void {
    for (const agent of [this.http, this.https]) {
      Object.assign(agent, { keepAlive: false });
      for (const idle of Object.values(agent.freeSockets)) {
        for (const socket of idle ?? []) socket.destroy();
      }
    }
  }
}

/** The connections to other systems that this process keeps. */
@Injectable()
export class Connections implements OnApplicationShutdown {
  /** To the public internet alone. */
  readonly outside = new KeptConnections(isPublicAddress);
  /** To addresses that an operator chose: they may be of this house. */
  readonly anywhere = new KeptConnections(null);

  onApplicationShutdown(): void {
    this.outside.close();
    this.anywhere.close();
  }
}

type Found = (error: Error | null, address?: string | LookupAddress[], family?: number) => void;

/** node's look-up, that finds nothing when any of a name's addresses may not be reached. */
function judging(allowed: (address: string) => boolean): LookupFunction {
  const judged = (host: string, options: { all?: boolean }, found: Found): void =>
    lookup(host, { all: true }, (error, addresses) => {
      if (error) return found(error);
      const [first] = addresses;
      if (!first || addresses.some(({ address }) => !allowed(address))) {
        return found(Object.assign(new Error(FORBIDDEN_ADDRESS), { code: FORBIDDEN_ADDRESS }));
      }
      return options.all ? found(null, addresses) : found(null, first.address, first.family);
    });
  return judged as LookupFunction;
}
