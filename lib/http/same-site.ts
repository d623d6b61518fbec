import { isIP } from "node:net";
import { RequestProblem } from "#lib/http/problems.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page makes a browser send. A browser names the page's origin in `Origin`, or at least its
 * relation in `Sec-Fetch-Site`, on every unsafe request; a program sends neither.
 * @param publicUrl the address people use
 * @throws RequestProblem `cross_site`
 */
export function refuseCrossSite(request: Request, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site") ?? "none";
  const ours = origin === null || isOurs(origin, request.headers.get("host"), publicUrl);
  if (ours && (site === "same-origin" || site === "none")) return;
  throw new RequestProblem(
    "cross_site",
    `Offhook changes things only for its own pages, at ${publicUrl}. If you use it by another address, set PUBLIC_URL to that.`,
  );
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
