import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';

/** The process's log: one JSON object a line. Nothing here ever takes a request's body, query or headers. */
export function createLog(level: string): Logger {
  return pino(
    {
      level,
      base: { service: 'pakn' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: withoutParameters },
    },
    gathered(),
  );
}

/** Lines wait until they fill a write or this time has passed. */
const LINES_BYTES = 4096;
const LINES_WAIT_MS = 250;

/**
 * Standard output, written some lines at a time: a write for each request's line costs a busy server more than
 * making the line. What waits is written when the process ends; only a kill -9 loses the last quarter second.
 */
function gathered(): DestinationStream {
  return (output ??= openOutput());
}

let output: DestinationStream | undefined;

function openOutput(): DestinationStream {
  const lines = pino.destination({ dest: 1, sync: true, minLength: LINES_BYTES });
  const flush = (): void => lines.flushSync();
  setInterval(flush, LINES_WAIT_MS).unref();
  process.once('exit', flush);
  return lines;
}

/** A database error repeats row values in `detail` and `parameters`, and they may be a citizen's words. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: 'not an error' };
  const { code, constraint, table } = error as {
    code?: string;
    constraint?: string;
    table?: string;
  };
  return { type: error.name, message: error.message, code, constraint, table, stack: error.stack };
}

/** Contexts in which Nest tells, a line for each, which modules and routes it has made. */
const CHATTER = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver']);

/** Lets Nest's own Logger write to the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly log_: Logger) {}

  log(message: unknown, context?: string): void {
    this.write(CHATTER.has(context ?? '') ? 'debug' : 'info', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
    this.write('error', message, typeof context === 'string' ? context : undefined, stack);
  }

  warn(message: unknown, context?: string): void {
    this.write('warn', message, context);
  }

  debug(message: unknown, context?: string): void {
    this.write('debug', message, context);
  }

  verbose(message: unknown, context?: string): void {
    this.write('trace', message, context);
  }

  fatal(message: unknown, context?: string): void {
    this.write('fatal', message, context);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace' | 'fatal',
    message: unknown,
    context?: string,
    stack?: string,
  ): void {
    if (message instanceof Error) this.log_[level]({ context, err: message });
    else if (typeof message === 'object') this.log_[level]({ context, ...message });
    else this.log_[level]({ context, stack }, String(message));
  }
}
