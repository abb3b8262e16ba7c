import { Client } from 'pg';

type Answered = (...answer: unknown[]) => void;

/** Counts the boundaries of the statements of this process, and ends it at one of them as `kill -9` would. */
export interface Boundaries {
  /** Crossed so far: two for each statement, before it is sent and after it is answered. */
  crossed(): number;
}

/**
 * From now on every statement that this process sends, on whatever connection, is counted; at the boundary `fatal`
 * the process is gone before another instruction of its own is carried out.
 */
export function dieAtBoundary(fatal: number): Boundaries {
  let crossed = 0;
  const cross = (): void => {
    crossed += 1;
    if (crossed === fatal) process.kill(process.pid, 'SIGKILL');
  };
  const client = Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const send = client.query;
  client.query = function query(this: unknown, ...args: unknown[]): unknown {
    cross();
    const last = args.at(-1);
    if (typeof last === 'function') {
      args[args.length - 1] = (...answer: unknown[]): void => {
        cross();
        (last as Answered)(...answer);
      };
      return send.apply(this, args);
    }
    const answer = send.apply(this, args) as Promise<unknown>;
    return answer.finally(cross);
  };
  return { crossed: () => crossed };
}
