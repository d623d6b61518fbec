import { cleanProse } from "#lib/text/clean.ts";
import { Instant } from "#lib/text/instant.ts";
import { oneLine } from "#lib/triage/one-line.ts";
import { REGIONS, type Region } from "#lib/triage/region.ts";

/** Characters of a name or description that are kept. */
const MAX_NAME = 160;
/** Of what an update says. */
const MAX_PROSE = 2_000;

/** A name or description of the page, fit to be shown. */
export function pageText(text: string): string {
  return oneLine(text, MAX_NAME);
}

/** What the page says in several lines, fit to be shown and stored. HTML and Markdown stay the text that they are. */
export function pageProse(text: string): string {
  const prose = cleanProse(text).replace(/\n{3,}/g, "\n\n");
  const characters = Array.from(prose);
  return characters.length <= MAX_PROSE ? prose : `${characters.slice(0, MAX_PROSE - 1).join("")}…`;
}

/** A time as the page writes it, or null where it is none. */
export function pageTime(text: string | null | undefined): Instant | null {
  return Instant.safeParse(text).data ?? null;
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

/** The same of an incident or an update; null where the page says none. */
export function incidentStatusText(status: string | null | undefined): string | null {
  const text = componentStatusText(status ?? "");
  return text === "" ? null : text;
}
