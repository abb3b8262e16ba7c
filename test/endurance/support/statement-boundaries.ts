import { Client } from 'pg';

/** What is counted apart: the statements to one database. */
interface Flow {
  crossed: number;
  dieAt: number;
  ended: boolean;
}

type Answered = (...answer: unknown[]) => void;
type Send = (...args: unknown[]) => unknown;

const NEVER = new Promise<never>(() => undefined);

/**
 * Counts the boundaries of the statements that this process sends, by database: one before a statement is sent and
 * one after it is answered. At its fatal boundary the work on a database goes no further; as soon as all of them are
 * there the process kills itself, before another instruction of its own is carried out. One process so dies in many
 * databases, in each at a boundary of its own, and each sees what it would see if it were the only one.
 */
export class Boundaries {
  private readonly flows = new Map<string, Flow>();

  /** Counts from here on. */
  begin(database: string, dieAt: number): void {
    this.flows.set(database, { crossed: 0, dieAt, ended: false });
  }

  /** How many boundaries the work on the database has crossed. */
  crossed(database: string): number {
    return this.flowOf(database).crossed;
  }

  /** The work on the database has ended by itself. */
  end(database: string): void {
    this.flowOf(database).ended = true;
    this.dieIfAllAreThere();
  }

  /** Stands in every connection's way from now on. */
  watch(): void {
    const client = Client.prototype as unknown as { query: Send };
    const send = client.query;
    const crosses = (of: unknown): boolean => this.crosses((of as { database: string }).database);
    client.query = function query(this: unknown, ...args: unknown[]): unknown {
      if (!crosses(this)) return NEVER;
      const last = args.at(-1);
      if (typeof last === 'function') {
        args[args.length - 1] = (...answer: unknown[]): void => {
          if (crosses(this)) (last as Answered)(...answer);
        };
        return send.apply(this, args);
      }
      const answer = send.apply(this, args) as Promise<unknown>;
      const passedOn = (): Promise<unknown> => (crosses(this) ? answer : NEVER);
      return answer.then(passedOn, passedOn);
    };
  }

  /** One boundary more; false when it is the fatal one or lies behind it. */
  private crosses(database: string): boolean {
    const flow = this.flows.get(database);
    if (!flow || flow.ended) return true;
    flow.crossed += 1;
    if (flow.crossed < flow.dieAt) return true;
    this.dieIfAllAreThere();
    return false;
  }

  /** Kills the process when nothing in it has anything left to do. */
  private dieIfAllAreThere(): void {
    const all = [...this.flows.values()];
    if (all.some((flow) => !flow.ended && flow.crossed < flow.dieAt)) return;
    if (all.some((flow) => !flow.ended)) process.kill(process.pid, 'SIGKILL');
  }

  private flowOf(database: string): Flow {
    const flow = this.flows.get(database);
    if (!flow) throw new Error(`nothing is counted in ${database}`);
    return flow;
  }
}
