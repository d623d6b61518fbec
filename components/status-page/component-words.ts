import type { Region } from "#lib/triage/region.ts";
import type { OurComponent } from "#lib/triage/status-page.ts";

export const OUR_NAMES: Readonly<Record<OurComponent, string>> = { "rest-api": "REST API", webhooks: "Webhooks" };

/** @param region null for what the page says without naming one */
export function regionText(region: Region | null): string {
  return region === null ? "All regions" : region.toUpperCase();
}
