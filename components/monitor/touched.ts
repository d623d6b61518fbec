import type { Heard } from "#lib/client/live.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

export type Touched = {
  /** What to ask again: every query whose key begins so. `page`: what the server draws. */
  readonly what: readonly (string | number)[] | "page";
  /** What is much work for the server, or too little to hurry for, is asked again no more often than this. */
  readonly atMostEveryMs: number;
};

/** Every query there is. */
const EVERYTHING: readonly string[] = [];

/**
 * What has to be asked again after something was heard.
 * @param shownVersion the version of an incident's record that this page has; undefined where it has none
 */
export function touchedBy(heard: Heard, shownVersion: (number: number) => number | undefined): readonly Touched[] {
  switch (heard.kind) {
    case "everything":
      return [atOnce(EVERYTHING)];
    case "triage":
      return [
        atOnce(queryKeys.triage),
        atOnce(queryKeys.monitor),
        atOnce(queryKeys.statusPage),
        { what: queryKeys.verdicts, atMostEveryMs: 3_000 },
        { what: queryKeys.samples, atMostEveryMs: 5_000 },
      ];
    case "suspicion":
      return [atOnce(queryKeys.monitor)];
    case "incident": {
      const shown = shownVersion(heard.number);
      const lists = { what: queryKeys.incidentLists, atMostEveryMs: 1_000 };
      return shown !== undefined && shown >= heard.version
        ? [lists]
        : [atOnce(queryKeys.incident(heard.number)), lists];
    }
    case "simulator":
      return [atOnce("page")];
    case "account":
      return [atOnce(queryKeys.accounts)];
    case "api-token":
      return [atOnce(queryKeys.tokens)];
  }
}

function atOnce(what: Touched["what"]): Touched {
  return { what, atMostEveryMs: 0 };
}
