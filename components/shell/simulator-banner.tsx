import { FlaskConical } from "lucide-react";
import { ScenarioSwitch } from "#components/shell/scenario-switch.tsx";
import type { Scenario } from "#lib/contracts/simulator.ts";

type SimulatorBannerProps = {
  /** What is played now; null after a system was set by hand. */
  scenario: Scenario | null;
  scenarios: readonly Scenario[];
  maySwitch: boolean;
};

/** On every page while there is no token: nothing that is seen here is the real Intercom. */
export function SimulatorBanner({ scenario, scenarios, maySwitch }: SimulatorBannerProps) {
  return (
    <aside aria-label="Simulated Intercom" className="border-b border-unknown-line bg-unknown-quiet hatched">
      <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-4 py-1 sm:px-6">
        <p className="flex shrink-0 items-center gap-2 text-14 font-medium">
          <FlaskConical aria-hidden="true" className="size-4 shrink-0" />
          <span>
            Simulated<span className="max-sm:sr-only"> Intercom</span>
          </span>
        </p>
        {maySwitch ? <ScenarioSwitch scenario={scenario} scenarios={scenarios} /> : null}
      </div>
    </aside>
  );
}
