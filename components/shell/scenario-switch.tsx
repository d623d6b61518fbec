"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { SCENARIO_WORDS } from "#components/shell/scenario-words.ts";
import { BareSelect } from "#components/ui/select.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Scenario } from "#lib/contracts/simulator.ts";

const BY_HAND = "by-hand";

/** Switches what the simulator plays, then runs triage, so that the dashboard shows what follows from it. */
export function ScenarioSwitch({ scenario, scenarios }: { scenario: Scenario | null; scenarios: readonly Scenario[] }) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: async (wanted: Scenario) => {
      const { scenario: played } = valueOrThrow(await api.switchScenario(wanted));
      // A refresh under way still asks the old scenario: its answer must not overwrite the new one.
      await queries.cancelQueries({ queryKey: queryKeys.triage });
      queries.setQueryData(queryKeys.triage, valueOrThrow(await api.runTriage()));
      return played;
    },
  });
  const played = change.isPending ? change.variables : (change.data ?? scenario);
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-end gap-x-3 gap-y-1 print:hidden">
      <span role="status" className="inline-flex items-center gap-1 text-12 text-muted">
        {change.isPending ? (
          <>
            <Spinner />
            <span className="animate-late">Running triage</span>
          </>
        ) : null}
      </span>
      {change.isError ? (
        <p role="alert" className="text-12 text-failing">
          Not switched. {change.error.message}
        </p>
      ) : null}
      <BareSelect
        aria-label="Scenario of the simulator"
        className="w-64 max-w-full"
        value={played ?? BY_HAND}
        onChange={({ target }) => {
          const wanted = scenarios.find((candidate) => candidate === target.value);
          if (wanted !== undefined && !change.isPending) change.mutate(wanted);
        }}
        options={[
          ...(played === null ? [{ value: BY_HAND, label: "Set by hand" }] : []),
          ...scenarios.map((name) => ({ value: name, label: SCENARIO_WORDS[name] })),
        ]}
      />
    </div>
  );
}
