import type { PostmortemVersion } from "#lib/contracts/postmortem.ts";

/** One of two texts that are compared: a version by its id, the document as it is now, or nothing at all. */
export type Side = number | "now" | "nothing";

/** What a person chose: a version, and what it is compared with. */
export type Chosen = {
  readonly version: number | "now";
  /** `before`: whatever came before it. */
  readonly with: number | "now" | "before";
};

/** What has changed since the version before the present one. */
export const NOW: Chosen = { version: "now", with: "before" };

/**
 * The two texts, the earlier one first.
 * @param versions newest first, as far as they are loaded
 */
export function sidesOf(chosen: Chosen, versions: readonly PostmortemVersion[]): readonly [earlier: Side, later: Side] {
  const { version } = chosen;
  const other = chosen.with === "before" ? versionBefore(version, versions) : chosen.with;
  // The earlier one has the smaller id, and nothing is later than now.
  return orderOf(version) < orderOf(other) ? [version, other] : [other, version];
}

/** @returns nothing for the first one of all, and for the last one that is loaded */
function versionBefore(version: number | "now", versions: readonly PostmortemVersion[]): Side {
  return versions.find(({ id }) => orderOf(id) < orderOf(version))?.id ?? "nothing";
}

function orderOf(side: Side): number {
  return side === "now" ? Number.POSITIVE_INFINITY : side === "nothing" ? 0 : side;
}

export function chosenIn(search: URLSearchParams): Chosen {
  return { version: idIn(search.get("version")) ?? "now", with: withIn(search.get("with")) };
}

export function searchOf({ version, with: other }: Chosen): URLSearchParams {
  const search = new URLSearchParams();
  if (version !== "now") search.set("version", String(version));
  if (other !== "before") search.set("with", String(other));
  return search;
}

function withIn(value: string | null): Chosen["with"] {
  return value === "now" ? "now" : (idIn(value) ?? "before");
}

function idIn(value: string | null): number | null {
  return value !== null && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : null;
}
