interface Waiting<T, R> {
  item: T;
  done: (answer: R) => void;
  failed: (reason: unknown) => void;
}

/**
 * Asks the database once for all that comes in while it is being asked. What comes alone goes at once, so nothing waits
 * for company; and everybody's answer is one that was asked for after he came.
 */
export class Gathered<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private underWay = false;

  constructor(private readonly ask: (items: readonly T[]) => Promise<R>) {}

  /** The answer to the question that holds the item; fails when that has failed. */
  add(item: T): Promise<R> {
    return new Promise((done, failed) => {
      this.waiting.push({ item, done, failed });
      if (!this.underWay) void this.askAll();
    });
  }

  private async askAll(): Promise<void> {
    this.underWay = true;
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        const answer = await this.ask(group.map(({ item }) => item));
        for (const { done } of group) done(answer);
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.underWay = false;
  }
}
