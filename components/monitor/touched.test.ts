import { QueryClient } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { touchedBy } from "#components/monitor/touched.ts";
import type { Heard } from "#lib/client/live.ts";
import { queryKeys } from "#lib/client/query-keys.ts";

const SHOWN = {
  triage: queryKeys.triage,
  monitor: queryKeys.monitor,
  verdicts: queryKeys.verdicts,
  samples: queryKeys.samplesOf("24h"),
  "status page": queryKeys.statusPage,
  accounts: queryKeys.accounts,
  tokens: queryKeys.tokens,
  list: queryKeys.incidentList("status=open"),
  months: queryKeys.incidentMonths(""),
  simulator: queryKeys.simulator,
  "INC-42": queryKeys.incident(42),
  "INC-43": queryKeys.incident(43),
} as const;

/** What of a page that shows everything, INC-42 at version 7, is asked again. */
function askedAfter(heard: Heard): string[] {
  const queries = new QueryClient();
  for (const key of Object.values(SHOWN)) queries.setQueryData(key, {});
  for (const { what } of touchedBy(heard, (number) => (number === 42 ? 7 : undefined))) {
    void queries.invalidateQueries({ queryKey: what });
  }
  return Object.entries(SHOWN).flatMap(([name, key]) => (queries.getQueryState(key)?.isInvalidated ? [name] : []));
}

describe("what is asked again", () => {
  it.each([
    [{ kind: "triage" }, ["triage", "monitor", "verdicts", "samples", "status page"]],
    [{ kind: "suspicion" }, ["monitor"]],
    [{ kind: "incident", number: 42, version: 8 }, ["list", "months", "INC-42"]],
    // The page's own command: its answer came first.
    [{ kind: "incident", number: 42, version: 7 }, ["list", "months"]],
    [{ kind: "incident", number: 42, version: 6 }, ["list", "months"]],
    [{ kind: "incident", number: 43, version: 1 }, ["list", "months", "INC-43"]],
    [{ kind: "account", id: "0190b3a0-0000-7000-8000-000000000001" }, ["accounts"]],
    [{ kind: "api-token", id: "0190b3a0-0000-7000-8000-000000000001" }, ["tokens"]],
    [{ kind: "simulator" }, ["simulator"]],
    [{ kind: "everything" }, Object.keys(SHOWN)],
  ] as const)("given %j, then it is %j", (heard, asked) => {
    expect(askedAfter(heard)).toEqual(asked);
  });

  it("given runs one after the other, then a chart is asked for no more often than its steps are worth", () => {
    const paces = touchedBy({ kind: "triage" }, () => undefined).flatMap(({ what, atMostEveryMs }) =>
      what[0] === "samples" ? [[what[1], atMostEveryMs / 1_000]] : [],
    );
    expect(paces).toEqual([
      ["1h", 5],
      ["24h", 5],
      ["7d", 60],
      ["30d", 600],
    ]);
  });
});
