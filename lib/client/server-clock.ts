/** The header has whole seconds. */
const HEADER_MS = 1_000;

/** By this much more it may lie behind: a busy server writes an old one for a moment. */
const HEADER_LAG_MS = 1_000;

let offsetMs = 0;

/**
 * Learns from an answer's Date header how far this machine's clock is off. Ages are ages of the server's instants: on a
 * phone whose clock is wrong they would otherwise lie. The server wrote the header between the request and its answer; what is
 * known already is kept where it agrees with that, so that no slow answer makes the time jump.
 * @param askedAt when the request was sent, by this machine's clock
 */
export function noteServerDate(header: string | null, askedAt: number): void {
  const server = Date.parse(header ?? "");
  if (Number.isNaN(server)) return;
  const least = server - Date.now();
  const most = server + HEADER_MS - askedAt;
  const agrees = (offset: number) => least <= offset && offset <= most + HEADER_LAG_MS;
  if (!agrees(offsetMs)) offsetMs = agrees(0) ? 0 : (least + most) / 2;
}

/** The server's time as this machine knows it, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + offsetMs;
}
