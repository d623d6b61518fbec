import type { PageUpdate } from "#lib/contracts/status-page.ts";
import type { Instant } from "#lib/text/instant.ts";
import type { FailureCode } from "#lib/triage/exchange.ts";
import type { Region } from "#lib/triage/region.ts";

/** `operational`, or the page's word for what is wrong (`partial_outage`, `degraded_performance` ...). */
export type ComponentStatus = string;

export type PageComponent = {
  readonly name: string;
  /** Null where the page does not say which region the component serves. */
  readonly region: Region | null;
  readonly status: ComponentStatus;
};

/** Where an incident is. A null stands for what the page does not name. */
export type IncidentPlace = { readonly region: Region | null; readonly component: string | null };

/** An incident that is not resolved. */
export type PageIncident = {
  readonly id: string;
  readonly name: string;
  /** Null where the page says nothing of it; empty where it is in none of the regions that were looked at. */
  readonly places: readonly IncidentPlace[] | null;
  /** `investigating`, `identified` ...; null where the page does not tell. */
  readonly status?: string | null;
  readonly startedAt?: Instant | null;
  /** Newest first. */
  readonly updates?: readonly PageUpdate[];
};

/** The kinds of page found so far. `incidentio-compat` has no regions, `incidentio-native` has. */
export type PageKind = "atlassian" | "incidentio-compat" | "incidentio-native" | "incidentio-widget";

/** A status page of any kind, brought to one form. */
export type PageReport = {
  readonly kind: PageKind;
  /** The address at which the page was found, after redirects. */
  readonly url: string;
  /** The page's own summary, for instance `All Systems Operational`. */
  readonly description: string | null;
  /** Incidents that the whole page lists as not resolved, all regions together; null where it has no such list. */
  readonly unresolved: number | null;
  readonly components: readonly PageComponent[];
  readonly incidents: readonly PageIncident[];
};

export type UnseenCode = FailureCode | "body_too_large" | "not_json" | "not_a_status_page" | `http_${number}`;

/** One look at the status page; it answers both the status and the incidents probe. */
export type PageLook =
  | { readonly kind: "seen"; readonly report: PageReport; readonly httpStatus: number; readonly latencyMs: number }
  | {
      readonly kind: "unseen";
      readonly code: UnseenCode;
      /** Null where nothing answered at all. */
      readonly httpStatus: number | null;
      readonly latencyMs: number;
    };

/** The two components that our integration stands on. */
export const OUR_COMPONENTS = ["rest-api", "webhooks"] as const;
export type OurComponent = (typeof OUR_COMPONENTS)[number];

/** Which of our two components a component name means. */
export function ourComponent(name: string): OurComponent | null {
  const plain = name.toLowerCase();
  if (plain.includes("webhook")) return "webhooks";
  return /\brest api\b/.test(plain) || plain.trim() === "api" ? "rest-api" : null;
}

const WORST_FIRST = ["full_outage", "major_outage", "partial_outage", "degraded_performance", "under_maintenance"];

/**
 * The status of one of our components in a region: what the page says of that region, else what it says of the
 * component without naming a region. The worst one counts where the page lists several. Null where it lists none.
 */
export function componentStatus(
  report: PageReport,
  component: OurComponent,
  region: Region | null,
): ComponentStatus | null {
  return worstStatus(componentsFor(report, component, region).map(({ status }) => status));
}

/** Where a page lists one of our components for a region, as `componentStatus` takes it. */
export function componentsFor(report: PageReport, component: OurComponent, region: Region | null): PageComponent[] {
  const named = report.components.filter(({ name }) => ourComponent(name) === component);
  const inRegion = named.filter((candidate) => region !== null && candidate.region === region);
  return inRegion.length > 0 ? inRegion : named.filter((candidate) => candidate.region === null);
}

/** Null where there is none. */
export function worstStatus(statuses: readonly ComponentStatus[]): ComponentStatus | null {
  const worst = WORST_FIRST.find((status) => statuses.includes(status));
  return worst ?? statuses.find((status) => status !== "operational") ?? statuses[0] ?? null;
}

/** Announced maintenance is not an incident: it is read, and does not decide. */
export function isTroubled(status: ComponentStatus): boolean {
  return status !== "operational" && status !== "under_maintenance";
}
