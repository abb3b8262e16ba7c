/** The little of autocannon that the benches use; the package comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: readonly Request[];
    headers?: Readonly<Record<string, string>>;
  }

  interface Request {
    method: string;
    path: string;
    body?: string;
  }

  interface Result {
    /** Answers with a status from 200 to 299. */
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    /** Seconds. */
    duration: number;
    /** Milliseconds. */
    latency: { p50: number; p99: number };
  }

  export default function autocannon(options: Options): Promise<Result>;
}
