import { type BoundedRequest, boundedFetch, isFetchable } from "#lib/integrations/http/bounded-fetch.ts";
import type { Answered, FailureCode, Unreachable } from "#lib/triage/exchange.ts";

const MAX_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** Only requests that carry no secret may be followed to wherever they lead. */
export type FollowedRequest = Pick<BoundedRequest, "signal" | "maxBodyBytes"> & { readonly url: string | URL };

/**
 * `url` is the address that answered in the end. `lastStatus` is what the last redirect said before the way was lost; null
 * where nothing answered at all.
 */
export type Followed = (Answered & { readonly url: URL }) | (Unreachable & { readonly lastStatus: number | null });

/** A GET that follows up to five redirects to http or https addresses. `latencyMs` covers the whole way. */
export async function followRedirects({ url, signal, maxBodyBytes }: FollowedRequest): Promise<Followed> {
  const startedAt = performance.now();
  const visited = new Set<string>();
  let lastStatus: number | null = null;
  const lost = (code: FailureCode): Followed => ({
    kind: "unreachable",
    code,
    latencyMs: since(startedAt),
    lastStatus,
  });

  let next = URL.parse(url);
  while (next !== null && isFetchable(next)) {
    next.hash = "";
    if (visited.has(next.href) || visited.size > MAX_REDIRECTS) return lost("too_many_redirects");
    visited.add(next.href);
    const exchange = await boundedFetch({
      url: next,
      headers: { accept: "application/json" },
      signal,
      ...(maxBodyBytes === undefined ? {} : { maxBodyBytes }),
    });
    if (exchange.kind === "unreachable") return lost(exchange.code);
    const location = REDIRECTS.includes(exchange.status) ? exchange.headers.get("location") : null;
    if (location === null) return { ...exchange, url: next, latencyMs: since(startedAt) };
    lastStatus = exchange.status;
    next = URL.parse(location, next.href);
  }
  return lost(lastStatus === null ? "bad_url" : "bad_redirect");
}

function since(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
