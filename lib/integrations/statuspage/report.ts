import type { CompatPage } from "#lib/integrations/statuspage/compat.ts";
import type { NativePage } from "#lib/integrations/statuspage/native.ts";
import type { PageIncident, PageReport } from "#lib/triage/status-page.ts";

/** All that one look found; each source knows something that the others do not. */
export type PageSources = {
  readonly url: string;
  /** Null where the page has no Statuspage-compatible part. */
  readonly compat: CompatPage | null;
  readonly natives: readonly NativePage[];
  /** Whether every region that was asked for has answered. */
  readonly allRegionsAnswered: boolean;
  /** Null where the widget was not asked or is not enabled. */
  readonly widget: readonly PageIncident[] | null;
};

/** Brings the sources together; at least one of them has told something. */
export function pageReport({ url, compat, natives, allRegionsAnswered, widget }: PageSources): PageReport {
  const placed = natives.length > 0 ? merged(natives) : (widget ?? []);
  const elsewhere = natives.length > 0 && allRegionsAnswered;
  const listed = compat?.incidents ?? [];
  const listedOnly = listed.filter((incident) => !placed.some((candidate) => isSame(candidate, incident)));
  return {
    kind: natives.length > 0 ? "incidentio-native" : (compat?.kind ?? "incidentio-widget"),
    url,
    description: compat?.description ?? null,
    unresolved: compat?.unresolved ?? null,
    components: [...natives.flatMap(({ components }) => components), ...(compat?.components ?? [])],
    // What the whole page lists and no region does is in a region that was not looked at.
    incidents: [
      ...placed.map((incident) =>
        withDetailsOf(
          listed.find((candidate) => isSame(candidate, incident)),
          incident,
        ),
      ),
      ...listedOnly.map((incident) => (elsewhere ? { ...incident, places: [] } : incident)),
    ],
  };
}

function isSame(one: PageIncident, other: PageIncident): boolean {
  return one.id === other.id || one.name === other.name;
}

/** Where one source tells how the incident goes and another where it is, both are kept. */
function withDetailsOf(other: PageIncident | undefined, incident: PageIncident): PageIncident {
  return {
    ...incident,
    status: incident.status ?? other?.status ?? null,
    startedAt: incident.startedAt ?? other?.startedAt ?? null,
    updates: incident.updates?.length ? incident.updates : (other?.updates ?? []),
  };
}

/** An incident that several regions list is one incident in several places. */
function merged(natives: readonly NativePage[]): PageIncident[] {
  const byId = new Map<string, PageIncident>();
  for (const incident of natives.flatMap(({ incidents }) => incidents)) {
    const before = byId.get(incident.id);
    const places = [...(before?.places ?? []), ...(incident.places ?? [])];
    byId.set(incident.id, { ...withDetailsOf(before, incident), places });
  }
  return [...byId.values()];
}
