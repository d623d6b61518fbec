import { ScenarioSwitch } from "#components/shell/scenario-switch.tsx";
import { SimulatedMark } from "#components/shell/simulated-mark.tsx";
import type { Scenario, SimulatorState } from "#lib/contracts/simulator.ts";

type SimulatorBannerProps = {
  initial: SimulatorState;
  scenarios: readonly Scenario[];
  maySwitch: boolean;
};

/** The mark, and the switch for those who may use it. */
export function SimulatorBanner({ initial, scenarios, maySwitch }: SimulatorBannerProps) {
  return (
    <aside aria-label="Simulated Intercom" className="border-b border-unknown-line bg-unknown-quiet hatched">
      <div className="mx-auto flex w-full max-w-page items-center justify-between gap-4 px-4 py-1 sm:px-6">
        <SimulatedMark />
        {maySwitch ? <ScenarioSwitch initial={initial} scenarios={scenarios} /> : null}
      </div>
    </aside>
  );
}
