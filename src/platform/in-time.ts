/** Work that kept us waiting; with a code, as the system's own failures have. */
class TooSlow extends Error {
  readonly code = 'ETIMEDOUT';
}

/** The work's outcome, or a failure named ETIMEDOUT; the work itself may then still succeed behind our back. */
export async function inTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TooSlow(`not done within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
