import { redirect } from "next/navigation";
import { incidentNumberIn } from "#app/incident-of-address.ts";
import type { IncidentRecord } from "#lib/contracts/incident.ts";

export type PageSearch = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/**
 * Links to a duplicate lead on to the same page of the incident that it is a duplicate of. `?stay` looks at the duplicate itself. One
 * that was led here already stays, so that nothing goes in a circle.
 * @param pathOf the page of an incident by its number
 * @returns the number of the one that led here, where one did
 */
export async function leadOn(
  { number, duplicateOf }: Pick<IncidentRecord, "number" | "duplicateOf">,
  searchParams: PageSearch,
  pathOf: (number: number) => string,
): Promise<number | null> {
  const search = await searchParams;
  const { from } = search;
  if (duplicateOf !== null && search.stay === undefined && from === undefined) {
    redirect(`${pathOf(duplicateOf)}?from=${number}`);
  }
  return typeof from === "string" ? incidentNumberIn(from) : null;
}
