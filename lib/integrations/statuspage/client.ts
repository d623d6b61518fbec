import { followRedirects } from "#lib/integrations/http/follow-redirects.ts";
import { askCompat, askNative, askWidget, type CompatMissed } from "#lib/integrations/statuspage/ask.ts";
import { pageReport } from "#lib/integrations/statuspage/report.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageLook, PageReport } from "#lib/triage/status-page.ts";

/** The address at which the page was found, kept by the caller from one look to the next. */
export type StatusPageMemory = { base: string | null };

export type LookInput = {
  /** As configured; the page may have moved from there. */
  readonly url: string;
  /** The regions to ask for: ours, or all where ours is not known. */
  readonly regions: readonly Region[];
  readonly signal: AbortSignal;
  readonly memory: StatusPageMemory;
};

/**
 * One look at the status page, whichever kind it is and wherever it has moved. Its address is remembered; one that stops
 * answering is forgotten and looked for again. What has been learnt when the signal ends the look is used.
 */
export async function lookAtStatusPage({ url, regions, signal, memory }: LookInput): Promise<PageLook> {
  const startedAt = performance.now();
  const remembered = memory.base === null ? null : await visit(memory.base, regions, signal);
  const visited = remembered?.kind === "seen" ? remembered : await find(url.replace(/\/+$/, ""), regions, signal);
  const latencyMs = Math.round(performance.now() - startedAt);
  memory.base = visited.kind === "seen" ? visited.report.url : null;
  return visited.kind === "seen"
    ? { ...visited, latencyMs }
    : { kind: "unseen", code: visited.code, httpStatus: visited.httpStatus, latencyMs };
}

/** What one address shows: the page, or why the part of it that every page has was missed. */
type Visit = { readonly kind: "seen"; readonly report: PageReport; readonly httpStatus: number } | CompatMissed;

/** Starts at the configured address and goes on to where its redirects lead, with and without their path. */
async function find(configured: string, regions: readonly Region[], signal: AbortSignal): Promise<Visit> {
  const first = await visit(configured, regions, signal);
  if (first.kind === "seen" || first.httpStatus === null) return first;
  const front = await followRedirects({ url: configured, signal });
  const led = [first.redirectedTo, front.kind === "answered" ? front.url : null];
  const bases = new Set(led.flatMap((address) => (address === null ? [] : basesAt(address))));
  for (const base of bases) {
    if (base === configured) continue;
    const next = await visit(base, regions, signal);
    if (next.kind === "seen") return next;
  }
  return first;
}

function basesAt({ origin, pathname }: URL): string[] {
  return [origin + pathname.replace(/\/+$/, ""), origin];
}

/** Asks for everything at once; only what has moved, or what the regions' pages leave open, costs another round. */
async function visit(base: string, regions: readonly Region[], signal: AbortSignal): Promise<Visit> {
  const askRegions = async (at: string) => {
    const pages = await Promise.all(regions.map((region) => askNative(at, region, signal)));
    return pages.filter((page) => page !== null);
  };
  const [compat, here] = await Promise.all([askCompat(base, signal), askRegions(base)]);
  const page = compat.kind === "read" ? compat.page : null;
  const url = compat.kind === "read" ? compat.base : base;
  const hasMoved = page?.kind === "incidentio-compat" && url !== base;
  const natives = here.length === 0 && hasMoved ? await askRegions(url) : here;
  const leavesOpen = natives.length === 0 && page?.kind !== "atlassian" && page?.unresolved !== 0;
  const widget = leavesOpen && compat.httpStatus !== null ? await askWidget(url, signal) : null;
  if (compat.kind === "missed" && natives.length === 0 && widget === null) return compat;
  const allRegionsAnswered = natives.length === regions.length;
  const report = pageReport({ url, compat: page, natives, allRegionsAnswered, widget });
  return { kind: "seen", report, httpStatus: compat.httpStatus ?? 200 };
}
