import type { Call } from "#simulator/call.ts";
import { ownMode } from "#simulator/disturbance.ts";
import { json, page, type Reply, text } from "#simulator/reply.ts";
import { ATLASSIAN_BODIES } from "#simulator/status-page/atlassian.ts";
import { BEHAVIOURS, type Reported } from "#simulator/status-page/behaviour.ts";
import { COMPAT_BODIES } from "#simulator/status-page/incident-io-compat.ts";
import { nativeIncidents, nativeSummary, regionOf } from "#simulator/status-page/incident-io-native.ts";
import type { PageClock } from "#simulator/status-page/so-far.ts";
import type { World } from "#simulator/world.ts";

const MOUNT = "/status";
/** Where the page has moved to, within the mount: the address that people configure redirects there. */
const HOME = "/fin";

/** Plays Intercom's status page: the old address, its redirect, and the page itself. */
export function statusPage(call: Call, world: World): Reply {
  if (call.method !== "GET" && call.method !== "HEAD") return text(405, "Method not allowed\n", { allow: "GET, HEAD" });
  const behaviour = BEHAVIOURS[ownMode(world.modes.status)];
  const clock = { since: world.statusSince, now: world.now() };
  switch (behaviour.kind) {
    case "incident-io":
      return isHome(call.path)
        ? incidentIo(call, behaviour.reported, clock)
        : redirect(call, HOME + withoutRoot(call.path));
    case "atlassian":
      return atlassian(call, behaviour.reported, clock);
    case "html":
      return page(200, "Sign in to the network", "This is what a captive portal answers instead of a status page.");
    case "redirect-loop":
      return redirect(call, isHome(call.path) ? call.path.slice(HOME.length) : HOME + withoutRoot(call.path));
    default:
      return behaviour satisfies never;
  }
}

function incidentIo(call: Call, reported: Reported, clock: PageClock): Reply {
  const home = `${call.origin}${MOUNT}${HOME}`;
  const path = withoutRoot(call.path.slice(HOME.length));
  const isPage = path === "" || regionOf(path.slice(1)) !== null;
  if (isPage) return page(200, "Fin status", "The state of every component.");

  const body = bodyAt(COMPAT_BODIES, path)?.(reported, home, clock) ?? nativeBody(call, path, reported, home, clock);
  return body ? json(200, body) : notFound();
}

/** The host in a native path is the page's own name and makes no difference; null for any other path or an unknown region. */
function nativeBody(call: Call, path: string, reported: Reported, home: string, clock: PageClock): object | null {
  const [, resource] = /^\/proxy\/[^/]+(|\/incidents)$/.exec(path) ?? [];
  const region = regionOf(call.query.get("subpage_slug"));
  if (resource === undefined || region === null) return null;
  return resource === "" ? nativeSummary(region, reported, home, clock) : nativeIncidents(region, reported, clock);
}

function atlassian(call: Call, reported: Reported, clock: PageClock): Reply {
  const path = withoutRoot(call.path);
  if (path === "") return page(200, "Intercom status", "The state of every component.");

  const body = bodyAt(ATLASSIAN_BODIES, path)?.(reported, `${call.origin}${MOUNT}`, clock);
  return body ? json(200, body) : notFound();
}

function bodyAt<Body>(bodies: Record<string, Body>, path: string): Body | undefined {
  return Object.hasOwn(bodies, path) ? bodies[path] : undefined;
}

function isHome(path: string): boolean {
  return path === HOME || path.startsWith(`${HOME}/`);
}

/** A path without the slash that stands for the root. */
function withoutRoot(path: string): string {
  return path === "/" ? "" : path;
}

function redirect(call: Call, path: string): Reply {
  const query = call.query.size === 0 ? "" : `?${call.query}`;
  return page(302, "Moved", "The status page has moved.", { location: `${MOUNT}${path}${query}` });
}

function notFound(): Reply {
  return page(404, "Not found", "There is no such page.");
}
