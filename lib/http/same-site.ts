import { isFromOwnPage } from "#lib/auth/own-origin.ts";
import { RequestProblem } from "#lib/http/problems.ts";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses what another site's page makes a browser send.
 * @param publicUrl the address people use
 * @throws RequestProblem `cross_site`
 */
export function refuseCrossSite(request: Request, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method) || isFromOwnPage(request.headers, publicUrl)) return;
  throw new RequestProblem(
    "cross_site",
    `Offhook changes things only for its own pages, at ${publicUrl}. If you use it by another address, set PUBLIC_URL to that.`,
  );
}
