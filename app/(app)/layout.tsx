import type { ReactNode } from "react";
import { pageContext } from "#app/signed-in.ts";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { LiveUpdates } from "#components/monitor/live-updates.tsx";
import { MonitorProvider } from "#components/monitor/monitor-provider.tsx";
import { StateInTab } from "#components/monitor/state-in-tab.tsx";
import { unknownView } from "#components/monitor/unknown-view.ts";
import { Palette } from "#components/palette/palette.tsx";
import { AddressCatchUp } from "#components/shell/address-catch-up.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { SimulatorBanner } from "#components/shell/simulator-banner.tsx";
import { SuspicionBanner } from "#components/suspicion/suspicion-banner.tsx";
import { may } from "#lib/auth/permissions.ts";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import type { MonitorView } from "#lib/contracts/monitor.ts";
import { SCENARIOS, type SimulatorState } from "#lib/contracts/simulator.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/services/context.ts";
import { readMonitor } from "#lib/services/read-monitor.ts";
import { readSimulator } from "#lib/services/read-simulator.ts";
import { ServiceError } from "#lib/services/service-error.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { actor } = ctx;
  const [monitor, simulator] = await Promise.all([monitorNow(ctx), env().simulated ? simulatorNow(ctx) : null]);
  return (
    <QueryProvider>
      <DraftOwner id={actor.kind === "account" ? actor.id : actor.kind}>
        <MonitorProvider initial={monitor}>
          <AddressCatchUp />
          <LiveUpdates />
          <StateInTab />
          <Palette role={actor.role}>
            <Shell
              account={{ name: actor.name, email: actor.kind === "account" ? actor.email : null, role: actor.role }}
              banner={
                <>
                  {simulator === null ? null : (
                    <SimulatorBanner
                      initial={simulator}
                      scenarios={SCENARIOS}
                      maySwitch={may(actor.role, "simulator:switch")}
                    />
                  )}
                  <SuspicionBanner me={actor.name} mayCommand={may(actor.role, "incidents:command")} />
                </>
              }
            >
              {children}
            </Shell>
          </Palette>
        </MonitorProvider>
      </DraftOwner>
    </QueryProvider>
  );
}

/** What is known of now; nothing where that cannot be told, which must not take every page with it. */
async function monitorNow(ctx: Context): Promise<MonitorView> {
  try {
    return await readMonitor({ ctx });
  } catch (error) {
    if (error instanceof ServiceError) return unknownView(env().simulated);
    throw error;
  }
}

/** No scenario where it cannot be told: a simulator that is down must not take every page with it. */
async function simulatorNow(ctx: Context): Promise<SimulatorState> {
  try {
    return await readSimulator({ ctx });
  } catch (error) {
    if (error instanceof ServiceError) return { scenario: null };
    throw error;
  }
}
