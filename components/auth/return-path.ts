import { incidentsPath } from "#components/incident/paths.ts";
import { may } from "#lib/auth/permissions.ts";
import type { Role } from "#lib/contracts/account.ts";

const BASE = "http://offhook.invalid";
const FETCHED_BY_LINK = "_rsc";

/**
 * Where to go after signing in: a path of this app, or the dashboard for anything else. An address of another site must
 * not come through; to a browser `//evil.example`, `/\\evil.example` and, once its dots are resolved, `/.//evil.example`
 * are such addresses.
 */
export function returnPath(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || !asked.startsWith("/") || !URL.canParse(asked, BASE)) return "/";
  const address = new URL(asked, BASE);
  // Next adds it when it fetches a page for a link, and must not be shown one by itself.
  if (address.searchParams.has(FETCHED_BY_LINK)) address.searchParams.delete(FETCHED_BY_LINK);
  const { origin, pathname, search, hash } = address;
  return origin === BASE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

/** The sign-in page, and back to a path of this app afterwards. */
export function signInPath(returnTo: string): string {
  return returnTo === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(returnTo)}`;
}

/**
 * Where somebody arrives who has just signed in: at the page that they asked for, or else where their work begins. Who may
 * only look comes to read what happened.
 */
export function arrivalPath(returnTo: string, role: Role): string {
  return returnTo === "/" && !may(role, "incidents:command") ? incidentsPath : returnTo;
}
