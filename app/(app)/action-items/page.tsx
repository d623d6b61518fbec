import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { ActionItems } from "#components/action-items/action-items.tsx";
import { addressOf, queryOf, readFilters } from "#components/action-items/filters.ts";
import { FIRST_PAGE } from "#components/list/page-size.ts";
import { may } from "#lib/auth/permissions.ts";
import { env } from "#lib/env.ts";
import { listActionItems } from "#lib/services/list-action-items.ts";

export const metadata: Metadata = { title: "Action items" };

type ActionItemsPageProps = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function ActionItemsPage({ searchParams }: ActionItemsPageProps) {
  const ctx = await pageContext();
  const filters = readFilters(inBrowser(await searchParams));
  const page = await listActionItems({ ctx, input: { ...queryOf(filters), limit: FIRST_PAGE } });
  return (
    <ActionItems
      initial={{ search: addressOf(filters).toString(), page }}
      mayTick={may(ctx.actor.role, "incidents:command")}
      me={ctx.actor.name}
      simulated={env().simulated}
    />
  );
}

/** Next's form of the address, in the browser's. */
function inBrowser(given: Awaited<ActionItemsPageProps["searchParams"]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  );
}
