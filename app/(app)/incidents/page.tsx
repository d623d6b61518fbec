import type { Metadata } from "next";
import { pageContext } from "#app/signed-in.ts";
import { apiSearch, queryOf, readFilters } from "#components/incidents/filters.ts";
import { Incidents } from "#components/incidents/incidents.tsx";
import { FIRST_PAGE } from "#components/list/page-size.ts";
import { may } from "#lib/auth/permissions.ts";
import { countIncidentsByMonth } from "#lib/services/count-incidents-by-month.ts";
import { listIncidents } from "#lib/services/list-incidents.ts";

export const metadata: Metadata = { title: "Incidents" };

type IncidentsPageProps = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function IncidentsPage({ searchParams }: IncidentsPageProps) {
  const ctx = await pageContext();
  const { filters } = readFilters(addressOf(await searchParams));
  const [page, months] = await Promise.all([
    listIncidents({ ctx, input: { ...queryOf(filters), limit: FIRST_PAGE } }),
    countIncidentsByMonth({ ctx, input: queryOf({ ...filters, from: null, to: null }) }),
  ]);
  return (
    <Incidents
      initial={{ search: apiSearch(filters).toString(), page, months }}
      mayDeclare={may(ctx.actor.role, "incidents:command")}
    />
  );
}

/** Next's form of the address, in the browser's. */
function addressOf(given: Awaited<IncidentsPageProps["searchParams"]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((one): [string, string] => [name, one])),
  );
}
