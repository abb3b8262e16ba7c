import type { SettableClock } from '../../platform/clock/clock';

/** Something the demo asked for was refused; the message says what, and how the API put it. */
export class DemoError extends Error {
  constructor(
    message: string,
    /** The stable code of the API's problem, when it was the API that refused. */
    readonly code?: string,
  ) {
    super(message);
  }
}

interface Problem {
  code?: string;
  detail?: string;
  title?: string;
  errors?: unknown;
}

export interface Call {
  headers?: Record<string, string>;
  body?: unknown;
}

/** Speaks HTTP with the running product, as any other client would. */
export class DemoApi {
  /** How many requests were sent. */
  requests = 0;

  constructor(
    private readonly url: string,
    readonly clock: SettableClock,
  ) {}

  /** The answer's JSON. Throws DemoError with the problem's code and sentence when it is not a success. */
  async json<T>(method: 'GET' | 'POST' | 'PUT', path: string, call: Call = {}): Promise<T> {
    const response = await this.send(method, path, call);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  /** The answer's bytes: a letter. */
  async bytes(path: string, call: Call = {}): Promise<Buffer> {
    const response = await this.send('GET', path, call);
    return Buffer.from(await response.arrayBuffer());
  }

  private async send(method: string, path: string, call: Call): Promise<Response> {
    this.requests += 1;
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        'Accept-Language': 'vi',
        ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as Problem;
    const words = [problem.code, problem.detail ?? problem.title].filter(Boolean).join(': ');
    const fields = problem.errors === undefined ? '' : ` ${JSON.stringify(problem.errors)}`;
    throw new DemoError(
      `${method} ${path} at ${this.clock.now().toISOString()} → ${response.status} ${words}${fields}`,
      problem.code,
    );
  }
}
