import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { returnPath, signInPath } from "#components/auth/return-path.ts";
import type { Actor } from "#lib/auth/actor.ts";
import { currentActor } from "#lib/auth/current-actor.ts";
import type { Context } from "#lib/services/context.ts";
import { setupState } from "#lib/services/setup-state.ts";

/** Set by the server on every request to the path that was asked for; pages and layouts are not told by Next. */
const REQUEST_PATH = "x-request-path";

/** Who looks at this page. Leads everybody else to the sign-in page, or to the setup of a new installation. */
export async function signedInActor(): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) return actor;
  if ((await setupState()).needsFirstAdministrator) redirect("/setup");
  redirect(signInPath(returnPath((await headers()).get(REQUEST_PATH) ?? undefined)));
}

/** What a page hands to a service. */
export async function pageContext(): Promise<Context & { readonly actor: Actor }> {
  return { actor: await signedInActor(), now: new Date() };
}
