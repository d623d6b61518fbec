import type { ActionItemQuery } from "#lib/contracts/action-item-list.ts";
import { ACTION_ITEM_KINDS } from "#lib/runbook/action-item-kinds.ts";
import { UNPRINTABLE } from "#lib/text/clean.ts";

export const STATES = ["open", "overdue", "done", "all"] as const;

/** What narrows the list of action items. */
export type Filters = {
  readonly state: (typeof STATES)[number];
  /** A name; `me` is whoever looks. Null: anybody. */
  readonly owner: string | null;
  readonly kind: (typeof ACTION_ITEM_KINDS)[number] | null;
  /** Null: as the server does where nothing is asked. */
  readonly drills: "true" | "false" | null;
};

export const ME = "me";
export const NO_FILTERS: Filters = { state: "open", owner: null, kind: null, drills: null };

/** The most that the API takes. */
const LONGEST_OWNER = 100;

/** Nobody sees them and nobody types them; the API refuses them. */
const UNSEEN = new RegExp(`${UNPRINTABLE}+`, "gu");

/** Reads an address. What cannot be read filters nothing: the chips show what does. */
export function readFilters(address: URLSearchParams): Filters {
  const owner = (address.get("owner") ?? "").toWellFormed().replace(UNSEEN, " ").trim();
  return {
    state: STATES.find((state) => state === address.get("state")) ?? "open",
    owner: owner === "" || owner.length > LONGEST_OWNER ? null : owner,
    kind: ACTION_ITEM_KINDS.find((kind) => kind === address.get("kind")) ?? null,
    drills: (["true", "false"] as const).find((drills) => drills === address.get("drills")) ?? null,
  };
}

/** The filters as an address holds them, and as the API takes them; the same filters always give the same text. */
export function addressOf({ state, owner, kind, drills }: Filters): URLSearchParams {
  const address = new URLSearchParams();
  if (state !== "open") address.set("state", state);
  if (owner !== null) address.set("owner", owner);
  if (kind !== null) address.set("kind", kind);
  if (drills !== null) address.set("drills", drills);
  return address;
}

/** The filters as the service takes them. */
export function queryOf({ state, owner, kind, drills }: Filters): Omit<ActionItemQuery, "limit" | "cursor"> {
  return {
    state,
    ...(owner !== null && { owner }),
    ...(kind !== null && { kind }),
    ...(drills !== null && { drills }),
  };
}

/** Whether anything but the state narrows the list. */
export function isNarrowed({ owner, kind }: Filters): boolean {
  return owner !== null || kind !== null;
}
