import type { ReactNode } from "react";
import { pageContext } from "#app/signed-in.ts";
import { DraftOwner } from "#components/form/draft-owner.tsx";
import { Palette } from "#components/palette/palette.tsx";
import { Shell } from "#components/shell/shell.tsx";
import { SimulatorBanner } from "#components/shell/simulator-banner.tsx";
import { may } from "#lib/auth/permissions.ts";
import { QueryProvider } from "#lib/client/query-provider.tsx";
import { SCENARIOS, type Scenario } from "#lib/contracts/simulator.ts";
import { env } from "#lib/env.ts";
import type { Context } from "#lib/services/context.ts";
import { readSimulator } from "#lib/services/read-simulator.ts";
import { ServiceError } from "#lib/services/service-error.ts";

export default async function AppLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  const { actor } = ctx;
  return (
    <QueryProvider>
      <DraftOwner id={actor.kind === "account" ? actor.id : actor.kind}>
        <Palette role={actor.role}>
          <Shell
            account={{ name: actor.name, email: actor.kind === "account" ? actor.email : null, role: actor.role }}
            banner={
              env().simulated ? (
                <SimulatorBanner
                  scenario={await playedScenario(ctx)}
                  scenarios={SCENARIOS}
                  maySwitch={may(actor.role, "simulator:switch")}
                />
              ) : null
            }
          >
            {children}
          </Shell>
        </Palette>
      </DraftOwner>
    </QueryProvider>
  );
}

/** Null where it cannot be told: a simulator that is down must not take every page with it. */
async function playedScenario(ctx: Context): Promise<Scenario | null> {
  try {
    return (await readSimulator({ ctx })).scenario;
  } catch (error) {
    if (error instanceof ServiceError) return null;
    throw error;
  }
}
