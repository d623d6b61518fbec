/** Below this, the difference is as likely the way the answer took and the header's whole seconds. */
const NEGLIGIBLE_MS = 2_000;

let offsetMs = 0;

/**
 * Learns from an answer's Date header how far this machine's clock is off. Ages are ages of the server's instants: on a
 * phone whose clock is wrong they would otherwise lie.
 */
export function noteServerDate(header: string | null): void {
  const server = Date.parse(header ?? "");
  if (Number.isNaN(server)) return;
  const offset = server - Date.now();
  offsetMs = Math.abs(offset) < NEGLIGIBLE_MS ? 0 : offset;
}

/** The server's time as this machine knows it, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
