import { testSystem } from "#lib/http/operations/settings.ts";
import { route } from "#lib/http/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = route(testSystem);
