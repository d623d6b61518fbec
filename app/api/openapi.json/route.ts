import { describeApi } from "#lib/http/operations.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(describeApi);
