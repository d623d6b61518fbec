/**
 * Runs work that stops when its signal is aborted, and aborts it once the time is over. The signal covers connecting,
 * headers, redirects and bodies alike. The timer never outlives the work.
 * @param ms from now
 */
export async function withDeadline<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}
