import { actionItemsPath, incidentsPath } from "#components/incident/paths.ts";

/** Where the navigation leads. `href` is also the beginning of every address inside that place. */
export const PLACES = [
  { name: "Dashboard", href: "/", icon: "dashboard" },
  { name: "Incidents", href: incidentsPath, icon: "incidents" },
  { name: "Action items", href: actionItemsPath, icon: "action-items" },
  { name: "Runbook", href: "/runbook", icon: "runbook" },
  { name: "Settings", href: "/settings", icon: "settings" },
] as const;

export type Place = (typeof PLACES)[number];

/** Whether a path lies in a place; the dashboard is only itself. */
export function isIn(place: Place, path: string): boolean {
  return path === place.href || (place.href !== "/" && path.startsWith(`${place.href}/`));
}
