/** How long one message may take: two of them, one after the other, fit into a lease with room to spare. */
export const IN_TIME_MS = 10_000;

/** A server that keeps us waiting; with a code, as the system's own failures have. */
class TooSlow extends Error {
  readonly code = 'ETIMEDOUT';
}

/** The work's outcome, or a failure named ETIMEDOUT; the work itself may then still succeed behind our back. */
export async function inTime<T>(work: Promise<T>, limitMs = IN_TIME_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow('no reply in time')), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
