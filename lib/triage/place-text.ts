import type { Region } from "#lib/triage/region.ts";
import type { IncidentPlace } from "#lib/triage/status-page.ts";

/** `REST API (US)`, or as much of it as the page tells; empty where it tells nothing. */
export function placeText({ component, region }: IncidentPlace): string {
  if (component === null) return region === null ? "" : `${region.toUpperCase()} region`;
  return withRegions(component, region === null ? [] : [region]);
}

/** A name with the regions that it speaks of, unless it names one itself. */
export function withRegions(name: string, regions: readonly Region[]): string {
  const named = [...new Set(regions)].filter((region) => !new RegExp(`\\b${region.toUpperCase()}\\b`).test(name));
  return named.length === 0 ? name : `${name} (${named.map((region) => region.toUpperCase()).join(", ")})`;
}
