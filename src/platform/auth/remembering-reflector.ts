import { Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

/**
 * Nest's Reflector with a memory. What decorators said of a route never changes while the process runs, and the
 * guards that stand before every route ask half a dozen such questions of each request. A handler belongs to one
 * class here: no controller inherits another's.
 */
@Injectable()
export class RememberingReflector extends Reflector {
  private readonly said = new WeakMap<object, Map<unknown, unknown>>();

  /** What the handler (the first target) or else its class declares under the key. */
  override getAllAndOverride<T>(key: unknown, targets: object[]): T {
    const [handler] = targets;
    if (handler === undefined) return super.getAllAndOverride<T>(key as never, targets as never);
    let answers = this.said.get(handler);
    if (!answers) this.said.set(handler, (answers = new Map()));
    if (!answers.has(key))
      answers.set(key, super.getAllAndOverride<T>(key as never, targets as never));
    return answers.get(key) as T;
  }
}
