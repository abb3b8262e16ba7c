import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Caught, SinkAddresses } from './sinks';

export interface Sinks extends SinkAddresses {
  /** What has come since it was last asked. */
  caught(): Promise<Caught>;
  close(): void;
}

/** Opens the sinks in a process of their own, so that they take the sender no time. */
export async function openSinks(): Promise<Sinks> {
  const child = fork(join(__dirname, 'sinks.js'));
  const said = async <T>(): Promise<T> => {
    const waiting = new AbortController();
    const { signal } = waiting;
    const message = once(child, 'message', { signal }).then(([first]) => first as T);
    const end = once(child, 'exit', { signal }).then(() => {
      throw new Error('the sinks ended');
    });
    // Whichever does not come is called off.
    end.catch(() => undefined);
    message.catch(() => undefined);
    return Promise.race([message, end]).finally(() => waiting.abort());
  };
  const addresses = await said<SinkAddresses>();
  return {
    ...addresses,
    caught: () => {
      const answer = said<Caught>();
      child.send('count');
      return answer;
    },
    close: () => child.disconnect(),
  };
}
