import type { Operation } from "#lib/http/operation.ts";
import { type RouteHandler, route } from "#lib/http/route.ts";

type Found = { readonly handler: RouteHandler; readonly params: Readonly<Record<string, string>> };

/** Finds who answers a method at a path; null where there is nothing at the path. */
export type Router = (method: string, pathname: string) => Found | null;

/** One handler for each path and method of these operations. */
export function routerOf(operations: readonly Operation[]): Router {
  const places = [...Map.groupBy(operations, ({ path }) => path)].map(([path, [first, ...others]]) => {
    if (first === undefined) throw new Error(`nobody answers at ${path}`);
    return { segments: path.split("/"), handlers: route(first, ...others) };
  });
  // A word of the path goes before a parameter in its place: /incidents/months is no incident.
  places.sort((a, b) => parametersIn(a.segments) - parametersIn(b.segments));
  return (method, pathname) => {
    const asked = pathname.split("/");
    for (const { segments, handlers } of places) {
      const params = match(segments, asked);
      if (params === null) continue;
      const name = method === "HEAD" ? "GET" : method;
      return isMethod(handlers, name) ? { handler: handlers[name], params } : null;
    }
    return null;
  };
}

function isMethod(handlers: ReturnType<typeof route>, name: string): name is keyof typeof handlers {
  return Object.hasOwn(handlers, name);
}

function parametersIn(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith("{")).length;
}

function match(segments: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (segments.length !== asked.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const given = asked[index] ?? "";
    const isParameter = segment.startsWith("{");
    if (isParameter ? given === "" : given !== segment) return null;
    if (isParameter) params[segment.slice(1, -1)] = decodeURIComponent(given);
  }
  return params;
}
