import { revokeApiToken } from "#lib/http/operations/api-tokens.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(revokeApiToken);
