"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { SCENARIO_WORDS } from "#components/shell/scenario-words.ts";
import { BareSelect } from "#components/ui/select.tsx";
import { Spinner } from "#components/ui/spinner.tsx";
import { type FailedCall, valueOrThrow } from "#lib/client/answer.ts";
import { api } from "#lib/client/api.ts";
import { queryKeys } from "#lib/client/query-keys.ts";
import type { Scenario, SimulatorState } from "#lib/contracts/simulator.ts";

const BY_HAND = "by-hand";

/** Switches what the simulator plays, then runs triage, so that the dashboard shows what follows from it. */
export function ScenarioSwitch({ initial, scenarios }: { initial: SimulatorState; scenarios: readonly Scenario[] }) {
  const queries = useQueryClient();
  // Nothing here is rendered again as the page comes to life: that would undo what a quick person has chosen by then.
  const { data } = useQuery<SimulatorState, FailedCall>({
    queryKey: queryKeys.simulator,
    queryFn: async () => valueOrThrow(await api.simulator()),
    initialData: initial,
    // It is told when somebody switches it.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const played = data.scenario;
  const change = useMutation<void, FailedCall, Scenario>({
    mutationFn: async (wanted) => {
      const state = valueOrThrow(await api.switchScenario(wanted));
      // A refresh under way still asks the old scenario: its answer must not overwrite the new one.
      await Promise.all([queryKeys.simulator, queryKeys.triage].map((queryKey) => queries.cancelQueries({ queryKey })));
      queries.setQueryData<SimulatorState>(queryKeys.simulator, state);
      queries.setQueryData(queryKeys.triage, valueOrThrow(await api.runTriage()));
      void queries.invalidateQueries({ queryKey: queryKeys.monitor });
    },
  });
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-end gap-y-1 print:hidden">
      <span role="status" className="text-12 text-muted">
        {change.isPending ? (
          <span className="mr-3 inline-flex animate-late items-center gap-1">
            <Spinner />
            <span className="max-sm:sr-only">Running triage</span>
          </span>
        ) : null}
      </span>
      <BareSelect
        aria-label="Scenario of the simulator"
        className="w-64 max-w-full max-sm:w-52"
        value={(change.isPending ? change.variables : played) ?? BY_HAND}
        onChange={({ target }) => {
          const wanted = scenarios.find((candidate) => candidate === target.value);
          if (wanted !== undefined && !change.isPending) change.mutate(wanted);
        }}
        options={[
          ...(played === null ? [{ value: BY_HAND, label: "Set by hand" }] : []),
          ...scenarios.map((name) => ({ value: name, label: SCENARIO_WORDS[name] })),
        ]}
      />
      {change.isError ? (
        <p role="alert" className="basis-full text-right text-12 text-failing">
          {played === change.variables ? "Switched, but triage did not run." : "Not switched."} {change.error.message}
        </p>
      ) : null}
    </div>
  );
}
