/**
 * How far inboxes were looked through for the digests of one day's moment in which nothing was news any more, so that
 * what is stale is not looked at again every few minutes. Held by each process for itself: one that forgets it looks
 * once more.
 */
export class LookedThrough {
  private momentMs = 0;
  private readonly upTo = new Map<string, string>();

  /** The accounts, and the newest message each had, in the same order; none for another moment than the one held. */
  of(moment: Date): [accountIds: string[], upTo: string[]] {
    if (moment.getTime() !== this.momentMs) this.forget();
    this.momentMs = moment.getTime();
    return [[...this.upTo.keys()], [...this.upTo.values()]];
  }

  /** The account's inbox holds no news up to this message. */
  add(accountId: string, newestId: string): void {
    this.upTo.set(accountId, newestId);
  }

  /** What was told is news again: everything has to be looked at once more. */
  forget(): void {
    this.upTo.clear();
  }
}
