import { OPERATIONS } from "#lib/http/operations.ts";
import { nothingHere, type RouteHandler } from "#lib/http/route.ts";
import { routerOf } from "#lib/http/router.ts";

/** Every operation of the API at its address. */
export const api = routerOf(OPERATIONS);

/** The same for a server that has found nothing else at an address below `/api`. */
export const answerApi: RouteHandler = (request, context) => {
  const { pathname } = new URL(request.url);
  const found = api(request.method, pathname);
  if (found === null) return nothingHere(request, context);
  return found.handler(request, { params: Promise.resolve(found.params) });
};
