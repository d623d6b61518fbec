import type { StatusPageView } from "#lib/contracts/status-page.ts";
import { REGIONS, type Region } from "#lib/triage/region.ts";
import { OUR_COMPONENTS, type OurComponent, ourComponent, worstStatus } from "#lib/triage/status-page.ts";

type Component = StatusPageView["components"][number];

/** How components of one kind are in a region; a null region stands for what the page says without naming one. */
export type StatusIn = { readonly region: Region | null; readonly status: string };

/** The regions that the page names, ours first, and how the REST API and Webhooks are there; null where it does not say. */
export type RegionRow = { readonly region: Region | null; readonly statuses: Record<OurComponent, string | null> };

export function regionRows(view: Pick<StatusPageView, "components" | "region">): RegionRow[] {
  return regionsOf(view).map((region) => {
    const statusOf = (component: OurComponent) =>
      worstOf(view.components.filter(({ name, ...at }) => at.region === region && ourComponent(name) === component));
    return { region, statuses: { "rest-api": statusOf("rest-api"), webhooks: statusOf("webhooks") } };
  });
}

/** The other components by name, and how each is wherever the page lists it. */
export function otherComponents(view: Pick<StatusPageView, "components" | "region">) {
  const others = view.components.filter(({ name }) => ourComponent(name) === null);
  const regions = regionsOf(view);
  return [...new Set(others.map(({ name }) => name))].map((name) => {
    const statuses = regions.flatMap((region): StatusIn[] => {
      const status = worstOf(others.filter((other) => other.name === name && other.region === region));
      return status === null ? [] : [{ region, status }];
    });
    return { name, statuses };
  });
}

/** How our components are where we are; null where the page does not say. */
export function ourStatuses({ components }: Pick<StatusPageView, "components">) {
  return OUR_COMPONENTS.map((component) => {
    return {
      component,
      status: worstOf(components.filter(({ name, ours }) => ours && ourComponent(name) === component)),
    };
  });
}

function regionsOf({ components, region }: Pick<StatusPageView, "components" | "region">): (Region | null)[] {
  const inOrder = [...REGIONS.filter((other) => other === region), ...REGIONS, null];
  return [...new Set(inOrder)].filter((one) => components.some((component) => component.region === one));
}

/** A page may list a component twice. */
function worstOf(components: readonly Component[]): string | null {
  return worstStatus(components.map(({ status }) => status));
}
