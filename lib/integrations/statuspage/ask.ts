import type { z } from "zod";
import { type Followed, followRedirects } from "#lib/integrations/http/follow-redirects.ts";
import { parseJson } from "#lib/integrations/http/parse-json.ts";
import { type CompatPage, compatPage } from "#lib/integrations/statuspage/compat.ts";
import { type NativePage, nativePage } from "#lib/integrations/statuspage/native.ts";
import { CompatIncidents, CompatSummary, NativeSummary, WidgetSummary } from "#lib/integrations/statuspage/schema.ts";
import { widgetIncident } from "#lib/integrations/statuspage/widget.ts";
import type { Region } from "#lib/triage/region.ts";
import type { PageIncident, UnseenCode } from "#lib/triage/status-page.ts";

const SUMMARY = "/api/v2/summary.json";

/** Why a part of the page could not be read. */
export type Missed = { readonly kind: "missed"; readonly code: UnseenCode; readonly httpStatus: number | null };

type Read<T> = { readonly kind: "read"; readonly value: T; readonly httpStatus: number; readonly url: URL };

/** `base` is the address that answered, without a slash at the end; after redirects it may differ from the one asked. */
type CompatRead = {
  readonly kind: "read";
  readonly page: CompatPage;
  readonly httpStatus: number;
  readonly base: string;
};

/** `redirectedTo` is where the miss came from, if that was another address than the one asked. */
export type CompatMissed = Missed & { readonly redirectedTo: URL | null };

/** The Statuspage-compatible part: the summary, or what is left of it where there is none. */
export async function askCompat(base: string, signal: AbortSignal): Promise<CompatRead | CompatMissed> {
  const asked = `${base}${SUMMARY}`;
  const followed = await followRedirects({ url: asked, signal });
  const summary = read(followed, CompatSummary);
  if (summary.kind === "read") {
    const found = baseOf(summary.url) ?? base;
    const page = compatPage(summary.value, await incidentsOf(summary.value, found, signal));
    return { kind: "read", page, httpStatus: summary.httpStatus, base: found };
  }
  const redirectedTo = followed.kind === "answered" && followed.url.href !== asked ? followed.url : null;
  if (summary.httpStatus === null) return { ...summary, redirectedTo };
  const status = read(await followRedirects({ url: `${base}/api/v2/status.json`, signal }), CompatSummary);
  if (status.kind === "missed") return { ...summary, redirectedTo };
  const page = compatPage(status.value, await askIncidents(base, signal));
  return { kind: "read", page, httpStatus: status.httpStatus, base };
}

/** The page's address, where a redirect has kept the path of the API. */
function baseOf(summary: URL): string | null {
  return summary.pathname.endsWith(SUMMARY) ? summary.origin + summary.pathname.slice(0, -SUMMARY.length) : null;
}

/** A summary with components is whole: without the key it has no incidents. A bare one may have left them out. */
async function incidentsOf(
  { incidents, components }: z.infer<typeof CompatSummary>,
  base: string,
  signal: AbortSignal,
) {
  return incidents ?? (components ? [] : askIncidents(base, signal));
}

/** Atlassian lists what is unresolved; incident.io has only the list of all. */
async function askIncidents(base: string, signal: AbortSignal) {
  for (const path of ["/api/v2/incidents/unresolved.json", "/api/v2/incidents.json"]) {
    const list = read(await followRedirects({ url: `${base}${path}`, signal }), CompatIncidents);
    if (list.kind === "read" && (list.value.incidents || list.value.page)) return list.value.incidents ?? [];
  }
  return null;
}

/** The page of one region, which incident.io's own web page reads through its proxy. Null where there is none. */
export async function askNative(base: string, region: Region, signal: AbortSignal): Promise<NativePage | null> {
  const host = URL.parse(base)?.host ?? "";
  const url = `${base}/proxy/${host}?subpage_slug=${region}-hosting`;
  const native = read(await followRedirects({ url, signal }), NativeSummary);
  return native.kind === "read" ? nativePage(region, native.value.summary) : null;
}

export async function askWidget(base: string, signal: AbortSignal): Promise<PageIncident[] | null> {
  const widget = read(await followRedirects({ url: `${base}/api/v1/summary`, signal }), WidgetSummary);
  return widget.kind === "read" ? (widget.value.ongoing_incidents ?? []).map(widgetIncident) : null;
}

function read<T extends z.ZodType>(followed: Followed, schema: T): Read<z.output<T>> | Missed {
  if (followed.kind === "unreachable") return { kind: "missed", code: followed.code, httpStatus: followed.lastStatus };
  const { status: httpStatus, cut, url } = followed;
  if (httpStatus < 200 || httpStatus > 299) return { kind: "missed", code: `http_${httpStatus}`, httpStatus };
  if (cut !== null) return { kind: "missed", code: cut, httpStatus };
  const json = parseJson(followed.body);
  if (json === undefined) return { kind: "missed", code: "not_json", httpStatus };
  const parsed = schema.safeParse(json);
  if (!parsed.success) return { kind: "missed", code: "not_a_status_page", httpStatus };
  return { kind: "read", value: parsed.data, httpStatus, url };
}
