import { oneLine } from "#lib/triage/one-line.ts";
import { REGIONS, type Region } from "#lib/triage/region.ts";

/** Characters of a name or description that are kept. */
const MAX_NAME = 160;

/** A name or description of the page, fit to be shown. */
export function pageText(text: string): string {
  return oneLine(text, MAX_NAME);
}

/** `REST API (EU)`, `US`, `eu-hosting`: the region as a word of its own. Never applied to prose, where "us" means us. */
export function regionIn(name: string): Region | null {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return REGIONS.find((region) => words.includes(region)) ?? null;
}

/** A status as both kinds of page write it: lower snake case. */
export function componentStatusText(status: string): string {
  return pageText(status).toLowerCase().replaceAll(" ", "_");
}
