import { isIP } from "node:net";

/**
 * Whether a request comes from a page of ours, or from a program. A browser names the page's origin in `Origin`, or at least its
 * relation in `Sec-Fetch-Site`, on every unsafe request and every WebSocket; a program sends neither.
 * @param publicUrl the address people use
 */
export function isFromOwnPage(headers: Headers, publicUrl: string): boolean {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site") ?? "none";
  const ours = origin === null || isOurs(origin, headers.get("host"), publicUrl);
  return ours && (site === "same-origin" || site === "none");
}

/**
 * The public address, or the address this request itself was sent to if that is `localhost` or an IP address. Another host
 * name would not do: anybody can point a name of theirs at us, and the page then counts as our own (DNS rebinding).
 */
function isOurs(origin: string, host: string | null, publicUrl: string): boolean {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  if (page.origin === new URL(publicUrl).origin) return true;
  const hostname = page.hostname.replace(/^\[|\]$/g, "");
  return page.host === host && (hostname === "localhost" || isIP(hostname) !== 0);
}
